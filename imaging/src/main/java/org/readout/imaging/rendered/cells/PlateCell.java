package org.readout.imaging.rendered.cells;

/**
 * One cell of a plate, without its picture.
 *
 * @param experiment from 1
 * @param field of the well, from 1
 * @param physiology with its number in the labels of the field
 * @param cellMeanCounts what a perfect meter gives: counts of TMRM above the background, mean over
 *     the cell; its mass of mitochondria is drawn, not counted in a picture
 */
public record PlateCell(
    int experiment, PlateWell well, int field, CellPhysiology physiology, double cellMeanCounts) {}
