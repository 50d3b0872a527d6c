package org.readout.imaging.cells;

import org.readout.imaging.Outline;

/**
 * A cell that counts, with its nucleus; or a nucleus with the ring around it.
 *
 * @param id its number in the labels, the same as that of its nucleus
 * @param xPx column of the centroid, from the centre of the left-most pixel
 * @param yPx row of the centroid, from the centre of the top-most pixel
 * @param areaPx pixels, the nucleus among them
 * @param atBorder whether it touches the border of the image, so that a part may be missing
 */
public record Cell(
    int id, double xPx, double yPx, double areaPx, boolean atBorder, Outline outline) {}
