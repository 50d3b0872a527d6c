/**
 * Draws fluorescence fields of cells whose every membrane potential is known: from the potential of
 * each cell through the dye, the optics and the camera to 16-bit counts, with the truth beside
 * them. It is the inverse of the meter: a meter that gives the truth back has its arithmetic right,
 * which says nothing of the biology.
 *
 * <p>The same recipe gives the same counts on any machine and any JDK from 17: one thread, {@link
 * StrictMath}, seeded streams, no native code.
 */
@NullMarked
package org.readout.imaging.rendered.cells;

import org.jspecify.annotations.NullMarked;
