package org.readout.imaging.cells;

import org.readout.imaging.Outline;

/**
 * A nucleus that counts.
 *
 * @param id its number in the labels, from 1
 * @param xPx column of the centroid, from the centre of the left-most pixel
 * @param yPx row of the centroid, from the centre of the top-most pixel
 * @param areaPx pixels
 * @param solidity area over area of the convex hull, 0 to 1
 * @param atBorder whether it touches the border of the image, so that a part may be missing
 */
public record Nucleus(
    int id,
    double xPx,
    double yPx,
    double areaPx,
    double solidity,
    boolean atBorder,
    Outline outline) {}
