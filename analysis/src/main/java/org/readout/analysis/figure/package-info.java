/**
 * Figures as values. A builder ({@link org.readout.analysis.figure.TreatmentFigure}, {@link
 * org.readout.analysis.figure.PlateHeatMap}) turns results into a {@link
 * org.readout.analysis.figure.Figure}; the one renderer ({@link
 * org.readout.analysis.figure.SvgRenderer}) turns any figure into SVG for page, report and export.
 * The same figure gives the same bytes on every machine.
 *
 * <p>A new kind of figure is a record in {@link org.readout.analysis.figure.Mark} or {@link
 * org.readout.analysis.figure.Panel}, its case in the drawing class, and a golden SVG.
 */
@NullMarked
package org.readout.analysis.figure;

import org.jspecify.annotations.NullMarked;
