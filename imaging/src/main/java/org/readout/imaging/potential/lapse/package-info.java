/**
 * One field over time: cells followed from frame to frame, bleaching taken out, fluorescence
 * relative to the frames before the drug, and the sign that a dye is in quench mode.
 */
@NullMarked
package org.readout.imaging.potential.lapse;

import org.jspecify.annotations.NullMarked;
