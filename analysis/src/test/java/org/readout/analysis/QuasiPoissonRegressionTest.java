package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.readout.analysis.QuasiPoissonRegression.Convergence;

class QuasiPoissonRegressionTest {

  /** Two drugs and four experiments: every coefficient, and the F test of the interaction. */
  @Test
  void agrees_with_r_on_a_clonogenic_two_way_design() throws IOException {
    Reference reference = Reference.named("clono_2way_sirna_drug");
    JsonNode inputs = reference.inputs();
    String[] experiment = Reference.texts(inputs.get("experiment"));
    double[] drug = Reference.numbers(inputs.get("drug"));
    double[] sirna = Reference.numbers(inputs.get("siRNA"));
    double[] colonies = Reference.numbers(inputs.get("colonies"));
    double[] logCells =
        Arrays.stream(Reference.numbers(inputs.get("cells"))).map(Math::log).toArray();
    DesignMatrix<Integer> design = rows(colonies.length);
    for (String name : new String[] {"e1a", "e1b", "e2a", "e2b"}) {
      design = design.with("Exp" + name, i -> experiment[i].equals(name) ? 1 : 0);
    }
    design = design.with("A1", i -> drug[i]).with("B1", i -> sirna[i]);
    QuasiPoissonRegression additive = QuasiPoissonRegression.fit(colonies, logCells, design);
    QuasiPoissonRegression full =
        QuasiPoissonRegression.fit(
            colonies, logCells, design.with("A1:B1", i -> drug[i] * sirna[i]));
    holds(reference, "/additive", additive);
    holds(reference, "/interactionModel", full);

    NestedModelsF f = NestedModelsF.of(additive, full);
    reference.holds("/interactionF/F", f.f());
    reference.holds("/interactionF/df1", f.df1());
    reference.holds("/interactionF/df2", f.df2());
    reference.holds("/interactionF/p", f.p());
    Coefficient interaction = full.coefficient("A1:B1");
    reference.holds("/blissInteractionRatio/ratio", interaction.ratio());
    reference.holds("/blissInteractionRatio/ci95", interaction.ratioInterval(0.95));
    reference.holds("/drugEffect/sfRatio", additive.coefficient("A1").ratio());
    reference.holds("/drugEffect/ci95", additive.coefficient("A1").ratioInterval(0.95));
  }

  private static void holds(Reference reference, String path, QuasiPoissonRegression fit) {
    reference.holds(path + "/deviance", fit.deviance());
    reference.holds(path + "/df", fit.residualDf());
    reference.holds(path + "/dispersion", fit.dispersion().orElseThrow());
    for (String name : fit.names()) {
      Coefficient coefficient = fit.coefficient(name);
      String at = path + "/coef/" + name;
      reference.holds(at + "/estimate", coefficient.estimate());
      reference.holds(at + "/se", coefficient.standardError());
      reference.holds(at + "/t", coefficient.t());
      // The reference stopped where R's default does; p moves a few times more than t.
      double p = reference.number(at + "/p");
      assertThat(coefficient.p()).as(at).isCloseTo(p, within(3 * reference.relative() * p));
    }
  }

  /** Venables and Ripley, MASS: days absent from school, 146 children, φ near 15. */
  @Test
  void agrees_with_r_on_overdispersed_counts_with_zeros() throws IOException {
    Reference reference = Reference.named("count_quine");
    double[] counts = Reference.numbers(reference.inputs().get("count"));
    String[] group = Reference.texts(reference.inputs().get("group"));
    DesignMatrix<Integer> intercept = rows(counts.length).with("1", i -> 1);
    DesignMatrix<Integer> design = intercept;
    for (String name : new String[] {"F1", "F2", "F3"}) {
      design = design.with("g" + name, i -> group[i].equals(name) ? 1 : 0);
    }
    double[] none = new double[counts.length];
    QuasiPoissonRegression fit = QuasiPoissonRegression.fit(counts, none, design);
    reference.holds("/poisson/deviance", fit.deviance());
    reference.holds("/quasiPoisson/dispersion", fit.dispersion().orElseThrow());
    for (String name : new String[] {"gF1", "gF2", "gF3"}) {
      reference.holds("/quasiPoisson/rr/" + name + "/rateRatio", fit.coefficient(name).ratio());
      reference.holds("/quasiPoisson/rr/" + name + "/seLog", fit.coefficient(name).standardError());
      reference.holds(
          "/quasiPoisson/rr/" + name + "/ci95", fit.coefficient(name).ratioInterval(0.95));
    }
    NestedModelsF f = NestedModelsF.of(QuasiPoissonRegression.fit(counts, none, intercept), fit);
    reference.holds("/quasiPoisson/F", f.f());
    reference.holds("/quasiPoisson/p", f.p());
  }

