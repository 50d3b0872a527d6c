/** Exports of Agilent's Seahorse Wave. */
@NullMarked
package org.readout.devices.agilent;

import org.jspecify.annotations.NullMarked;
