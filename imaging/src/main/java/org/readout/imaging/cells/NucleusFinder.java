package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.readout.imaging.Labels;
import org.readout.imaging.Outline;
import org.readout.imaging.Plane;

/**
 * Finds nuclei in a fluorescence stain of DNA: bright on dark, of any size from about 8 pixels up,
 * dim ones beside bright ones, touching ones apart. Pure, and safe for many threads; {@link
 * org.readout.imaging.OpenCv#require()} must have returned before.
 *
 * <p>Each nucleus has the threshold at which it looks most like one; its border is where the stain
 * has fallen to half of its height at the margin. Constants are in typical diameters, typical
 * heights or noise, all found from the image, so that scale, gain and offset change nothing.
 */
public final class NucleusFinder {
  public static final String ALGORITHM = "threshold tree, waist division, half height";
  public static final String VERSION = "1";

  private NucleusFinder() {}

  /**
   * @return nuclei, numbered from the top left; none, and one rejected object that is the whole
   *     field and says why, if nothing in the field looks like a nucleus. Then the diameter is 0
   *     unless it was given.
   */
  public static FoundNuclei find(Plane stain, NucleusSettings settings) {
    Optional<String> unusable = FieldCheck.of(stain);
    if (unusable.isPresent()) {
      return none(stain, settings.diameterPx().orElse(0), unusable.get());
    }
    TypicalDiameter.Found typical =
        settings.diameterPx().isPresent()
            ? new TypicalDiameter.Found(settings.diameterPx().getAsDouble(), null)
            : TypicalDiameter.of(stain);
    double diameterPx = typical.px();
    if (diameterPx == 0) {
      return none(stain, 0, "nothing here stands out of the noise in the form of a nucleus");
    }
    Segments segments = Segments.of(stain, typical, settings.smallestFraction());
    return found(segments, diameterPx, new Grid(stain.widthPx(), stain.heightPx()));
  }

  private static FoundNuclei none(Plane stain, double diameterPx, String reason) {
    int w = stain.widthPx();
    int h = stain.heightPx();
    Outline field =
        new Outline(
            List.of(
                new Outline.Point(0, 0),
                new Outline.Point(w - 1, 0),
                new Outline.Point(w - 1, h - 1),
                new Outline.Point(0, h - 1)));
    RejectedNucleus whole =
        new RejectedNucleus((w - 1) / 2.0, (h - 1) / 2.0, (double) w * h, reason, field);
    return new FoundNuclei(Labels.of(w, h, new int[w * h]), diameterPx, List.of(), List.of(whole));
  }

  /** Numbers what counts in the order of its first pixel. */
  private static FoundNuclei found(Segments segments, double diameterPx, Grid grid) {
    int[] ids = segments.ids();
    Members members = Members.of(ids, segments.verdicts().size());
    int[] number = new int[members.count() + 1];
    List<Nucleus> nuclei = new ArrayList<>();
    List<RejectedNucleus> rejected = new ArrayList<>();
    boolean[] met = new boolean[number.length];
    for (int id : ids) {
      if (id > 0 && !met[id]) {
        met[id] = true;
        int[] places = members.of(id);
        Optional<String> reason = segments.verdicts().get(id - 1);
        if (reason.isEmpty()) {
          number[id] = nuclei.size() + 1;
          nuclei.add(nucleus(number[id], places, grid));
        } else {
          rejected.add(rejected(places, reason.get(), grid));
        }
      }
    }
    int[] labels = new int[ids.length];
    Arrays.setAll(labels, p -> number[ids[p]]);
    return new FoundNuclei(
        Labels.of(grid.width(), grid.height(), labels), diameterPx, nuclei, rejected);
  }

  private static Nucleus nucleus(int id, int[] places, Grid grid) {
    return new Nucleus(
        id,
        column(places, grid),
        row(places, grid),
        places.length,
        Silhouette.of(places, grid.width()).solidity(),
        Arrays.stream(places).anyMatch(grid::atBorder),
        Border.of(places, grid));
  }

  private static RejectedNucleus rejected(int[] places, String reason, Grid grid) {
    return new RejectedNucleus(
        column(places, grid), row(places, grid), places.length, reason, Border.of(places, grid));
  }

  private static double column(int[] places, Grid grid) {
    return Arrays.stream(places).mapToDouble(p -> p % grid.width()).average().orElseThrow();
  }

  private static double row(int[] places, Grid grid) {
    return Arrays.stream(places)
        .mapToDouble(p -> Math.floorDiv(p, grid.width()))
        .average()
        .orElseThrow();
  }
}
