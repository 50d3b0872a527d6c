package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;

/**
 * What a cell is, before anybody looks at it.
 *
 * @param id its number in the labels, from 1
 * @param psiMv potential over the inner membrane of its mitochondria
 * @param psiPlasmaMv potential over its plasma membrane
 * @param staining what it takes up of the dyes for mitochondria, relative to a usual cell
 * @param cytoNm concentration of the dye in the cytosol at equilibrium
 * @param mitoNm concentration of the dye in the matrix at equilibrium
 */
public record CellPhysiology(
    int id,
    CellState state,
    double psiMv,
    double psiPlasmaMv,
    double staining,
    double cytoNm,
    double mitoNm) {
  /** The cells of a field, by their numbers. Costs a microsecond a cell: nothing is drawn. */
  public static List<CellPhysiology> of(FieldRecipe recipe) {
    List<CellPhysiology> cells = new ArrayList<>();
    for (int id = 1; id <= recipe.culture().cells(); id++) {
      cells.add(one(recipe, id));
    }
    return cells;
  }

  private static CellPhysiology one(FieldRecipe recipe, int id) {
    Draws draws = new Draws(recipe.seed(), "physiology", id);
    Potentials potentials = recipe.potentials();
    double psiMv = potentials.mitoMv() + potentials.cellSdMv() * draws.normal();
    double staining = draws.logNormal(1, potentials.stainingCv());
    CellState state = state(recipe.culture(), draws.between(0, 1));
    return state == CellState.DEAD
        ? at(potentials, id, state, Potentials.COLLAPSED_MV, 0, staining)
        : at(potentials, id, state, psiMv, potentials.plasmaMv(), staining);
  }

  private static CellState state(Culture culture, double chance) {
    if (chance < culture.mitoticShare()) {
      return CellState.MITOTIC;
    }
    return chance < culture.mitoticShare() + culture.deadShare()
        ? CellState.DEAD
        : CellState.NORMAL;
  }

  private static CellPhysiology at(
      Potentials potentials,
      int id,
      CellState state,
      double psiMv,
      double plasmaMv,
      double staining) {
    double cytoNm = staining * potentials.externalNm() * potentials.accumulation(plasmaMv);
    double mitoNm = cytoNm * potentials.accumulation(psiMv);
    return new CellPhysiology(id, state, psiMv, plasmaMv, staining, cytoNm, mitoNm);
  }
}
