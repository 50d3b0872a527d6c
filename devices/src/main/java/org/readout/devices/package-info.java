/**
 * Knows bytes: ports, drivers, emulators and vendor files, and the values that come out of them.
 *
 * <p>A number that was measured enters here as a {@link org.readout.devices.Reading}, with its
 * {@link org.readout.devices.Unit} and a status; from here on it is never without them. This module
 * imports no other module of the project.
 */
@NullMarked
package org.readout.devices;

import org.jspecify.annotations.NullMarked;
