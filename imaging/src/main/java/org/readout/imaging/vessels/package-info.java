/**
 * Finds what holds the cells in an image: a dish, the wells of a plate, or nothing but the field
 * itself. Knows circles and lattices, not colonies.
 */
@NullMarked
package org.readout.imaging.vessels;

import org.jspecify.annotations.NullMarked;
