package org.readout.analysis.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.assay.FactorialResult.Reading;

class ClonogenicAssayTest {

  /** One row a line: experiment, treatment, colonies, seeded; further {@code name=level}. */
  private static List<ColonyCount> rows(String... lines) throws AnalysisException.BadValue {
    List<ColonyCount> counts = new ArrayList<>();
    for (String line : lines) {
      List<String> fields = List.of(line.split(", *", -1));
      TreeMap<String, String> factors = new TreeMap<>();
      for (String field : fields.subList(4, fields.size())) {
        factors.put(
            field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
      }
      counts.add(
          ColonyCount.parse(
              "row " + (counts.size() + 1),
              fields.get(0),
              fields.get(1),
              fields.get(2),
              fields.get(3),
              factors));
    }
    return counts;
  }

  private static ClonogenicResult analyse(String... lines) throws AnalysisException {
    return ClonogenicAssay.analyse(rows(lines), ClonogenicOptions.STANDARD);
  }

  private static final String[] THREE_EXPERIMENTS = {
    "1, DMSO, 98, 200", "1, DMSO, 104, 200", "1, drug, 51, 200", "1, drug, 45, 200",
    "2, DMSO, 80, 200", "2, DMSO, 88, 200", "2, drug, 47, 200", "2, drug, 30, 200",
    "3, DMSO, 120, 200", "3, DMSO, 115, 200", "3, drug, 55, 200", "3, drug, 66, 200"
  };

  /**
   * R 4.2.2, sums per experiment: glm(c ~ e + t, quasipoisson, offset = log(s), epsilon = 1e-14) on
   * c = 202, 96, 168, 77, 235, 121 of s = 400.
   */
  @Test
  void one_drug_in_three_experiments_agrees_with_r() throws AnalysisException {
    ClonogenicResult result = analyse(THREE_EXPERIMENTS);
    Comparison drug = result.comparison("drug").orElseThrow();
    Inference.Tested tested = (Inference.Tested) drug.inference();
    assertThat(drug.ratio().orElseThrow()).isCloseTo(0.4859504132231406, within(1e-9));
    assertThat(tested.t()).isCloseTo(-20.70930330781057, within(1e-7));
    assertThat(tested.p()).isCloseTo(0.002323556864420108, within(1e-10));
    assertThat(tested.interval().low()).isCloseTo(0.4182895073839346, within(1e-9));
    assertThat(tested.interval().high()).isCloseTo(0.5645558875924386, within(1e-9));
    assertThat(result.model().orElseThrow().dispersion().orElseThrow())
        .isCloseTo(0.2402501633959075, within(1e-9));
    assertThat(result.model().orElseThrow().overall().orElseThrow().p())
        .isCloseTo(0.002180062919973498, within(1e-10));
    assertThat(result.methods())
        .contains("The unit of inference (n) is the experiment")
        .contains("dispersion φ = 0.24 on 2 residual degrees of freedom")
        .contains("Holm")
        .endsWith("Algorithm clonogenic-quasipoisson, version 1.");
    assertThat(drug.experiments()).isEqualTo(3);
    assertThat(drug.wells()).isEqualTo(12);
    assertThat(drug.percent().orElseThrow()).isEqualTo(100 * drug.ratio().orElseThrow());
    assertThat(result.has(State.UNDERDISPERSED)).isTrue();
    assertThat(drug.sentence())
        .isEqualTo(
            "drug reduced clonogenic survival to 49 % of DMSO (95 % CI 42–56 %; quasi-Poisson GLM"
                + " with experiment as block, t(2) = −21, p = 0.0023, n = 3 experiments, 12 wells).");
  }

  @Test
  void wells_of_one_experiment_are_never_n() throws AnalysisException {
    ClonogenicResult result =
        analyse("1, DMSO, 98, 200", "1, DMSO, 104, 200", "1, drug, 51, 200", "1, drug, 45, 200");
    Comparison drug = result.comparison("drug").orElseThrow();
    assertThat(drug.ratio().orElseThrow()).isCloseTo(96.0 / 202, within(1e-12));
    assertThat(drug.inference().exactP()).isEmpty();
    assertThat(drug.inference().bounds()).isEmpty();
    assertThat(drug.sentence())
        .contains("not tested: 4 wells of one experiment are technical replicates");
    assertThat(result.model().orElseThrow().overall()).isEmpty();
    assertThat(result.methods()).contains("they were not tested").doesNotContain("Student");
  }

  @Test
  void two_experiments_give_an_estimate_and_say_what_is_missing() throws AnalysisException {
    ClonogenicResult result =
        analyse("1, DMSO, 98, 200", "1, drug, 51, 200", "2, DMSO, 80, 200", "2, drug, 47, 200");
    Comparison drug = result.comparison("drug").orElseThrow();
    assertThat(drug.ratio()).isPresent();
    assertThat(drug.inference()).isInstanceOf(Inference.Refused.class);
    assertThat(drug.sentence()).contains("one more experiment makes a test possible");
    assertThat(result.has(State.TWO_EXPERIMENTS)).isTrue();
  }

  @Test
  void a_well_too_numerous_is_left_out_and_listed() throws AnalysisException {
    String[] lines = THREE_EXPERIMENTS.clone();
    lines[0] = "1, DMSO, >300, 200";
    ClonogenicResult result = analyse(lines);
    assertThat(result.excluded()).hasSize(1);
    assertThat(result.excluded().get(0).source()).isEqualTo("row 1");
    assertThat(result.excluded().get(0).reason()).isEqualTo(State.TOO_NUMEROUS);
    assertThat(result.treatments().get(0).colonies()).isEqualTo(104 + 168 + 235);
    assertThat(result.has(State.TOO_NUMEROUS)).isTrue();
  }

  @Test
  void a_control_without_colonies_takes_its_experiment_out() throws AnalysisException {
    String[] lines = THREE_EXPERIMENTS.clone();
    lines[0] = "1, DMSO, 0, 200";
    lines[1] = "1, DMSO, 0, 200";
    ClonogenicResult result = analyse(lines);
    assertThat(result.excluded()).extracting(Exclusion::source).hasSize(4);
    assertThat(result.has(State.CONTROL_WITHOUT_COLONIES)).isTrue();
    assertThat(result.comparison("drug").orElseThrow().experiments()).isEqualTo(2);
  }

  @Test
  void a_control_that_never_grew_leaves_nothing_to_compare() throws AnalysisException {
    ClonogenicResult result = analyse("1, DMSO, 0, 200", "1, drug, 5, 200");
    assertThat(result.model()).isEmpty();
    assertThat(result.comparison("drug").orElseThrow().ratio()).isEmpty();
    assertThat(result.has(State.NOT_BESIDE_CONTROL)).isTrue();
  }

  @Test
  void counts_that_repeat_exactly_are_not_tested() throws AnalysisException {
    ClonogenicResult result =
        analyse(
            "1, DMSO, 100, 200",
            "1, drug, 50, 200",
            "2, DMSO, 100, 200",
            "2, drug, 50, 200",
            "3, DMSO, 100, 200",
            "3, drug, 50, 200");
    assertThat(result.has(State.NO_SCATTER)).isTrue();
    assertThat(result.comparison("drug").orElseThrow().inference().exactP()).isEmpty();
  }

  /** The other treatment is estimated as if the zero group were not there. */
  @Test
  void a_treatment_without_colonies_does_not_disturb_the_others() throws AnalysisException {
    List<String> lines = new ArrayList<>(List.of(THREE_EXPERIMENTS));
    lines.addAll(List.of("1, poison, 0, 200", "2, poison, 0, 400", "3, poison, 0, 200"));
    ClonogenicResult result =
        ClonogenicAssay.analyse(
            rows(lines.toArray(String[]::new)),
            ClonogenicOptions.STANDARD.withAdjustment(MultipleComparisons.NONE));
    Inference drug = result.comparison("drug").orElseThrow().inference();
    assertThat(drug.exactP())
        .isEqualTo(
            analyse(THREE_EXPERIMENTS).comparison("drug").orElseThrow().inference().exactP());
    Comparison poison = result.comparison("poison").orElseThrow();
    assertThat(poison.ratio()).hasValue(0);
    assertThat(poison.inference()).isInstanceOf(Inference.Exact.class);
    assertThat(poison.inference().bounds().orElseThrow().low()).isZero();
    // Cells seeded, summed over wells: 200 : 400 in two experiments, 400 : 400 in one.
    double p = 2 * Math.pow(2.0 / 3, 202) * Math.pow(1.0 / 2, 168) * Math.pow(2.0 / 3, 235);
    assertThat(poison.inference().exactP().orElseThrow()).isCloseTo(p, within(1e-9 * p));
    assertThat(poison.sentence()).contains("left no colony").contains("0.25 is the least");
  }

  @Test
  void a_combination_without_colonies_has_no_bliss_ratio() throws AnalysisException {
    List<String> lines = new ArrayList<>();
    for (int e = 1; e <= 3; e++) {
      lines.addAll(
          List.of(
              e + ", control, " + (100 + 9 * e) + ", 200",
              e + ", a, " + (50 + e * e) + ", 200",
              e + ", b, " + (60 - 2 * e) + ", 200",
              e + ", b + a, 0, 200"));
    }
    FactorialResult factorial = analyse(lines.toArray(String[]::new)).factorial().orElseThrow();
    assertThat(factorial.interaction()).isEmpty();
    assertThat(factorial.departures().get(0).reading()).isEqualTo(Reading.NOT_TESTED);
    assertThat(factorial.departures().get(0).ratio()).isEmpty();
    assertThat(factorial.departures().get(0).sentence()).contains("b + a has no colony");
    assertThat(factorial.simpleEffects()).hasSize(4);
  }

  @Test
  void effects_that_multiply_are_no_evidence_of_an_interaction() throws AnalysisException {
    FactorialResult factorial =
        analyse(
                "1, control, 200, 400",
                "1, a, 104, 400",
                "1, b, 97, 400",
                "1, a + b, 52, 400",
                "2, control, 180, 400",
                "2, a, 85, 400",
                "2, b, 94, 400",
                "2, a + b, 43, 400",
                "3, control, 190, 400",
                "3, a, 99, 400",
                "3, b, 90, 400",
                "3, a + b, 50, 400")
            .factorial()
            .orElseThrow();
    assertThat(factorial.departures().get(0).reading()).isEqualTo(Reading.NO_EVIDENCE);
    assertThat(factorial.departures().get(0).sentence())
        .contains("no evidence of an interaction")
        .contains("does not show that the effects are independent");
  }

  @Test
  void factor_columns_with_three_levels_give_a_departure_each() throws AnalysisException {
    List<String> lines = new ArrayList<>();
    for (int e = 1; e <= 3; e++) {
      for (int dose = 0; dose < 3; dose++) {
        lines.add(
            "%d, wt %d, %d, 200, line=wt, dose=%d".formatted(e, dose, 90 + e - 20 * dose, dose));
        lines.add(
            "%d, ko %d, %d, 200, line=ko, dose=%d".formatted(e, dose, 80 - e - 36 * dose, dose));
      }
    }
    ClonogenicResult result =
        ClonogenicAssay.analyse(
            rows(lines.toArray(String[]::new)),
            ClonogenicOptions.STANDARD.withControl("wt 0").withFactors("line", "dose"));
    FactorialResult factorial = result.factorial().orElseThrow();
    assertThat(factorial.firstLevels()).containsExactly("wt", "ko");
    assertThat(factorial.secondLevels()).containsExactly("0", "1", "2");
    assertThat(factorial.departures()).hasSize(2);
    assertThat(factorial.simpleEffects()).hasSize(3 + 4);
    assertThat(factorial.interaction().orElseThrow().df1()).isEqualTo(2);
  }

  @Test
  void a_genotype_with_a_plus_in_its_name_is_no_combination() throws AnalysisException {
    assertThat(
            analyse("1, control, 50, 100", "1, Tsc2+/+, 40, 100", "1, Tsc2, 40, 100").factorial())
        .isEmpty();
  }

  @Test
  void strange_plating_is_flagged_with_its_numbers() throws AnalysisException {
    ClonogenicResult result =
        analyse("1, control, 12, 100", "1, control, 240, 100", "1, drug, 40, 1000");
    assertThat(result.flags())
        .extracting(Flag::state)
        .contains(
            State.FEW_CONTROL_COLONIES,
            State.MANY_CONTROL_COLONIES,
            State.SEEDING_DIFFERS,
            State.MORE_COLONIES_THAN_CELLS,
            State.CONTROL_INFERRED);
    assertThat(result.flags())
        .extracting(Flag::sentence)
        .contains(
            "1 of 2 wells of the control hold fewer than 20 colonies, the least 12: the counting"
                + " error is large.");
  }

  @Test
  void an_experiment_without_control_or_treatment_is_named() throws AnalysisException {
    List<String> lines = new ArrayList<>(List.of(THREE_EXPERIMENTS));
    lines.addAll(List.of("4, drug, 40, 200", "5, DMSO, 90, 200"));
    ClonogenicResult result = analyse(lines.toArray(String[]::new));
    assertThat(result.has(State.EXPERIMENT_WITHOUT_CONTROL)).isTrue();
    assertThat(result.has(State.INCOMPLETE_EXPERIMENT)).isTrue();
    assertThat(result.has(State.NOT_COMPARED)).isTrue();
    assertThat(result.comparison("drug").orElseThrow().experiments()).isEqualTo(3);
    assertThat(result.treatments().get(1).experiments().get(3).survivingFraction()).isEmpty();
  }

  @Test
  void without_seeding_colonies_per_well_are_compared() throws AnalysisException {
    ClonogenicResult result = analyse("1, control, 40, ", "1, control, 60, ", "1, drug, 25, ");
    assertThat(result.seedingGiven()).isFalse();
    assertThat(result.comparison("drug").orElseThrow().ratio().orElseThrow())
        .isCloseTo(0.5, within(1e-12));
    assertThat(result.has(State.SEEDING_NOT_GIVEN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "-3, 200, row 7: colonies is '-3'",
    "3.5, 200, row 7: colonies is '3.5'",
    "TNTC, 200, row 7: colonies is 'TNTC'",
    "NaN, 200, row 7: colonies is 'NaN'",
    "12, 0, row 7: seeded is '0'",
    "12, NA, row 7: seeded is 'NA'"
  })
  void a_text_that_is_no_count_is_named_with_its_row(String colonies, String seeded, String what) {
    assertThatThrownBy(
            () -> ColonyCount.parse("row 7", "1", "drug", colonies, seeded, new TreeMap<>()))
        .isInstanceOf(AnalysisException.BadValue.class)
        .hasMessageStartingWith(what);
  }

  @Test
  void what_is_no_design_is_refused_with_a_remedy() throws AnalysisException {
    List<ColonyCount> noControl = rows("1, a, 5, 100", "1, b, 5, 100");
    assertThatThrownBy(() -> ClonogenicAssay.analyse(noControl, ClonogenicOptions.STANDARD))
        .isInstanceOf(AnalysisException.NoControl.class)
        .hasMessage("no treatment is named like a control; the treatments are a, b");
    assertThatThrownBy(
            () ->
                ClonogenicAssay.analyse(noControl, ClonogenicOptions.STANDARD.withControl("DMSO")))
        .hasMessageContaining("no treatment is called 'DMSO'");
    assertThatThrownBy(
            () ->
                ClonogenicAssay.analyse(
                    noControl, ClonogenicOptions.STANDARD.withControl("a").withFactors("x", "y")))
        .isInstanceOf(AnalysisException.BadDesign.class);
    assertThatThrownBy(() -> analyse("1, control, 5, 100", "1, b, 5, "))
        .isInstanceOf(AnalysisException.BadValue.class)
        .hasMessageStartingWith("row 2: seeded");
    assertThatThrownBy(() -> ClonogenicAssay.analyse(List.of(), ClonogenicOptions.STANDARD))
        .isInstanceOf(AnalysisException.BadDesign.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Control; drug, Control",
    "untreated; positive control; drug, untreated",
    "DMSO 0.1 %; rapamycin, DMSO 0.1 %",
    "DMSO; DMSO + drug, DMSO",
    "scramble; miR-21 inhibitor, scramble"
  })
  void the_control_is_known_by_its_name(String names, String control) throws AnalysisException {
    assertThat(ControlName.among(List.of(names.split("; ")))).isEqualTo(control);
  }

  @Test
  void experiments_and_treatments_come_in_natural_order() throws AnalysisException {
    ClonogenicResult result =
        analyse(
            "e10, control, 50, 100", "e2, control, 50, 100", "e2, x10, 5, 100", "e2, X9, 5, 100");
    assertThat(result.treatments())
        .extracting(TreatmentSurvival::treatment)
        .containsExactly("control", "X9", "x10");
    assertThat(result.treatments().get(0).experiments())
        .extracting(TreatmentSurvival.InExperiment::experiment)
        .containsExactly("e2", "e10");
  }
}
