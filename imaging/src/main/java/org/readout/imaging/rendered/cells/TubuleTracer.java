package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws the mitochondria of a cell: tubes that start near the nucleus more often than far out, run
 * outward, wander as a stiff thread does, and branch from one another.
 */
final class TubuleTracer {
  private static final double STEP_PX = 1;

  /** Over that length a tube forgets its direction. */
  private static final double PERSISTENCE_UM = 3.5;

  private static final double BRANCHING = 0.4;

  /** Above 1 gathers the starts around the nucleus. */
  private static final double GATHERING = 1.7;

  private static final double SHORTEST_UM = 0.6;

  /** Tubes out of the middle of the focus are dimmer, down to this. */
  private static final double DIMMEST = 0.55;

  private static final double TURN_BACK = StrictMath.PI / 3;
  private static final int TRIES = 6;

  private final Specimen specimen;
  private final FieldRecipe recipe;
  private final double turnPerStep;

  TubuleTracer(Specimen specimen) {
    this.specimen = specimen;
    this.recipe = specimen.recipe;
    // A thread of persistence length P turns by a variance of 2/P per length in a plane.
    turnPerStep = Math.sqrt(2 * STEP_PX / recipe.px(PERSISTENCE_UM) / 2);
  }

  void trace(CellShape shape) {
    Tubules tubules = recipe.tubules();
    Culture culture = recipe.culture();
    double usualPx2 =
        recipe.px(culture.lengthUm()) * recipe.px(culture.widthUm()) * StrictMath.PI / 4;
    double size =
        StrictMath.PI * shape.body.longPx() * shape.body.shortPx() / Math.max(1, usualPx2);
    int count = (int) Math.rint(tubules.perCell() * tubules.massFactor() * size);
    List<double[]> joints = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      traceOne(shape, new Draws(recipe.seed(), "tube", shape.id, n), joints);
    }
  }

  private void traceOne(CellShape shape, Draws draws, List<double[]> joints) {
    double[] start = start(shape, draws, joints);
    if (!specimen.holdsTubes(shape.id, start[0], start[1])) {
      return;
    }
    Tubules tubules = recipe.tubules();
    double length =
        recipe.px(Math.max(SHORTEST_UM, draws.exponential(tubules.lengthUm()))) / STEP_PX;
    double radius = recipe.px(tubules.widthUm()) / 2 * draws.between(0.85, 1.15);
    float light = (float) draws.between(DIMMEST, 1);
    double x = start[0];
    double y = start[1];
    double heading = start[2];
    joints.add(new double[] {x, y, heading});
    for (int step = 0; step < length; step++) {
      heading += turnPerStep * draws.normal();
      double free = freeHeading(shape.id, x, y, heading, draws);
      if (Double.isNaN(free)) {
        return;
      }
      heading = free;
      double nextX = x + STEP_PX * StrictMath.cos(heading);
      double nextY = y + STEP_PX * StrictMath.sin(heading);
      stamp(shape.id, x, y, nextX, nextY, radius, light);
      x = nextX;
      y = nextY;
    }
    joints.add(new double[] {x, y, heading});
  }

  /** Column, row and heading: from a joint of another tube, or anywhere in the cytoplasm. */
  private double[] start(CellShape shape, Draws draws, List<double[]> joints) {
    boolean branches = !joints.isEmpty() && draws.happens(BRANCHING);
    if (branches) {
      double[] joint = joints.get(draws.below(joints.size()));
      double side = draws.happens(0.5) ? 1 : -1;
      return new double[] {joint[0], joint[1], joint[2] + side * draws.between(0.6, 1.3)};
    }
    double[] place = {shape.xPx, shape.yPx, 0};
    for (int i = 0; i < TRIES; i++) {
      double angle = draws.angle();
      double out = 0.25 + 0.7 * StrictMath.pow(draws.between(0, 1), GATHERING);
      double u = out * StrictMath.cos(angle) * shape.body.longPx();
      double v = out * StrictMath.sin(angle) * shape.body.shortPx();
      double cos = shape.body.cos();
      double sin = shape.body.sin();
      double dx = u * cos - v * sin;
      double dy = u * sin + v * cos;
      place[0] = shape.xPx + dx;
      place[1] = shape.yPx + dy;
      place[2] = StrictMath.atan2(dy, dx) + 0.9 * draws.normal();
      if (specimen.holdsTubes(shape.id, place[0], place[1])) {
        break;
      }
    }
    return place;
  }

  /** The heading, or the nearest to it that stays in the cytoplasm; NaN if there is none. */
  private double freeHeading(int id, double x, double y, double heading, Draws draws) {
    double side = draws.happens(0.5) ? TURN_BACK : -TURN_BACK;
    for (int i = 0; i < TRIES; i++) {
      // Looks to the left and to the right by turns, each time farther around.
      double turned = heading + side * ((i + 1) / 2) * (i % 2 == 0 ? 1 : -1);
      double nextX = x + STEP_PX * StrictMath.cos(turned);
      double nextY = y + STEP_PX * StrictMath.sin(turned);
      if (specimen.holdsTubes(id, nextX, nextY)) {
        return turned;
      }
    }
    return Double.NaN;
  }

  /** A piece of tube with round ends. */
  private void stamp(
      int id, double x0, double y0, double x1, double y1, double radius, float light) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length2 = dx * dx + dy * dy;
    specimen.around(
        (x0 + x1) / 2,
        (y0 + y1) / 2,
        radius + STEP_PX + 1,
        (i, x, y) -> {
          if (specimen.cells[i] != id || specimen.nuclei[i] != 0) {
            return;
          }
          double t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length2));
          double ex = x - x0 - t * dx;
          double ey = y - y0 - t * dy;
          float cover = (float) cover(Math.sqrt(ex * ex + ey * ey), radius);
          specimen.coverage[i] = Math.max(specimen.coverage[i], cover);
          specimen.tubes[i] = Math.max(specimen.tubes[i], light * cover);
        });
  }

  /** Share of a pixel inside a tube whose middle line is that far away. */
  private static double cover(double distancePx, double radiusPx) {
    double inner = Math.max(distancePx - 0.5, -radiusPx);
    double outer = Math.min(distancePx + 0.5, radiusPx);
    return Math.max(0, outer - inner);
  }
}
