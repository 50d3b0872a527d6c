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
  /** Kinds of plates, and how many colonies each well has at most. */
  private enum Kind {
    SIX_WELLS(90),
    DISH(220),
    BACTERIAL_DISH(300),
    SOFT_AGAR(70);

    private final int most;

    Kind(int most) {
      this.most = most;
    }

    PlateRecipe recipe(long seed) {
      Random chance = new Random(1000 * seed + most);
      return switch (this) {
        case SIX_WELLS -> PlateRecipe.sixWell(chance.ints(6, 0, most).toArray());
        case DISH -> PlateRecipe.dish(chance.nextInt(most));
        case BACTERIAL_DISH -> PlateRecipe.bacterialDish(chance.nextInt(most));
        case SOFT_AGAR -> PlateRecipe.softAgarField(chance.nextInt(most));
      };
    }

    CountSettings settings(RenderedPlate plate) {
      CountSettings settings = CountSettings.defaults();
      return this == SOFT_AGAR
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
    TreeMap<Integer, List<Double>> byDoubt = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      for (boolean heavy : new boolean[] {false, true}) {
        String name = kind.name().toLowerCase(Locale.ROOT) + (heavy ? "_heavy" : "");
        if (!name.matches(".*" + part + ".*")) {
          continue;
        }
        Tally tally = new Tally();
        for (long seed = Long.parseLong(args[0]); seed <= Long.parseLong(args[1]); seed++) {
          PlateRecipe recipe = kind.recipe(seed).with(heavy ? Nuisances.HEAVY : Nuisances.USUAL);
          RenderedPlate plate = RenderedPlate.render(recipe, seed);
          ImageFile file = ImageFile.of(name + seed, plate.jpeg());
          CountedImage counted = ColonyCounter.count(file, kind.settings(plate));
          for (CountedRegion region : counted.regions()) {
            double error = add(tally, plate, region, file.name());
            byDoubt
                .computeIfAbsent((int) (10 * region.doubtful()), key -> new ArrayList<>())
                .add(error);
          }
          if (args.length > 3) {
            Path out = Files.createDirectories(Path.of(args[3]));
            Files.write(out.resolve(file.name() + ".png"), CountOverlay.png(file, counted));
          }
        }
        print(name, tally);
      }
    }
    byDoubt.forEach(ScoreRendered::printDoubt);
  }

  /** How wrong wells are of which so many tenths are doubtful. */
  private static void printDoubt(int tenths, List<Double> errors) {
    System.out.printf(
        Locale.ROOT,
        "doubtful from 0.%d: %3d regions, mean error %.0f %%, off by over 10 %%: %d%n",
        tenths,
        errors.size(),
        100 * errors.stream().mapToDouble(e -> e).average().orElse(0),
        errors.stream().filter(e -> e > 0.1).count());
  }

  /** Returns the part by which the count is wrong. */
  private static double add(Tally tally, RenderedPlate plate, CountedRegion region, String name) {
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
    return error;
  }

  private static double apart(TrueColony colony, Candidate found) {
    return Math.hypot(colony.xPx() - found.xPx(), colony.yPx() - found.yPx());
  }

  private static void print(String kind, Tally tally) {
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
