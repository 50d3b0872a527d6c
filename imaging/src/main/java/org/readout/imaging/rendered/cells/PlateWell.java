package org.readout.imaging.rendered.cells;

/**
 * A well of the layout.
 *
 * @param name row letter and column, for example {@code B7}
 */
public record PlateWell(String name, Arm arm) {}
