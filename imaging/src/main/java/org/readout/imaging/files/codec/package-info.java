/**
 * Turns packed bytes into samples: the compressions, predictors and bit widths of image files.
 * Pure: knows neither files nor formats, never fails, and says how many bytes came out, so that a
 * part that breaks off is seen by whoever knows how many there should be.
 */
@NullMarked
package org.readout.imaging.files.codec;

import org.jspecify.annotations.NullMarked;
