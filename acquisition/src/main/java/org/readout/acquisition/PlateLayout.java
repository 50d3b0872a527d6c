package org.readout.acquisition;

import java.util.Optional;

/**
 * One version of a plate's layout, as the study keeps it.
 *
 * @param id what a result names as its input
 * @param file the SHA-256 of the file that it was read from; absent for one that was painted
 */
public record PlateLayout(long id, Layout layout, Optional<String> file) {}
