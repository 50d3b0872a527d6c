/** Plates that a person wrote down as a grid. */
@NullMarked
package org.readout.devices.plain;

import org.jspecify.annotations.NullMarked;
