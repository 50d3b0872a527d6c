package org.readout.analysis.assay;

/**
 * A well that is in no sum and no estimate.
 *
 * @param source the record's id
 * @param reason why
 * @param sentence the reason with its numbers
 */
public record Exclusion(
    String source, String experiment, String treatment, State reason, String sentence) {}
