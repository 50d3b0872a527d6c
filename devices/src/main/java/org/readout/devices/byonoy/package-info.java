/** Exports of Byonoy's Absorbance 96. */
@NullMarked
package org.readout.devices.byonoy;

import org.jspecify.annotations.NullMarked;
