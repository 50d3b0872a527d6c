package org.readout.analysis.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.readout.analysis.Reference;

class SynergyTest {
  private static final double PERCENT = 100;

  /** R's formulas on ibrutinib and ispinesib (Mathews 2012), with its single-drug curves given. */
  @Test
  void agrees_with_r_on_a_dose_matrix() throws IOException {
    Reference reference = Reference.named("synergy_mathews1");
    JsonNode inputs = reference.inputs();
    int size = inputs.get("inhibition").size();
    double[][] affected = new double[size][];
    for (int row = 0; row < size; row++) {
      affected[row] =
          Arrays.stream(Reference.numbers(inputs.get("inhibition").get(row)))
              .map(percent -> percent / PERCENT)
              .toArray();
    }
    DoseMatrix matrix =
        DoseMatrix.of(
            Reference.numbers(inputs.get("dose1")),
            Reference.numbers(inputs.get("dose2")),
            affected);
    LogLogistic first = curve(Reference.numbers(reference.expected().at("/loewe/fit1")));
    LogLogistic second = curve(Reference.numbers(reference.expected().at("/loewe/fit2")));
    modelHolds(reference, "/bliss", matrix, new NoInteraction.Bliss());
    modelHolds(reference, "/hsa", matrix, new NoInteraction.HighestSingleAgent());
    modelHolds(reference, "/loewe", matrix, new NoInteraction.Loewe(first, second));
    NoInteraction.ZeroPotencyShift zip = new NoInteraction.ZeroPotencyShift(first, second);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        reference.holds(
            "/zipReferenceSurface/" + row + "/" + column,
            PERCENT * zip.expected(matrix, row, column));
      }
    }
  }

  private static LogLogistic curve(double[] fit) {
    return new LogLogistic(fit[0], fit[1] / PERCENT, fit[2] / PERCENT, fit[3], 1);
  }

  private static void modelHolds(
      Reference reference, String path, DoseMatrix matrix, NoInteraction model) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        String cell = "/" + row + "/" + column;
        if (reference.expected().at(path + "/reference" + cell).isNumber()) {
          reference.holds(
              path + "/reference" + cell, PERCENT * model.expected(matrix, row, column));
          assertThat(PERCENT * model.excess(matrix, row, column))
              .as(path + cell)
              .isCloseTo(reference.number(path + "/excess" + cell), within(1e-4));
        }
      }
    }
    reference.holds(path + "/meanExcessCombination", PERCENT * model.meanExcess(matrix));
  }

  @Test
  void agrees_with_r_on_replicates() throws IOException {
    Reference reference = Reference.named("synergy_bliss_ci");
    SynergyScore score =
        SynergyScore.blissOfReplicates(
            Reference.numbers(reference.inputs().get("a")),
            Reference.numbers(reference.inputs().get("b")),
            Reference.numbers(reference.inputs().get("ab")));
    reference.holds("/excess", score.excess());
    reference.holds("/se", score.standardError().orElseThrow());
    reference.holds("/dfSatterthwaite", score.df());
    reference.holds("/t", score.t().orElseThrow());
    reference.holds("/p", score.p().orElseThrow());
    reference.holds("/ci95", score.interval(0.95).orElseThrow());
  }

  @Test
  void agrees_with_r_on_the_median_effect() throws IOException {
    Reference reference = Reference.named("synergy_chou_talalay_median_effect");
    MedianEffect effect =
        MedianEffect.fit(
                Reference.numbers(reference.inputs().get("dose")),
                Reference.numbers(reference.inputs().get("fa")))
            .orElseThrow();
    reference.holds("/m", effect.slope());
    reference.holds("/Dm", effect.medianDose());
    reference.holds("/r", effect.correlation());
    reference.holds("/doseForFa50_75_90/0", effect.dose(0.5));
    reference.holds("/doseForFa50_75_90/1", effect.dose(0.75));
    reference.holds("/doseForFa50_75_90/2", effect.dose(0.9));
    assertThat(
            effect.combinationIndex(effect.medianDose() / 4, effect, effect.medianDose() / 4, 0.5))
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void nothing_and_everything_affected_have_no_place_on_the_line() {
    assertThat(
            MedianEffect.fit(new double[] {0, 1, 2, 4}, new double[] {0.1, 0, 0.3, 0.6})
                .orElseThrow()
                .excluded())
        .isEqualTo(2);
    assertThat(MedianEffect.fit(new double[] {1, 2}, new double[] {0, 1})).isEmpty();
  }

  /** The principle of sham combination: two doses of one drug are their sum. */
  @Property
  void a_drug_does_not_interact_with_itself(
      @ForAll @DoubleRange(min = 0.5, max = 4) double slope,
      @ForAll @DoubleRange(min = 0.3, max = 1) double top,
      @ForAll @DoubleRange(min = 0.1, max = 20) double first,
      @ForAll @DoubleRange(min = 0.1, max = 20) double second) {
    LogLogistic drug = new LogLogistic(-slope, 0, top, 3, 1);
    DoseMatrix matrix =
        DoseMatrix.of(new double[] {0, first}, new double[] {0, second}, new double[2][2]);
    assertThat(new NoInteraction.Loewe(drug, drug).expected(matrix, 1, 1))
        .isCloseTo(drug.at(first + second), within(1e-10));
  }

  /** A matrix that is Bliss of two curves has no shift of potency. */
  @Test
  void independent_drugs_have_no_potency_shift() {
    LogLogistic first = new LogLogistic(-1.5, 0, 1, 2, 1);
    LogLogistic second = new LogLogistic(-1, 0, 1, 5, 1);
    double[] doses = {0, 0.3, 1, 3, 10, 30, 100};
    double[][] affected = new double[doses.length][doses.length];
    for (int row = 0; row < doses.length; row++) {
      for (int column = 0; column < doses.length; column++) {
        double a = first.at(doses[row]);
        double b = second.at(doses[column]);
        affected[row][column] = a + b - a * b;
      }
    }
    PotencyShift shift =
        new PotencyShift(
            DoseMatrix.of(doses, doses, affected),
            new NoInteraction.ZeroPotencyShift(first, second));
    assertThat(shift.delta(3, 4).orElseThrow()).isCloseTo(0, within(1e-8));
  }

  @Test
  void one_experiment_has_a_score_and_no_interval() {
    SynergyScore score = SynergyScore.ofExperiments(0.2);
    assertThat(score.excess()).isEqualTo(0.2);
    assertThat(score.interval(0.95)).isEmpty();
    assertThat(score.p()).isEmpty();
  }

  @Test
  void a_matrix_without_the_drugs_alone_is_refused() {
    assertThatThrownBy(
            () -> DoseMatrix.of(new double[] {1, 2}, new double[] {0, 1}, new double[2][2]))
        .hasMessageContaining("doses ascend from 0");
  }
}
