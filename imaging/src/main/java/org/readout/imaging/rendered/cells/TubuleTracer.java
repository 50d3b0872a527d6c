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
  private static final double PERSISTENCE_UM = 2.6;

  private static final double BRANCHING = 0.4;

  /** Starts thin out from the nucleus to the outline: mean of an exponential, of that way. */
  private static final double GATHERING = 0.34;

  /** How many more tubes there are on one side of the nucleus. */
  private static final double LOPSIDED = 0.45;

  private static final double SHORTEST_UM = 0.6;

  /** Tubes out of the middle of the focus are dimmer, down to this. */
  private static final double DIMMEST = 0.55;

  /** A tube that meets an edge turns aside by this; if that does not help, it ends. */
  private static final double ASIDE = StrictMath.PI / 4;

  private static final int TRIES = 5;

  private final Specimen specimen;
  private final FieldRecipe recipe;
  private final double turnPerStep;

  /** Of the tube that is being drawn: its cover, and where it is not 0. */
  private final float[] cover;

  private final int[] covered;
  private int coveredPixels;

  TubuleTracer(Specimen specimen) {
    this.specimen = specimen;
    this.recipe = specimen.recipe;
    // A thread in a plane with decay length P of its direction's cosine turns by a variance of 2/P
    // a length; half of it looks as tubes do that microtubules guide.
    turnPerStep = Math.sqrt(STEP_PX / recipe.px(PERSISTENCE_UM));
    cover = new float[specimen.cells.length];
    covered = new int[specimen.cells.length];
  }

  void trace(CellShape shape) {
    Tubules tubules = recipe.tubules();
    double size = cytoplasmPx(shape) / usualCytoplasmPx();
    int count = (int) Math.rint(tubules.perCell() * tubules.massFactor() * size);
    List<double[]> joints = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      traceOne(shape, new Draws(recipe.seed(), "tube", shape.id, n), joints);
    }
  }

  /** Pixels in which tubes may lie: what overlapping cells and the border leave. */
  private int cytoplasmPx(CellShape shape) {
    int[] pixels = {0};
    specimen.around(
        shape.xPx(),
        shape.yPx(),
        shape.reachPx(),
        (i, x, y) -> {
          if (specimen.cells[i] == shape.id && specimen.nuclei[i] == 0) {
            pixels[0]++;
          }
        });
    return pixels[0];
  }

  private double usualCytoplasmPx() {
    Culture culture = recipe.culture();
    double nucleus = recipe.px(culture.nucleusUm()) * recipe.px(culture.nucleusUm());
    double cell = recipe.px(culture.lengthUm()) * recipe.px(culture.widthUm());
    return StrictMath.PI / 4 * Math.max(cell - nucleus, nucleus);
  }

  private void traceOne(CellShape shape, Draws draws, List<double[]> joints) {
    double[] start = start(shape, draws, joints);
    if (!specimen.holdsTubes(shape.id, start[0], start[1])) {
      return;
    }
    double radius = recipe.px(recipe.tubules().widthUm()) / 2 * draws.between(0.85, 1.15);
    double focus = draws.between(DIMMEST, 1);
    joints.add(start);
    joints.add(wander(shape.id, start, radius, draws));
    lay((float) focus);
  }

  /** Draws the tube and returns its end. */
  private double[] wander(int id, double[] start, double radius, Draws draws) {
    double lengthUm = Math.max(SHORTEST_UM, draws.exponential(recipe.tubules().lengthUm()));
    double steps = recipe.px(lengthUm) / STEP_PX;
    double x = start[0];
    double y = start[1];
    double heading = start[2];
    for (int step = 0; step < steps; step++) {
      double free = freeHeading(id, x, y, heading + turnPerStep * draws.normal(), draws);
      if (Double.isNaN(free)) {
        break;
      }
      heading = free;
      double nextX = x + STEP_PX * StrictMath.cos(heading);
      double nextY = y + STEP_PX * StrictMath.sin(heading);
      stamp(id, x, y, nextX, nextY, radius);
      x = nextX;
      y = nextY;
    }
    return new double[] {x, y, heading};
  }

  /**
   * Light of tubes that cross adds up, as they lie above one another; a tube that meets itself does
   * not count twice.
   */
  private void lay(float focus) {
    float most = (float) (1 / recipe.tubules().matrixFraction());
    for (int n = 0; n < coveredPixels; n++) {
      int i = covered[n];
      specimen.coverage[i] = Math.max(specimen.coverage[i], cover[i]);
      specimen.tubes[i] = Math.min(most, specimen.tubes[i] + focus * cover[i]);
      cover[i] = 0;
    }
    coveredPixels = 0;
  }

  /** Column, row and heading: from a joint of another tube, or anywhere in the cytoplasm. */
  private double[] start(CellShape shape, Draws draws, List<double[]> joints) {
    boolean branches = !joints.isEmpty() && draws.happens(BRANCHING);
    if (branches) {
      double[] joint = joints.get(draws.below(joints.size()));
      double side = draws.happens(0.5) ? 1 : -1;
      return new double[] {joint[0], joint[1], joint[2] + side * draws.between(0.6, 1.3)};
    }
    double[] place = {shape.xPx(), shape.yPx(), 0};
    double pole = new Draws(recipe.seed(), "pole", shape.id).angle();
    for (int i = 0; i < TRIES; i++) {
      double angle = draws.angle();
      if (!draws.happens((1 + LOPSIDED * StrictMath.cos(angle - pole)) / (1 + LOPSIDED))) {
        continue;
      }
      place = outside(shape, angle, draws);
      if (specimen.holdsTubes(shape.id, place[0], place[1])) {
        break;
      }
    }
    return place;
  }

  /** A place between nucleus and outline, most often near the nucleus, heading away from it. */
  private static double[] outside(CellShape shape, double angle, Draws draws) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    Oval nucleus = shape.nucleus.oval;
    double near = shape.nucleus.outlinePx(cos, sin);
    double far = Math.max(near, shape.body.outlinePx(cos, sin));
    double out = near + 1 + (far - near) * Math.min(0.95, draws.exponential(GATHERING));
    double heading = angle + 0.9 * draws.normal();
    return new double[] {nucleus.xPx() + out * cos, nucleus.yPx() + out * sin, heading};
  }

  /** The heading, or the nearest to it that stays in the cytoplasm; NaN if there is none. */
  private double freeHeading(int id, double x, double y, double heading, Draws draws) {
    double side = draws.happens(0.5) ? ASIDE : -ASIDE;
    for (int i = 0; i < TRIES; i++) {
      // Looks to the left and to the right by turns, each time farther around.
      int turns = (i + 1) / 2;
      double turned = heading + side * turns * (i % 2 == 0 ? 1 : -1);
      double nextX = x + STEP_PX * StrictMath.cos(turned);
      double nextY = y + STEP_PX * StrictMath.sin(turned);
      if (specimen.holdsTubes(id, nextX, nextY)) {
        return turned;
      }
    }
    return Double.NaN;
  }

  /** A piece of tube with round ends. */
  private void stamp(int id, double x0, double y0, double x1, double y1, double radius) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length2 = dx * dx + dy * dy;
    specimen.around(
        (x0 + x1) / 2,
        (y0 + y1) / 2,
        radius + STEP_PX + 1,
        (i, x, y) -> {
          double t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length2));
          double ex = x - x0 - t * dx;
          double ey = y - y0 - t * dy;
          float share = (float) share(Math.sqrt(ex * ex + ey * ey), radius);
          if (share > cover[i] && specimen.cells[i] == id && specimen.nuclei[i] == 0) {
            if (cover[i] == 0) {
              covered[coveredPixels++] = i;
            }
            cover[i] = share;
          }
        });
  }

  /** Share of a pixel inside a tube whose middle line is that far away. */
  private static double share(double distancePx, double radiusPx) {
    double inner = Math.max(distancePx - 0.5, -radiusPx);
    double outer = Math.min(distancePx + 0.5, radiusPx);
    return Math.max(0, outer - inner);
  }
}
