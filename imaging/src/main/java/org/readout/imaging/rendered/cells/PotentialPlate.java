package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * Plates of known potentials: every cell's truth without a picture, and the picture of any field
 * when it is asked for, with the same cells. Immutable.
 */
public final class PotentialPlate {
  /** Share of a cell that is matrix in pictures of the usual recipe, and how cells differ in it. */
  private static final double MATRIX_SHARE = 0.064;

  private static final double MATRIX_CV = 0.15;

  private final PotentialPlateRecipe recipe;

  private PotentialPlate(PotentialPlateRecipe recipe) {
    this.recipe = recipe;
  }

  /** Costs nothing: nothing is drawn yet. */
  public static PotentialPlate of(PotentialPlateRecipe recipe) {
    return new PotentialPlate(recipe);
  }

  public PotentialPlateRecipe recipe() {
    return recipe;
  }

  /** All cells of all experiments: about a microsecond each. */
  public List<PlateCell> cells() {
    List<PlateCell> cells = new ArrayList<>();
    for (int experiment = 1; experiment <= recipe.experiments(); experiment++) {
      for (PlateWell well : recipe.wells()) {
        for (int field = 1; field <= recipe.fieldsPerWell(); field++) {
          FieldRecipe of = fieldRecipe(experiment, well, field);
          for (CellPhysiology cell : CellPhysiology.of(of)) {
            cells.add(new PlateCell(experiment, well, field, cell, counts(of, cell)));
          }
        }
      }
    }
    return cells;
  }

  private static double counts(FieldRecipe recipe, CellPhysiology cell) {
    Draws draws = new Draws(recipe.seed(), "matrix", cell.id());
    double matrix = MATRIX_SHARE * recipe.tubules().massFactor() * draws.logNormal(1, MATRIX_CV);
    Dyes dyes = recipe.dyes();
    double photons = matrix * dyes.tmrm(cell.mitoNm()) + (1 - matrix) * dyes.tmrm(cell.cytoNm());
    return recipe.sensor().gain() * dyes.exposure() * (photons + dyes.autofluorescence());
  }

  /** Draws one field: its cells have the potentials that {@link #cells()} says. */
  public RenderedField render(int experiment, PlateWell well, int field) {
    return RenderedField.render(fieldRecipe(experiment, well, field));
  }

  /**
   * What one field of the plate is drawn from.
   *
   * @param experiment from 1
   * @param well one of the recipe's
   * @param field from 1
   * @throws IllegalArgumentException if there is no such experiment, well or field
   */
  public FieldRecipe fieldRecipe(int experiment, PlateWell well, int field) {
    Limits.require("experiment", experiment, 1, recipe.experiments());
    Limits.require("field", field, 1, recipe.fieldsPerWell());
    if (!recipe.wells().contains(well)) {
      throw new IllegalArgumentException(well.name() + " is not a well of this plate");
    }
    FieldRecipe usual = recipe.field();
    Arm arm = well.arm();
    Potentials potentials = usual.potentials();
    Potentials here =
        new Potentials(
            arm.kept() * (potentials.mitoMv() + scatterMv(experiment, well)) + arm.shiftMv(),
            arm.kept() * recipe.scatter().cellMv(),
            potentials.plasmaMv(),
            potentials.externalNm() * staining(experiment, well),
            recipe.scatter().cellStainingCv(),
            potentials.temperatureC());
    double mass = usual.tubules().massFactor() * arm.massFactor();
    return usual
        .withSeed(Draws.mixed(recipe.seed(), "field " + well.name(), experiment, field))
        .with(here)
        .with(usual.tubules().withMassFactor(mass))
        .with(dyes(usual.dyes(), arm.role()));
  }

  private double scatterMv(int experiment, PlateWell well) {
    Scatter scatter = recipe.scatter();
    return scatter.dayMv() * normal("day", experiment)
        + scatter.armDayMv() * normal("arm and day " + well.arm().name(), experiment)
        + scatter.wellMv() * normal("well " + well.name(), experiment);
  }

  private double normal(String what, int experiment) {
    return new Draws(recipe.seed(), what, experiment).normal();
  }

  private double staining(int experiment, PlateWell well) {
    Scatter scatter = recipe.scatter();
    Draws day = new Draws(recipe.seed(), "staining", experiment);
    Draws own = new Draws(recipe.seed(), "staining " + well.name(), experiment);
    return day.logNormal(1, scatter.dayStainingCv()) * own.logNormal(1, scatter.wellStainingCv());
  }

  private static Dyes dyes(Dyes usual, Role role) {
    return switch (role) {
      case VEHICLE, SAMPLE, FCCP, OLIGOMYCIN -> usual;
      case UNSTAINED -> usual.unstained();
      case SINGLE_STAIN -> usual.singleStain();
    };
  }

  /** The cells, a row each, with what was planted. */
  public String truthCsv() {
    StringBuilder csv =
        new StringBuilder(
            "experiment,well,treatment,role,field,cell,state,psi_mv,staining,cell_mean_counts\n");
    for (PlateCell cell : cells()) {
      CellPhysiology of = cell.physiology();
      csv.append(cell.experiment()).append(',').append(cell.well().name());
      csv.append(",\"").append(cell.well().arm().name().replace("\"", "\"\"")).append('"');
      csv.append(',').append(cell.well().arm().role()).append(',').append(cell.field());
      csv.append(',').append(of.id()).append(',').append(of.state());
      TruthTable.number(csv, of.psiMv());
      TruthTable.number(csv, of.staining());
      TruthTable.number(csv, cell.cellMeanCounts());
      csv.append('\n');
    }
    return csv.toString();
  }
}
