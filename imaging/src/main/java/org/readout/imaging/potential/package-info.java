/**
 * From pixels to one row of numbers per cell: dark and flat-field correction, background, intensity
 * of cell and mitochondria, ratios, image quality; and a refusal with its reason wherever the
 * pixels do not carry the number. Knows neither files nor treatments.
 */
@NullMarked
package org.readout.imaging.potential;

import org.jspecify.annotations.NullMarked;
