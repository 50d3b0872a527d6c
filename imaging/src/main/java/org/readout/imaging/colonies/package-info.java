/**
 * Counts colonies and plaques in the image of a dish, a plate or a field, and says of everything
 * that was left out why. The way of a pixel: {@code Light} (what part of the light is absorbed),
 * {@code Stain} (one signal out of three channels), {@code MaxTree} (every threshold at once),
 * {@code Selection} (which thresholds show single colonies), {@code Split}, {@code Judge}, {@code
 * Verdict}.
 */
@NullMarked
package org.readout.imaging.colonies;

import org.jspecify.annotations.NullMarked;
