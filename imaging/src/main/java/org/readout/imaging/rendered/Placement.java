package org.readout.imaging.rendered;

import java.util.ArrayList;
import java.util.List;

/**
 * Places exactly as many colonies as were asked for. All but the wanted share stand free; where a
 * well has no free place left, the colony goes where it overlaps least.
 */
final class Placement {
  /** Outlines are rough: how far a colony may reach beyond the circle of its area. */
  static final double REACH = 1.3;

  /** Above the limit by more than a drawn outline can lose to whole pixels. */
  private static final double CLEARLY_COUNTABLE = 1.08;

  private static final int TRIES = 120;
  private static final double SMALL_COLONIES = 0.25;

  private final PlateRecipe recipe;
  private final List<Sprout> placed = new ArrayList<>();
  private int labels;

  private Placement(PlateRecipe recipe) {
    this.recipe = recipe;
  }

  /** The wanted ones by well, then those below the limit by well; labels count from 1. */
  static List<Sprout> of(PlateRecipe recipe, List<WellArea> wells, long seed) {
    Placement placement = new Placement(recipe);
    for (WellArea well : wells) {
      placement.fill(well, new Chance(seed, "colonies of " + well.name()));
    }
    for (WellArea well : wells) {
      placement.addSmall(well, new Chance(seed, "small colonies of " + well.name()));
    }
    return List.copyOf(placement.placed);
  }

  private void fill(WellArea well, Chance chance) {
    int wanted = recipe.wanted(well.name());
    double overlaps = recipe.nuisances().level(Nuisance.OVERLAPS);
    int partners = (int) StrictMath.round(wanted * overlaps / 2);
    double side = chance.angle();
    double[] radii = radii(wanted, well, chance);
    List<Sprout> here = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      double[] at =
          i >= wanted - partners && !here.isEmpty()
              ? beside(here, radii[i], well, chance)
              : free(here, radii[i], well, side, chance);
      here.add(sprout(well, at, radii[i], chance));
    }
    placed.addAll(here);
  }

  /** After all the others, so that debris changes neither their places nor their labels. */
  private void addSmall(WellArea well, Chance chance) {
    List<Sprout> here =
        new ArrayList<>(placed.stream().filter(s -> s.well().equals(well)).toList());
    double debris = recipe.nuisances().level(Nuisance.DEBRIS);
    int small = chance.about(recipe.wanted(well.name()) * debris * SMALL_COLONIES);
    double side = chance.angle();
    for (int i = 0; i < small; i++) {
      double radius = limitRadius() * chance.between(0.3, 0.75);
      Sprout sprout = sprout(well, free(here, radius, well, side, chance), radius, chance);
      here.add(sprout);
      placed.add(sprout);
    }
  }

  private Sprout sprout(WellArea well, double[] at, double radius, Chance chance) {
    boolean pale = chance.happens(recipe.nuisances().level(Nuisance.PALE));
    labels++;
    return new Sprout(labels, well, at[0], at[1], radius, pale);
  }

  private double limitRadius() {
    return recipe.px(recipe.look().smallestUm() / 1000) / 2;
  }

  /** Log-normal, drawn again below the limit and beyond three medians; in chance's order. */
  private double[] radii(int count, WellArea well, Chance chance) {
    double least = limitRadius() * CLEARLY_COUNTABLE;
    double median = recipe.px(recipe.look().medianUm() / 1000) / 2;
    double most = Math.max(least, Math.min(3 * median, well.room() / 3));
    double[] radii = new double[count];
    for (int i = 0; i < count; i++) {
      double radius = chance.logNormal(median, recipe.look().spread());
      for (int tries = 0; (radius < least || radius > most) && tries < TRIES; tries++) {
        radius = chance.logNormal(median, recipe.look().spread());
      }
      radii[i] = Math.max(least, Math.min(most, radius));
    }
    return radii;
  }

  private double[] free(
      List<Sprout> here, double radius, WellArea well, double side, Chance chance) {
    double[] best = {well.xPx(), well.yPx()};
    double most = Double.NEGATIVE_INFINITY;
    for (int tries = 0; tries < 3 * TRIES; tries++) {
      double[] at = somewhere(well, radius, side, chance);
      double gap = gap(here, at, radius);
      if (gap > most && well.holds(at[0], at[1], radius * REACH)) {
        most = gap;
        best = at;
      }
      // First clear of each other's ragged edges, later just not touching.
      double enough = tries < TRIES ? 0.3 * radius + 3 : tries < 2 * TRIES ? 0.1 * radius + 1 : 0;
      if (most > enough) {
        break;
      }
    }
    return best;
  }

  /** Uniform over the well, or with crowding towards the wall and to one side. */
  private double[] somewhere(WellArea well, double radius, double side, Chance chance) {
    double crowding = recipe.nuisances().level(Nuisance.CROWDING);
    if (well.radiusPx() == 0) {
      return new double[] {
        chance.between(radius, well.widthPx() - radius),
        chance.between(radius, well.heightPx() - radius)
      };
    }
    double room = Math.max(0, well.radiusPx() - radius * REACH);
    double out = room * StrictMath.pow(chance.between(0, 1), 0.5 - 0.35 * crowding);
    double angle = chance.angle();
    if (chance.happens(crowding / 2)) {
      angle = side + chance.normal();
    }
    return new double[] {
      well.xPx() + out * StrictMath.cos(angle), well.yPx() + out * StrictMath.sin(angle)
    };
  }

  /** Touching one that stands already, overlapping by up to 0.4 of the smaller one's diameter. */
  private double[] beside(List<Sprout> here, double radius, WellArea well, Chance chance) {
    for (int tries = 0; tries < TRIES; tries++) {
      Sprout host = here.get(chance.below(here.size()));
      double overlap = chance.between(0.02, 0.4) * 2 * Math.min(radius, host.radiusPx());
      double away = radius + host.radiusPx() - overlap;
      double angle = chance.angle();
      double x = host.xPx() + away * StrictMath.cos(angle);
      double y = host.yPx() + away * StrictMath.sin(angle);
      boolean others =
          here.stream()
              .anyMatch(other -> other.label() != host.label() && other.gapTo(x, y, radius) < 0);
      if (!others && well.holds(x, y, radius * REACH)) {
        return new double[] {x, y};
      }
    }
    return free(here, radius, well, 0, chance);
  }

  private static double gap(List<Sprout> here, double[] at, double radius) {
    double least = Double.MAX_VALUE;
    for (Sprout other : here) {
      least = Math.min(least, other.gapTo(at[0], at[1], radius));
    }
    return least;
  }
}
