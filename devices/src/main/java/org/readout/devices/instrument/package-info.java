/**
 * What instruments are to the rest of the program: a {@link org.readout.devices.instrument.Driver}
 * opens an {@link org.readout.devices.instrument.Instrument} on a port, and a {@link
 * org.readout.devices.instrument.PlateReader} turns a {@link
 * org.readout.devices.instrument.PlateRead} into {@linkplain org.readout.devices.instrument.Sweep
 * sweeps} of readings.
 *
 * <p>Drivers are found by {@link java.util.ServiceLoader}; each claims no more than it was tried
 * on. Confinement: an instrument belongs to the one thread that opened its port, which {@link
 * org.readout.devices.instrument.InstrumentThread} provides.
 */
@NullMarked
package org.readout.devices.instrument;

import org.jspecify.annotations.NullMarked;
