package org.readout.analysis.potential;

/**
 * How much a comparison rests on.
 *
 * @param experiments n: those that hold all of what is compared
 * @param wells technical replicates in them
 * @param cells measured in them
 */
public record Extent(int experiments, int wells, int cells) {}
