/** Exports of Tecan's readers: i-control, SparkControl and Magellan. */
@NullMarked
package org.readout.devices.tecan;

import org.jspecify.annotations.NullMarked;
