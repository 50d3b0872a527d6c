/**
 * Nuclei and the cells around them in fluorescence images. Every object keeps its outline, and a
 * rejected one its reason.
 */
@NullMarked
package org.readout.imaging.cells;

import org.jspecify.annotations.NullMarked;
