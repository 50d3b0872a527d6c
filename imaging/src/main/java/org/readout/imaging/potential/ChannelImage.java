package org.readout.imaging.potential;

import java.util.OptionalDouble;
import org.readout.imaging.Plane;

/**
 * One channel of one field as the file holds it. Immutable.
 *
 * @param name for people, for example {@code TMRM}
 * @param stored counts as stored, offset included
 * @param ceiling the count that the camera cannot exceed, in stored counts (4095 for 12 bits in
 *     16); empty if nobody knows
 */
public record ChannelImage(String name, Plane stored, OptionalDouble ceiling, Fidelity fidelity) {}
