package org.readout.imaging.rendered.cells;

/** Where a cell lies and what its outline and its nucleus look like, all in pixels. */
final class CellShape {
  /** How high the waves around an outline may be, of two bumps, three, four, five. */
  private static final double[] BODY_WAVES = {0.10, 0.13, 0.07, 0.05};

  private static final double[] NUCLEUS_WAVES = {0.03, 0.05, 0.03};

  /** A cell that divides or dies has hardly any. */
  private static final double[] ROUND_WAVES = {0.02, 0.02};

  /** A metaphase plate is ragged. */
  private static final double[] PLATE_WAVES = {0.05, 0.08, 0.08, 0.08};

  /** A spread cell is that many times longer than wide, beside the culture's ratio. */
  private static final double LEAST_STRETCH = 0.8;

  private static final double MOST_STRETCH = 1.35;

  /** The nucleus lies off the middle by up to this share of the half axes. */
  private static final double ECCENTRIC = 0.12;

  /** A cell that divides has rounded up, a dead one has shrunk. */
  private static final double MITOTIC_SIZE = 0.62;

  private static final double DEAD_SIZE = 0.42;
  private static final double DEAD_NUCLEUS = 0.6;

  /** A metaphase plate, relative to the diameter of a nucleus. */
  private static final double PLATE_LENGTH = 0.85;

  private static final double PLATE_WIDTH = 0.28;

  /** How much more strongly a round cell claims a place than a spread one. */
  private static final double ABOVE = 0.4;

  final int id;
  final CellState state;
  final WavyOval body;
  final WavyOval nucleus;

  CellShape(FieldRecipe recipe, CellPhysiology cell, double xPx, double yPx) {
    this.id = cell.id();
    this.state = cell.state();
    Draws draws = new Draws(recipe.seed(), "shape", id);
    Culture culture = recipe.culture();
    double size = draws.logNormal(1, culture.sizeCv());
    double stretch = Math.sqrt(draws.between(LEAST_STRETCH, MOST_STRETCH));
    double longPx = recipe.px(culture.lengthUm()) / 2 * size * stretch;
    double shortPx = recipe.px(culture.widthUm()) / 2 * size / stretch;
    Oval spread = Oval.of(xPx, yPx, longPx, shortPx, draws.angle());
    double nucleusPx = recipe.px(culture.nucleusUm()) / 2 * Math.sqrt(size);
    boolean normal = state == CellState.NORMAL;
    body = new WavyOval(bodyOf(spread), normal ? BODY_WAVES : ROUND_WAVES, draws);
    nucleus = new WavyOval(nucleusOf(spread, nucleusPx, draws), nucleusWaves(), draws);
  }

  private Oval bodyOf(Oval spread) {
    double mean = Math.sqrt(spread.longPx() * spread.shortPx());
    return switch (state) {
      case NORMAL -> spread;
      case MITOTIC -> spread.scaled(MITOTIC_SIZE * mean, MITOTIC_SIZE * mean);
      case DEAD -> spread.scaled(DEAD_SIZE * mean, DEAD_SIZE * mean);
    };
  }

  private Oval nucleusOf(Oval spread, double radiusPx, Draws draws) {
    double stretch = Math.sqrt(draws.between(1.02, 1.55));
    double along = draws.between(-ECCENTRIC, ECCENTRIC) * spread.longPx();
    double across = draws.between(-ECCENTRIC, ECCENTRIC) * spread.shortPx();
    double turn = 0.35 * draws.normal();
    double pyknotic = Math.min(DEAD_NUCLEUS * radiusPx, 0.8 * body.oval.shortPx());
    return switch (state) {
      case NORMAL ->
          spread.moved(along, across).scaled(radiusPx * stretch, radiusPx / stretch).turned(turn);
      case MITOTIC -> spread.scaled(radiusPx * PLATE_LENGTH, radiusPx * PLATE_WIDTH);
      case DEAD -> spread.scaled(pyknotic, pyknotic);
    };
  }

  private double[] nucleusWaves() {
    return switch (state) {
      case NORMAL -> NUCLEUS_WAVES;
      case MITOTIC -> PLATE_WAVES;
      case DEAD -> ROUND_WAVES;
    };
  }

  double xPx() {
    return body.oval.xPx();
  }

  double yPx() {
    return body.oval.yPx();
  }

  /**
   * How strongly the cell claims a place: the less the number, the more. From −1 in the middle of
   * its nucleus to 0, then from 0 in the middle of the cell to 1 on its outline: where cells
   * overlap, a nucleus is not cut by another cell's rim. A round cell stands above spread ones.
   */
  double claim(double x, double y) {
    double inNucleus = nucleus.depth(x, y);
    if (inNucleus < 1) {
      return inNucleus - 1;
    }
    double inBody = body.depth(x, y);
    return state == CellState.NORMAL || inBody >= 1 ? inBody : ABOVE * inBody;
  }

  /** No pixel that the cell claims is farther from its middle. */
  double reachPx() {
    double dx = nucleus.oval.xPx() - xPx();
    double dy = nucleus.oval.yPx() - yPx();
    return Math.max(body.reachPx(), Math.sqrt(dx * dx + dy * dy) + nucleus.reachPx());
  }
}
