/**
 * The wire between the computer and an instrument: serial, TCP, a pseudo-terminal, or memory.
 *
 * <p>A {@link org.readout.devices.port.Port} moves bytes and keeps time; a {@link
 * org.readout.devices.port.Line} makes exchanges of them, each with an end, a length bound, a
 * deadline and a way back into step; a {@link org.readout.devices.port.Recording} writes down every
 * byte. An {@link org.readout.devices.port.Emulator} stands at the other end of a wire in place of
 * an instrument, and an {@link org.readout.devices.port.Outbox} does to its bytes what bad cables
 * and bad days do.
 */
@NullMarked
package org.readout.devices.port;

import org.jspecify.annotations.NullMarked;
