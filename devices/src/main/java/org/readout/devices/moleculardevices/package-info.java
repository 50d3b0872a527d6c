/** Molecular Devices: exports of SoftMax Pro, and the SpectraMax readers on their serial line. */
@NullMarked
package org.readout.devices.moleculardevices;

import org.jspecify.annotations.NullMarked;
