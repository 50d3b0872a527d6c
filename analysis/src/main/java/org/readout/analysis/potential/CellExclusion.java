package org.readout.analysis.potential;

/**
 * A cell that is in no mean and no estimate.
 *
 * @param source the record's id
 * @param reason why, with its numbers
 */
public record CellExclusion(
    String source, Place place, String treatment, PotentialState state, String reason) {}
