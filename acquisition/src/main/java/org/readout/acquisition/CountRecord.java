package org.readout.acquisition;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What was counted on one image.
 *
 * @param umPerPx micrometres per pixel; absent where nobody knows, and then nothing is in
 *     micrometres
 * @param scaleSource where that number comes from, for example the name of a tag; empty if unknown
 * @param regions the dishes, wells or the field of the image, each name once
 */
public record CountRecord(
    int widthPx, int heightPx, OptionalDouble umPerPx, String scaleSource, List<Region> regions) {
  public CountRecord {
    if (widthPx <= 0 || heightPx <= 0) {
      throw new IllegalArgumentException("not an image: %d x %d".formatted(widthPx, heightPx));
    }
    umPerPx.ifPresent(CountRecord::finite);
    Set<String> names = new HashSet<>();
    for (Region region : regions) {
      if (!names.add(region.name())) {
        throw new IllegalArgumentException("region twice: " + region.name());
      }
    }
    regions = List.copyOf(regions);
  }

  /** What a region is. */
  public enum Kind {
    DISH,
    WELL,
    FIELD;

    /** The word of the exports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One dish, well or field.
   *
   * @param name a well's name, or what the counter calls it; unique in the image
   * @param count accepted colonies; where they are too numerous, not a number to use
   * @param areaFraction of the region that is covered, 0 to 1
   * @param rejected candidates that were not counted, whether or not {@code objects} has them all
   * @param flags what a person should look at
   * @param outline as {@code x,y x,y …} in pixels; empty for the whole image
   */
  public record Region(
      String name,
      Kind kind,
      int count,
      boolean tooNumerous,
      double areaFraction,
      int rejected,
      List<String> flags,
      String outline,
      List<Candidate> objects) {
    public Region {
      if (count < 0 || rejected < 0 || !(areaFraction >= 0 && areaFraction <= 1)) {
        throw new IllegalArgumentException(
            "region %s: count %d, rejected %d, area fraction %s"
                .formatted(name, count, rejected, areaFraction));
      }
      Set<Integer> ids = new HashSet<>();
      for (Candidate candidate : objects) {
        if (!ids.add(candidate.id())) {
          throw new IllegalArgumentException(
              "region " + name + ": object twice: " + candidate.id());
        }
      }
      flags = List.copyOf(flags);
      objects = List.copyOf(objects);
    }
  }

  /**
   * Something that may be a colony.
   *
   * @param id unique in its region
   * @param diameterUm only where the image's scale is known
   * @param reason why it was rejected; absent for an accepted one
   * @param outline as {@code x,y x,y …} in pixels; empty if none was kept
   */
  public record Candidate(
      int id,
      double xPx,
      double yPx,
      double areaPx,
      double diameterPx,
      OptionalDouble diameterUm,
      double circularity,
      double meanIntensity,
      boolean accepted,
      Optional<String> reason,
      String outline) {
    public Candidate {
      xPx = finite(xPx);
      yPx = finite(yPx);
      areaPx = finite(areaPx);
      diameterPx = finite(diameterPx);
      diameterUm.ifPresent(CountRecord::finite);
      circularity = finite(circularity);
      meanIntensity = finite(meanIntensity);
      if (accepted == reason.isPresent()) {
        throw new IllegalArgumentException("a rejected object has a reason, an accepted one none");
      }
    }
  }

  /** The number itself, but for a zero below zero, which the record does not tell from zero. */
  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
    return value + 0.0;
  }
}
