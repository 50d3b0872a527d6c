package org.readout.imaging.rendered.cells;

/**
 * Where a cell lies and what its outline and its nucleus look like, all in pixels. Its outline is
 * an ellipse that waves; how far out a pixel is goes from 0 in the middle to 1 on the outline.
 */
final class CellShape {
  /** Waves of two to five bumps around the outline. */
  private static final int FIRST_WAVE = 2;

  private static final int LAST_WAVE = 5;
  private static final double WAVINESS = 0.07;

  /** A cell that divides has rounded up, a dead one has shrunk. */
  private static final double MITOTIC_SIZE = 0.62;

  private static final double DEAD_SIZE = 0.42;
  private static final double DEAD_NUCLEUS = 0.6;

  /** A metaphase plate, relative to the diameter of a nucleus. */
  private static final double PLATE_LENGTH = 0.85;

  private static final double PLATE_WIDTH = 0.28;

  final int id;
  final CellState state;
  final double xPx;
  final double yPx;
  final Oval body;
  final Oval nucleus;
  private final double[] cosines = new double[LAST_WAVE + 1];
  private final double[] sines = new double[LAST_WAVE + 1];

  CellShape(FieldRecipe recipe, CellPhysiology cell, double xPx, double yPx) {
    this.id = cell.id();
    this.state = cell.state();
    this.xPx = xPx;
    this.yPx = yPx;
    Draws draws = new Draws(recipe.seed(), "shape", id);
    Culture culture = recipe.culture();
    double size = draws.logNormal(1, culture.sizeCv());
    double longPx = recipe.px(culture.lengthUm()) / 2 * size;
    double shortPx = recipe.px(culture.widthUm()) / 2 * size * draws.between(0.85, 1.15);
    double angle = draws.angle();
    double nucleusPx =
        recipe.px(culture.nucleusUm()) / 2 * StrictMath.pow(size, 0.5) * draws.between(0.93, 1.07);
    double stretch = draws.between(1.02, 1.3);
    double shift = shortPx * 0.12;
    double nucleusX = xPx + draws.between(-shift, shift);
    double nucleusY = yPx + draws.between(-shift, shift);
    double nucleusAngle = angle + 0.3 * draws.normal();
    for (int wave = FIRST_WAVE; wave <= LAST_WAVE; wave++) {
      double height = WAVINESS * draws.between(0.3, 1) * (state == CellState.NORMAL ? 1 : 0.2);
      double phase = draws.angle();
      cosines[wave] = height * StrictMath.cos(phase);
      sines[wave] = height * StrictMath.sin(phase);
    }
    switch (state) {
      case NORMAL -> {
        body = new Oval(xPx, yPx, longPx, Math.min(shortPx, longPx), angle);
        nucleus =
            new Oval(
                nucleusX,
                nucleusY,
                nucleusPx * Math.sqrt(stretch),
                nucleusPx / Math.sqrt(stretch),
                nucleusAngle);
      }
      case MITOTIC -> {
        double round = MITOTIC_SIZE * Math.sqrt(longPx * shortPx);
        body = new Oval(xPx, yPx, round, round, 0);
        nucleus = new Oval(xPx, yPx, nucleusPx * PLATE_LENGTH, nucleusPx * PLATE_WIDTH, angle);
      }
      case DEAD -> {
        double round = DEAD_SIZE * Math.sqrt(longPx * shortPx);
        double pyknotic = Math.min(DEAD_NUCLEUS * nucleusPx, 0.8 * round);
        body = new Oval(xPx, yPx, round, round, 0);
        nucleus = new Oval(xPx, yPx, pyknotic, pyknotic, 0);
      }
      default -> throw new IllegalStateException("no shape for " + state);
    }
  }

  /** No pixel of the cell is farther from its middle, in pixels. */
  double reachPx() {
    return body.longPx() * (1 + WAVINESS * (LAST_WAVE - FIRST_WAVE + 1));
  }

  /** How far out a place is: 0 the middle, 1 the outline. */
  double depth(double x, double y) {
    double u = body.along(x, y);
    double v = body.across(x, y);
    double r = Math.sqrt(u * u + v * v);
    if (r == 0) {
      return 0;
    }
    double c = u / r;
    double s = v / r;
    // The cosine and sine of n times the angle, by the addition theorem: no angle is needed.
    double cn = c;
    double sn = s;
    double outline = 1;
    for (int wave = FIRST_WAVE; wave <= LAST_WAVE; wave++) {
      double next = cn * c - sn * s;
      sn = sn * c + cn * s;
      cn = next;
      outline += cosines[wave] * cn + sines[wave] * sn;
    }
    return r / outline;
  }
}
