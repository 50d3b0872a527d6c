package org.readout.acquisition;

import java.util.Optional;

/**
 * A plate or dish of the study.
 *
 * @param name as it was first written
 * @param layout the latest; absent until one is read
 */
public record Plate(String name, Optional<PlateLayout> layout) {}
