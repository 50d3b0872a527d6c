package org.readout.imaging.files;

import java.util.OptionalDouble;

/**
 * What was recorded at one colour, as far as the file says.
 *
 * @param name as in the file, for example {@code DAPI}; empty if unknown
 * @param exposureMs milliseconds of the first plane; empty if unknown
 * @param excitationNm nanometres; empty if unknown
 * @param emissionNm nanometres; empty if unknown
 */
public record Channel(
    String name,
    OptionalDouble exposureMs,
    OptionalDouble excitationNm,
    OptionalDouble emissionNm) {
  /** A channel of which nothing but its name is known. */
  public static Channel named(String name) {
    return new Channel(
        name, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }
}
