package org.readout.imaging.rendered.cells;

/**
 * Draws nuclei: thick in the middle, chromatin in clumps, nucleoli left dark, and as bright as
 * their DNA content, which doubles before a division.
 */
final class NucleusPainter {
  /** Clumps of chromatin and the fine grain within. */
  private static final double CLUMP_UM = 1.7;

  private static final double FINE_UM = 0.7;
  private static final double CLUMP = 0.24;
  private static final double FINE = 0.14;

  /** How much thinner a nucleus is at its edge. */
  private static final double EDGE = 0.3;

  /** Share of cells that have copied their DNA. */
  private static final double COPIED_SHARE = 0.3;

  private static final double STAIN_CV = 0.12;
  private static final double NUCLEOLUS_UM = 1.5;
  private static final double NUCLEOLUS_DARK = 0.55;
  private static final double MITOTIC_LIGHT = 2.4;
  private static final double DEAD_LIGHT = 2.8;

  private final Specimen specimen;
  private final Grain clumps;
  private final Grain fine;

  NucleusPainter(Specimen specimen) {
    this.specimen = specimen;
    FieldRecipe recipe = specimen.recipe;
    clumps = new Grain(recipe.seed(), "clumps", recipe.px(CLUMP_UM));
    fine = new Grain(recipe.seed(), "fine chromatin", recipe.px(FINE_UM));
  }

  void paint(CellShape shape) {
    Draws draws = new Draws(specimen.recipe.seed(), "nucleus", shape.id);
    double content = draws.happens(COPIED_SHARE) ? draws.between(1.3, 1.9) : 1;
    double light = content * draws.logNormal(1, STAIN_CV);
    double[][] nucleoli = nucleoli(shape, draws);
    WavyOval nucleus = shape.nucleus;
    specimen.around(
        nucleus.oval.xPx(),
        nucleus.oval.yPx(),
        nucleus.reachPx(),
        (i, x, y) -> {
          double depth = nucleus.depth(x, y);
          if (depth < 1 && specimen.cells[i] == shape.id) {
            specimen.nuclei[i] = shape.id;
            specimen.chromatin[i] = (float) (light * density(shape, nucleoli, depth, x, y));
          }
        });
  }

  private double density(CellShape shape, double[][] nucleoli, double depth, int x, int y) {
    double grain = CLUMP * clumps.at(x, y) + FINE * fine.at(x, y);
    return switch (shape.state) {
      case NORMAL -> {
        double thickness = 1 - EDGE * depth * depth;
        double density = thickness * (1 + grain);
        for (double[] nucleolus : nucleoli) {
          double dx = (x - nucleolus[0]) / nucleolus[2];
          double dy = (y - nucleolus[1]) / nucleolus[2];
          density *= 1 - NUCLEOLUS_DARK * Math.max(0, 1 - dx * dx - dy * dy);
        }
        yield density;
      }
      case MITOTIC -> MITOTIC_LIGHT * (1 + 0.5 * grain);
      case DEAD -> DEAD_LIGHT * (1 - 0.5 * depth * depth);
    };
  }

  /** One to four, each with its column, row and radius. */
  private double[][] nucleoli(CellShape shape, Draws draws) {
    double[][] nucleoli = new double[1 + draws.below(4)][];
    for (int n = 0; n < nucleoli.length; n++) {
      double out = 0.65 * Math.sqrt(draws.between(0, 1));
      double angle = draws.angle();
      Oval nucleus = shape.nucleus.oval;
      double u = out * StrictMath.cos(angle) * nucleus.longPx();
      double v = out * StrictMath.sin(angle) * nucleus.shortPx();
      nucleoli[n] =
          new double[] {
            nucleus.xPx() + u * nucleus.cos() - v * nucleus.sin(),
            nucleus.yPx() + u * nucleus.sin() + v * nucleus.cos(),
            specimen.recipe.px(NUCLEOLUS_UM) * draws.between(0.6, 1.3)
          };
    }
    return nucleoli;
  }
}
