/** Exports of Unchained Labs' Lunatic and Stunner. */
@NullMarked
package org.readout.devices.unchained;

import org.jspecify.annotations.NullMarked;