  /**
   * Dobson 1990, An Introduction to Generalized Linear Models, p. 93, as in R's help of glm:
   * printed by R 4.2.2 to the digits given.
   */
  @Test
  void agrees_with_dobsons_randomised_trial() {
    double[] counts = {18, 17, 15, 20, 10, 20, 25, 13, 12};
    DesignMatrix<Integer> design =
        rows(9)
            .with("1", i -> 1)
            .with("outcome2", i -> i % 3 == 1 ? 1 : 0)
            .with("outcome3", i -> i % 3 == 2 ? 1 : 0)
            .with("treatment2", i -> i / 3 == 1 ? 1 : 0)
            .with("treatment3", i -> i / 3 == 2 ? 1 : 0);
    QuasiPoissonRegression fit = QuasiPoissonRegression.fit(counts, new double[9], design);
    assertThat(fit.deviance()).isCloseTo(5.1291, within(5e-5));
    assertThat(fit.dispersion().orElseThrow()).isCloseTo(1.2933, within(5e-5));
    assertThat(fit.coefficient("outcome2").estimate()).isCloseTo(-0.4543, within(5e-5));
    assertThat(fit.coefficient("outcome2").standardError()).isCloseTo(0.2299, within(5e-5));
    assertThat(fit.coefficient("outcome2").p()).isCloseTo(0.119, within(5e-4));
  }

  /** One factor without a block: the ratio is that of the sums, whatever the wells. */
  @Property
  void one_factor_without_a_block_has_a_closed_form(
      @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 1, max = 300) Integer> control,
      @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 1, max = 300) Integer> treated,
      @ForAll @IntRange(min = 100, max = 5000) int seeded) {
    int n = control.size();
    double[] counts =
        IntStream.concat(
                control.stream().mapToInt(Integer::intValue),
                treated.stream().mapToInt(Integer::intValue))
            .mapToDouble(c -> c)
            .toArray();
    double[] logSeeded = new double[counts.length];
    Arrays.fill(logSeeded, 0, n, Math.log(seeded));
    Arrays.fill(logSeeded, n, counts.length, Math.log(2.0 * seeded));
    QuasiPoissonRegression fit =
        QuasiPoissonRegression.fit(
            counts, logSeeded, rows(counts.length).with("1", i -> 1).with("t", i -> i < n ? 0 : 1));
    double a = Arrays.stream(counts, 0, n).sum();
    double b = Arrays.stream(counts, n, counts.length).sum();
    double meanA = a / n;
    double meanB = b / treated.size();
    double pearson = 0;
    for (int i = 0; i < counts.length; i++) {
      double mean = i < n ? meanA : meanB;
      pearson += (counts[i] - mean) * (counts[i] - mean) / mean;
    }
    assertThat(fit.convergence()).isEqualTo(Convergence.CONVERGED);
    assertThat(Math.exp(fit.estimate("t")))
        .isCloseTo(meanB / meanA / 2, within(1e-12 * meanB / meanA));
    assertThat(fit.dispersion().orElseThrow() * fit.residualDf())
        .isCloseTo(pearson, within(1e-10 * pearson + 1e-9));
  }

  @Test
  void a_column_that_repeats_others_is_named_and_left_out() {
    double[] counts = {10, 12, 5, 7};
    DesignMatrix<Integer> design =
        rows(4)
            .with("first", i -> i < 2 ? 1 : 0)
            .with("second", i -> i < 2 ? 0 : 1)
            .with("both", i -> 1);
    QuasiPoissonRegression fit = QuasiPoissonRegression.fit(counts, new double[4], design);
    assertThat(fit.aliased()).containsExactly("both");
    assertThat(fit.residualDf()).isEqualTo(2);
    assertThatThrownBy(() -> fit.contrast("of both", Map.of("both", 1.0)))
        .hasMessageContaining("no such coefficient: both");
  }

  @Test
  void a_group_without_events_is_reported_as_separated() {
    double[] counts = {42, 38, 51, 45, 0, 0, 0, 0};
    QuasiPoissonRegression fit =
        QuasiPoissonRegression.fit(
            counts, new double[8], rows(8).with("1", i -> 1).with("drug", i -> i < 4 ? 0 : 1));
    assertThat(fit.convergence()).isEqualTo(Convergence.SEPARATED);
    assertThat(fit.separatedRows()).containsExactly(4, 5, 6, 7);
  }

  @Test
  void a_model_with_as_many_coefficients_as_rows_has_no_dispersion() {
    QuasiPoissonRegression fit =
        QuasiPoissonRegression.fit(
            new double[] {100, 50}, new double[2], rows(2).with("1", i -> 1).with("t", i -> i));
    assertThat(fit.estimate("t")).isCloseTo(Math.log(0.5), within(1e-9));
    assertThat(fit.dispersion()).isEmpty();
    assertThatThrownBy(() -> fit.coefficient("t")).isInstanceOf(IllegalStateException.class);
  }

  private static DesignMatrix<Integer> rows(int n) {
    return DesignMatrix.of(IntStream.range(0, n).boxed().toList());
  }
}
