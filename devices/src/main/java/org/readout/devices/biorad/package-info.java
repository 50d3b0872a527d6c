/** Exports of Bio-Rad's CFX Maestro. */
@NullMarked
package org.readout.devices.biorad;

import org.jspecify.annotations.NullMarked;
