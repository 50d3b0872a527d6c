/** Exports of Thermo Fisher's instruments: SkanIt, QuantStudio, NanoDrop and Qubit. */
@NullMarked
package org.readout.devices.thermo;

import org.jspecify.annotations.NullMarked;
