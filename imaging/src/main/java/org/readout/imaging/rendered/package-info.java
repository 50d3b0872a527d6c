/**
 * Draws photographs of plates, dishes and fields whose every colony is known, for the demonstration
 * and for measuring the counter. The same recipe and seed give the same bytes on any machine: one
 * thread, {@link StrictMath}, and of OpenCV only operations on whole numbers.
 */
@NullMarked
package org.readout.imaging.rendered;

import org.jspecify.annotations.NullMarked;
