package org.readout.imaging.colonies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.rendered.Nuisances;
import org.readout.imaging.rendered.PlateRecipe;
import org.readout.imaging.rendered.RenderedPlate;
import org.readout.imaging.rendered.TrueColony;

/**
 * Counts rendered plates and prints how right it was, a row a kind: {@code ScoreRendered FROM TO
 * [kind part] [OUT]}, seeds FROM to TO, and the pictures with their outlines in OUT.
 */
final class ScoreRendered {
  /** Kinds of plates, how many colonies each has at most, and how bad the pictures are. */
  private enum Kind {
    SIX_WELLS(90, Nuisances.USUAL),
    SIX_WELLS_HEAVY(90, Nuisances.HEAVY),
    DISH(220, Nuisances.USUAL),
    DISH_HEAVY(220, Nuisances.HEAVY),
    BACTERIAL_DISH(300, Nuisances.USUAL),
    BACTERIAL_DISH_HEAVY(300, Nuisances.HEAVY),
    SOFT_AGAR(70, Nuisances.USUAL),
    SOFT_AGAR_HEAVY(70, Nuisances.HEAVY);

    private final int most;
    private final Nuisances nuisances;

    Kind(int most, Nuisances nuisances) {
      this.most = most;
      this.nuisances = nuisances;
    }

    PlateRecipe recipe(long seed) {
      Random chance = new Random(1000 * seed + ordinal() / 2);
      PlateRecipe recipe =
          switch (this) {
            case SIX_WELLS, SIX_WELLS_HEAVY -> {
              int[] wells = new int[6];
              for (int i = 0; i < wells.length; i++) {
                wells[i] = chance.nextInt(most);
              }
              yield PlateRecipe.sixWell(wells);
            }
            case DISH, DISH_HEAVY -> PlateRecipe.dish(chance.nextInt(most));
            case BACTERIAL_DISH, BACTERIAL_DISH_HEAVY ->
                PlateRecipe.bacterialDish(chance.nextInt(most));
            case SOFT_AGAR, SOFT_AGAR_HEAVY -> PlateRecipe.softAgarField(chance.nextInt(most));
          };
      return recipe.with(nuisances);
    }

    CountSettings settings(RenderedPlate plate) {
      CountSettings settings = CountSettings.defaults();
      return this == SOFT_AGAR || this == SOFT_AGAR_HEAVY
          ? settings
              .withAssay(ColonyAssay.SOFT_AGAR)
              .withUmPerPx(plate.umPerPx())
              .withMinDiameter(new SizeLimit.Micrometres(60))
          : settings;
    }
  }

  /** What came out of one kind. */
  private static final class Tally {
    int right;
    int wrong;
    int missed;
    final List<Double> errors = new ArrayList<>();
    final Map<String, int[]> flags = new TreeMap<>();
    final Map<String, Integer> reasons = new TreeMap<>();
    int silent;
  }

  private ScoreRendered() {}

  public static void main(String[] args) throws IOException, ImageException {
    String part = args.length > 2 ? args[2] : "";
    for (Kind kind : Kind.values()) {
      if (!kind.name().matches(".*" + part + ".*")) {
        continue;
      }
      Tally tally = new Tally();
      for (long seed = Long.parseLong(args[0]); seed <= Long.parseLong(args[1]); seed++) {
        RenderedPlate plate = RenderedPlate.render(kind.recipe(seed), seed);
        ImageFile file = ImageFile.of(kind.name().toLowerCase(Locale.ROOT) + seed, plate.jpeg());
        CountedImage counted = ColonyCounter.count(file, kind.settings(plate));
        for (CountedRegion region : counted.regions()) {
          add(tally, plate, region, file.name());
        }
        if (args.length > 3) {
          Path out = Files.createDirectories(Path.of(args[3]));
          Files.write(out.resolve(file.name() + ".png"), CountOverlay.png(file, counted));
        }
      }
      print(kind, tally);
    }
  }

  private static void add(Tally tally, RenderedPlate plate, CountedRegion region, String name) {
    List<TrueColony> here =
        plate.colonies().stream()
            .filter(c -> region.name().length() > 2 || c.well().equals(region.name()))
            .toList();
    List<TrueColony> free = new ArrayList<>(here.stream().filter(TrueColony::countable).toList());
    int countable = free.size();
    int wrong = 0;
    List<Candidate> accepted =
        region.candidates().stream()
            .filter(Candidate::accepted)
            .sorted(Comparator.comparingDouble(Candidate::diameterPx).reversed())
            .toList();
    for (Candidate found : accepted) {
      TrueColony nearest =
          free.stream()
              .filter(c -> apart(c, found) <= Math.max(4, c.diameterPx() / 2))
              .min(Comparator.comparingDouble(c -> apart(c, found)))
              .orElse(null);
      if (nearest == null) {
        wrong++;
      } else {
        free.remove(nearest);
      }
    }
    for (TrueColony missed : free) {
      String why =
          region.candidates().stream()
              .filter(
                  c -> !c.accepted() && apart(missed, c) <= Math.max(4, missed.diameterPx() / 2))
              .map(c -> String.valueOf(c.reason()))
              .findFirst()
              .orElse("MERGED_OR_NOT_SEEN");
      tally.reasons.merge(why, 1, Integer::sum);
    }
    tally.wrong += wrong;
    tally.missed += free.size();
    tally.right += countable - free.size();
    double error = Math.abs(region.count() - countable) / Math.max(countable, 1.0);
    boolean off = Math.abs(region.count() - countable) > Math.max(2, 0.1 * countable);
    if (System.getenv("DOUBTS") != null) {
      System.out.printf(
          Locale.ROOT,
          "DOUBT %.3f %.3f %d %d %s%n",
          region.doubtful(),
          error,
          region.count(),
          countable,
          name);
    }
    if (countable >= 10) {
      tally.errors.add(error);
    }
    if (error > 0.3 && region.flags().isEmpty()) {
      tally.silent++;
    }
    for (Flag flag : region.flags()) {
      tally.flags.computeIfAbsent(flag.code(), code -> new int[2])[off ? 1 : 0]++;
    }
    tally.flags.computeIfAbsent("all", code -> new int[2])[off ? 1 : 0]++;
    if (error > 0.12 && Math.abs(region.count() - countable) > 2) {
      System.out.printf(
          Locale.ROOT,
          "  %s %s: %d of %d, %d wrong, %d missed %s%n",
          name,
          region.name(),
          region.count(),
          countable,
          wrong,
          free.size(),
          region.flags());
    }
  }

  private static double apart(TrueColony colony, Candidate found) {
    return Math.hypot(colony.xPx() - found.xPx(), colony.yPx() - found.yPx());
  }

  private static void print(Kind kind, Tally tally) {
    tally.errors.sort(null);
    double mean = tally.errors.stream().mapToDouble(e -> e).average().orElse(0);
    StringBuilder flags = new StringBuilder();
    tally.flags.forEach(
        (code, n) -> flags.append(' ').append(code).append(' ').append(n[0] + "+" + n[1]));
    System.out.printf(
        Locale.ROOT,
        "%-22s %5d colonies  F1 %.3f  too many %3d  missed %3d  mean error %.1f %%  worst %.0f %%"
            + "  silent %d  flags (right+off):%s  missed as %s%n",
        kind,
        tally.right + tally.missed,
        2.0 * tally.right / Math.max(1, 2 * tally.right + tally.wrong + tally.missed),
        tally.wrong,
        tally.missed,
        100 * mean,
        100 * tally.errors.stream().mapToDouble(e -> e).max().orElse(0),
        tally.silent,
        flags,
        tally.reasons);
  }
}
