/** One field of a microscope from its channels to its cells in numbers: who does what, and when. */
@NullMarked
package org.readout.imaging.field;

import org.jspecify.annotations.NullMarked;
