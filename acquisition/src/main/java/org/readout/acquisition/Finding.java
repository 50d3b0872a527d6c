package org.readout.acquisition;

/**
 * Something in a study that is not as it was written.
 *
 * @param place for example {@code raw/ab/abcdef…} or {@code audit trail, row 17}
 * @param problem what is wrong there
 */
public record Finding(String place, String problem) {}
