package org.readout.analysis.potential;

/**
 * Something that a reader of the result has to know.
 *
 * @param about the treatment, plate or comparison that it concerns; empty for the whole
 * @param sentence what is the matter, with its numbers
 */
public record Caution(PotentialState state, String about, String sentence) {}
