package org.readout.analysis.assay;

/**
 * A state of one result.
 *
 * @param about the treatment, experiment or comparison that it concerns; empty for the whole
 * @param sentence what is the matter, with its numbers
 */
public record Flag(State state, String about, String sentence) {}
