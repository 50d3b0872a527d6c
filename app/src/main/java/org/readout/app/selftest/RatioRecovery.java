package org.readout.app.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readout.imaging.ImageException;
import org.readout.imaging.potential.BleedThrough;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.MeasuredField;
import org.readout.imaging.rendered.cells.Channel;
import org.readout.imaging.rendered.cells.FieldRecipe;
import org.readout.imaging.rendered.cells.RenderedField;

/**
 * JC-1 with green light in the red channel: the ratio of sums, corrected and not, beside that of
 * the same cells without any.
 *
 * @param rows from the most to the least polarised
 */
record RatioRecovery(List<Row> rows) {
  private static final double BLEED = 0.15;
  private static final double ALLOWED = 0.03;

  /** Near zero a part of it means nothing. */
  private static final double ALLOWED_ABSOLUTE = 0.02;

  private static final List<Double> POTENTIALS_MV = List.of(-150.0, -120.0, -105.0, -90.0);

  /** Medians over cells. */
  record Row(double psiMv, double without, double corrected, double uncorrected) {
    double error() {
      return corrected / without - 1;
    }

    boolean passes() {
      return Math.abs(error()) <= ALLOWED || Math.abs(corrected - without) <= ALLOWED_ABSOLUTE;
    }
  }

  static RatioRecovery run(long seed) throws ImageException {
    List<Row> rows = new ArrayList<>();
    for (double psiMv : POTENTIALS_MV) {
      FieldRecipe recipe =
          FieldRecipe.defaults(seed * 1_000 - 10_000L * (long) psiMv)
              .withPotential(psiMv)
              .withChannels(Channel.NUCLEI, Channel.JC1_RED, Channel.JC1_GREEN);
      RenderedField clean = RenderedField.render(recipe.with(recipe.dyes().withBleed(0)));
      RenderedField bled = RenderedField.render(recipe.with(recipe.dyes().withBleed(BLEED)));
      rows.add(
          new Row(
              psiMv,
              median(RenderedMeter.of(clean).ratioByTruth(BleedThrough.known(0))),
              median(RenderedMeter.of(bled).ratioByTruth(BleedThrough.known(BLEED))),
              median(RenderedMeter.of(bled).ratioByTruth(BleedThrough.known(0)))));
    }
    return new RatioRecovery(rows);
  }

  boolean passes() {
    return rows.stream().allMatch(Row::passes);
  }

  private static double median(MeasuredField field) {
    Map<Integer, Double> ratios = new TreeMap<>();
    for (MeasuredCell cell : field.cells()) {
      MeasuredCell.Jc1 jc1 = cell.jc1();
      if (cell.excludedBecause().isEmpty() && jc1 != null) {
        jc1.ratio().value().ifPresent(ratio -> ratios.put(cell.id(), ratio));
      }
    }
    double[] sorted = ratios.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
