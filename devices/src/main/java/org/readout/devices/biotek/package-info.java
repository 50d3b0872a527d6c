/** Exports of Agilent BioTek's Gen5. */
@NullMarked
package org.readout.devices.biotek;

import org.jspecify.annotations.NullMarked;
