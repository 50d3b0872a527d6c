package org.readout.imaging.rendered.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes the cells of a field as CSV, a row a cell. */
final class TruthTable {
  private static final String HEADER =
      "cell,state,psi_mv,psi_plasma_mv,staining,c_cyto_nm,c_mito_nm,x_px,y_px,area_px,"
          + "nucleus_area_px,mito_fraction,saturated_fraction,at_border\n";

  private static final int DECIMALS = 4;

  private TruthTable() {}

  static String of(List<TrueCell> cells) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (TrueCell cell : cells) {
      CellPhysiology of = cell.physiology();
      csv.append(of.id()).append(',').append(of.state());
      number(csv, of.psiMv());
      number(csv, of.psiPlasmaMv());
      number(csv, of.staining());
      number(csv, of.cytoNm());
      number(csv, of.mitoNm());
      number(csv, cell.xPx());
      number(csv, cell.yPx());
      csv.append(',').append(cell.areaPx()).append(',').append(cell.nucleusAreaPx());
      number(csv, cell.mitoFraction());
      number(csv, cell.saturatedFraction());
      csv.append(',').append(cell.atBorder()).append('\n');
    }
    return csv.toString();
  }

  /** A comma and a number, written the same on any JDK. */
  static void number(StringBuilder csv, double value) {
    csv.append(',').append(new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
