/** BMG LABTECH: exports of MARS and SMART Control, and the CLARIOstar on its serial line. */
@NullMarked
package org.readout.devices.bmg;

import org.jspecify.annotations.NullMarked;
