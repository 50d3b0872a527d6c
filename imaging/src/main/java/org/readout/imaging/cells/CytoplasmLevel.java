package org.readout.imaging.cells;

/**
 * Where cytoplasm begins in a field, in the unit of its plane.
 *
 * @param background the level of places without cells
 * @param noise standard deviation of the smoothed plane where nothing is
 * @param threshold of the field; a cell's own lies near it, see {@link CellFinder}
 * @param bright the level that stands for 1 in the distance of the propagation
 */
public record CytoplasmLevel(double background, double noise, double threshold, double bright) {}
