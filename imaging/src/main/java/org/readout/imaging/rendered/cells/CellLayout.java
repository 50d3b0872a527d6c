package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;

/** Puts cells into a field: apart where there is room, beside others where it is crowded. */
final class CellLayout {
  /** More tries, more even spacing; as many as take no time. */
  private static final int LEAST_TRIES = 24;

  private static final int MOST_TRIES = 200;
  private static final int TRIES_TIMES_CELLS = 20_000;

  /** Centres of nuclei stay that many diameters apart, in an empty and in a crowded field. */
  private static final double APART = 2;

  private static final double APART_CROWDED = 0.85;

  private final FieldRecipe recipe;
  private final Draws draws;
  private final double apartPx;
  private final int tries;
  private final List<double[]> centres = new ArrayList<>();

  private CellLayout(FieldRecipe recipe) {
    this.recipe = recipe;
    this.draws = new Draws(recipe.seed(), "layout");
    Culture culture = recipe.culture();
    double diameters = APART + (APART_CROWDED - APART) * culture.crowding();
    int affordable = TRIES_TIMES_CELLS / Math.max(1, culture.cells());
    this.tries = Math.max(LEAST_TRIES, Math.min(MOST_TRIES, affordable));
    this.apartPx = diameters * recipe.px(culture.nucleusUm());
  }

  /** The shapes of the cells, in their order. */
  static List<CellShape> of(FieldRecipe recipe, List<CellPhysiology> cells) {
    CellLayout layout = new CellLayout(recipe);
    List<CellShape> shapes = new ArrayList<>();
    for (CellPhysiology cell : cells) {
      double[] at = layout.next();
      shapes.add(new CellShape(recipe, cell, at[0], at[1]));
    }
    return shapes;
  }

  /** Of a few places the best: the loneliest, or the first beside another cell that is free. */
  private double[] next() {
    boolean beside = !centres.isEmpty() && draws.happens(recipe.culture().crowding());
    double[] best = anywhere();
    double bestRoom = room(best);
    for (int i = 0; i < tries; i++) {
      double[] place = beside ? besideAnother() : anywhere();
      double room = room(place);
      if (beside && room >= apartPx) {
        best = place;
        break;
      }
      if (room > bestRoom) {
        best = place;
        bestRoom = room;
      }
    }
    centres.add(best);
    return best;
  }

  private double[] anywhere() {
    return new double[] {draws.between(0, recipe.widthPx()), draws.between(0, recipe.heightPx())};
  }

  private double[] besideAnother() {
    double[] other = centres.get(draws.below(centres.size()));
    double angle = draws.angle();
    double far =
        apartPx
            + recipe.px(recipe.culture().widthUm()) * draws.between(0, 0.6) * draws.between(0, 1);
    double x = other[0] + far * StrictMath.cos(angle);
    double y = other[1] + far * StrictMath.sin(angle);
    boolean inside = x >= 0 && x < recipe.widthPx() && y >= 0 && y < recipe.heightPx();
    return inside ? new double[] {x, y} : anywhere();
  }

  /** Distance to the nearest cell, in pixels. */
  private double room(double[] place) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] other : centres) {
      double dx = place[0] - other[0];
      double dy = place[1] - other[1];
      least = Math.min(least, Math.sqrt(dx * dx + dy * dy));
    }
    return least;
  }
}
