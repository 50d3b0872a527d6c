package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * The dye of one cell while its potential changes. Between cytosol and matrix it is always at
 * equilibrium (Nernst); over the plasma membrane it passes slowly, so that an uncoupler first
 * spreads it over the cell and then loses it. Without a leak time it is at equilibrium everywhere.
 */
final class DyeKinetics {
  /** Steps of the integration in a frame. */
  private static final int STEPS = 40;

  private final TimeLapseRecipe recipe;
  private final Potentials potentials;
  private final CellPhysiology start;

  /** Share of the cell that is matrix. */
  private final double matrix;

  private double psiMv;
  private double targetMv;
  private double relaxS = 1;
  private double total;
  private int given;

  private DyeKinetics(TimeLapseRecipe recipe, CellPhysiology start, double matrix) {
    this.recipe = recipe;
    this.potentials = recipe.field().potentials();
    this.start = start;
    this.matrix = matrix;
    this.psiMv = start.psiMv();
    this.targetMv = psiMv;
    this.total = equilibrium();
  }

  /** The cell at each frame. */
  static List<CellPhysiology> of(TimeLapseRecipe recipe, CellPhysiology start, double matrix) {
    DyeKinetics kinetics = new DyeKinetics(recipe, start, matrix);
    List<CellPhysiology> frames = new ArrayList<>();
    for (int frame = 0; frame < recipe.frames(); frame++) {
      kinetics.give(recipe.secondsAt(frame));
      frames.add(kinetics.now());
      double stepS = recipe.intervalS() / STEPS;
      for (int step = 0; step < STEPS; step++) {
        kinetics.give(recipe.secondsAt(frame) + step * stepS);
        kinetics.advance(stepS);
      }
    }
    return frames;
  }

  private void give(double seconds) {
    while (given < recipe.drugs().size() && recipe.drugs().get(given).atS() <= seconds) {
      Drug drug = recipe.drugs().get(given++);
      if (start.state() != CellState.DEAD) {
        targetMv = drug.kept() * targetMv + drug.shiftMv();
        relaxS = drug.relaxS();
      }
    }
  }

  private void advance(double stepS) {
    psiMv = targetMv + (psiMv - targetMv) * StrictMath.exp(-stepS / relaxS);
    double equilibrium = equilibrium();
    double kept = recipe.leakS() == 0 ? 0 : StrictMath.exp(-stepS / recipe.leakS());
    total = equilibrium + (total - equilibrium) * kept;
  }

  /** Mean concentration over the cell once the dye has come to rest, in nmol/L. */
  private double equilibrium() {
    return start.cytoNm() * spread();
  }

  /** Mean concentration over the cell, relative to its cytosol. */
  private double spread() {
    return matrix * potentials.accumulation(psiMv) + 1 - matrix;
  }

  private CellPhysiology now() {
    double cytoNm = total / spread();
    return new CellPhysiology(
        start.id(),
        start.state(),
        psiMv,
        start.psiPlasmaMv(),
        start.staining(),
        cytoNm,
        cytoNm * potentials.accumulation(psiMv));
  }
}
