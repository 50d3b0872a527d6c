/** Exports of Molecular Devices' SoftMax Pro. */
@NullMarked
package org.readout.devices.moleculardevices;

import org.jspecify.annotations.NullMarked;
