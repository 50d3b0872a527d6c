package org.readout.imaging.colonies;

import java.util.List;
import org.readout.imaging.Outline;
import org.readout.imaging.vessels.Compartment;

/**
 * What was counted in one dish, well or field. Immutable.
 *
 * @param name {@code dish}, {@code A1}… or {@code field}
 * @param outline where it is, in image pixels; may reach beyond the image
 * @param count accepted candidates
 * @param tooNumerous the count is too low to be used: use the area fraction
 * @param areaFraction the part of the region's floor that is covered, 0 to 1
 * @param doubtful how much of the count hangs on candidates that would be judged otherwise if the
 *     limits of size and contrast were a quarter stricter or laxer (of light colonies: half as
 *     strict): their number over the count, 0 to 1
 * @param rejected rejected candidates
 * @param flags what a person should know, in a fixed order
 * @param candidates accepted and rejected; ids are unique in the image
 */
public record CountedRegion(
    String name,
    Compartment.Kind kind,
    Outline outline,
    int count,
    boolean tooNumerous,
    double areaFraction,
    double doubtful,
    int rejected,
    List<Flag> flags,
    List<Candidate> candidates) {
  public CountedRegion {
    flags = List.copyOf(flags);
    candidates = List.copyOf(candidates);
    if (!(areaFraction >= 0 && areaFraction <= 1)) {
      throw new IllegalArgumentException("area fraction " + areaFraction + " is not in [0, 1]");
    }
    if (count + rejected != candidates.size()) {
      throw new IllegalArgumentException(
          "%d counted and %d rejected are not %d candidates"
              .formatted(count, rejected, candidates.size()));
    }
  }
}
