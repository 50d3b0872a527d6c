package org.readout.imaging.cells;

import org.readout.imaging.Outline;

/**
 * A nucleus whose cell does not count; its pixels are background in the labels of the cells.
 *
 * @param id the number of its nucleus
 * @param areaPx pixels, the nucleus among them
 * @param reason for a person, for example {@code no cytoplasm found: 12 px around a nucleus of 841}
 */
public record RejectedCell(
    int id, double xPx, double yPx, double areaPx, String reason, Outline outline) {}
