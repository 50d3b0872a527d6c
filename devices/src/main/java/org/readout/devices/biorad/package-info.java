/** Bio-Rad: exports of CFX Maestro, and the Model 680 reader on its serial line. */
@NullMarked
package org.readout.devices.biorad;

import org.jspecify.annotations.NullMarked;
