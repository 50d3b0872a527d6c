package org.readout.imaging.cells;

import org.readout.imaging.Outline;

/**
 * Something that was a candidate and does not count.
 *
 * @param reason for a person, for example {@code too small: 31 px, at least 84 px asked}
 */
public record RejectedNucleus(
    double xPx, double yPx, double areaPx, String reason, Outline outline) {}
