/** Exports of BMG LABTECH's software: MARS and SMART Control. */
@NullMarked
package org.readout.devices.bmg;

import org.jspecify.annotations.NullMarked;
