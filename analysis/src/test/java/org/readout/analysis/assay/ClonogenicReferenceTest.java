package org.readout.analysis.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.Reference;
import org.readout.analysis.assay.FactorialResult.Departure;
import org.readout.analysis.assay.FactorialResult.Reading;

class ClonogenicReferenceTest {

  /** CFAssay's two-way example, siRNA and drug in four experiments, one row per sum. */
  private static List<ColonyCount> twoWay(Reference reference, boolean asColumns) {
    JsonNode inputs = reference.inputs();
    String[] experiment = Reference.texts(inputs.get("experiment"));
    String[] drug = Reference.texts(inputs.get("drug"));
    String[] sirna = Reference.texts(inputs.get("siRNA"));
    double[] cells = Reference.numbers(inputs.get("cells"));
    double[] colonies = Reference.numbers(inputs.get("colonies"));
    List<String> names = List.of("control", "siRNA", "drug", "siRNA + drug");
    List<ColonyCount> counts = new ArrayList<>();
    for (int i = 0; i < experiment.length; i++) {
      TreeMap<String, String> factors = new TreeMap<>();
      if (asColumns) {
        factors.put("drug", drug[i]);
        factors.put("siRNA", sirna[i]);
      }
      int which = (drug[i].equals("1") ? 2 : 0) + (sirna[i].equals("1") ? 1 : 0);
      counts.add(
          new ColonyCount(
              experiment[i],
              names.get(which),
              colonies[i],
              OptionalDouble.of(cells[i]),
              factors,
              "row " + (i + 1),
              false));
    }
    return counts;
  }

  @Test
  void the_interaction_agrees_with_cfassay() throws IOException, AnalysisException {
    Reference reference = Reference.named("clono_2way_sirna_drug");
    for (boolean asColumns : new boolean[] {true, false}) {
      ClonogenicResult result =
          ClonogenicAssay.analyse(twoWay(reference, asColumns), ClonogenicOptions.STANDARD);
      FactorialResult factorial = result.factorial().orElseThrow();
      NestedModelsF f = factorial.interaction().orElseThrow();
      reference.holds("/interactionF/F", f.f());
      reference.holds("/interactionF/p", f.p());
      reference.holds("/interactionF/df1", f.df1());
      reference.holds("/interactionF/df2", f.df2());
      reference.holds("/interactionModel/dispersion", factorial.dispersion().orElseThrow());
      Departure departure = factorial.departures().get(0);
      reference.holds("/blissInteractionRatio/ratio", departure.ratio().orElseThrow());
      reference.holds("/blissInteractionRatio/ci95", departure.inference().bounds().orElseThrow());
      assertThat(departure.reading()).isEqualTo(Reading.SUPRA_ADDITIVE);
      assertThat(departure.sentence())
          .isEqualTo(
              "siRNA + drug: survival was 69 % of the product of the single effects that Bliss"
                  + " independence predicts (95 % CI 53–91 %; interaction F(1, 9) = 9.8, p = 0.012,"
                  + " n = 4 experiments, 16 wells): supra-additive (synergy).");
    }
  }

  @Test
  void effects_against_the_control_agree_with_the_interaction_model() throws Exception {
    Reference reference = Reference.named("clono_2way_sirna_drug");
    ClonogenicResult result =
        ClonogenicAssay.analyse(twoWay(reference, false), ClonogenicOptions.STANDARD);
    ModelFit model = result.model().orElseThrow();
    reference.holds("/interactionModel/deviance", model.deviance());
    reference.holds("/interactionModel/dispersion", model.dispersion().orElseThrow());
    assertThat(model.residualDf()).isEqualTo(9);
    for (String[] pair : new String[][] {{"drug", "A1"}, {"siRNA", "B1"}}) {
      Comparison comparison = result.comparison(pair[0]).orElseThrow();
      Inference.Tested tested = (Inference.Tested) comparison.inference();
      String at = "/interactionModel/coef/" + pair[1];
      reference.holds(at + "/estimate", Math.log(comparison.ratio().orElseThrow()));
      reference.holds(at + "/t", tested.t());
      assertThat(tested.df()).isEqualTo(9);
      assertThat(comparison.experiments()).isEqualTo(4);
    }
  }

  /** Three wells each of one experiment: the numbers, and no test. */
  @Test
  void plating_efficiency_and_surviving_fraction_agree_with_r() throws Exception {
    Reference reference = Reference.named("clono_pe_sf");
    List<ColonyCount> counts = new ArrayList<>();
    for (String which : List.of("control", "treated")) {
      double[] colonies = Reference.numbers(reference.inputs().get(which + "Colonies"));
      double[] seeded = Reference.numbers(reference.inputs().get(which + "Seeded"));
      for (int i = 0; i < colonies.length; i++) {
        counts.add(
            new ColonyCount(
                "e1",
                which,
                colonies[i],
                OptionalDouble.of(seeded[i]),
                new TreeMap<>(),
                which + i,
                false));
      }
    }
    ClonogenicResult result = ClonogenicAssay.analyse(counts, ClonogenicOptions.STANDARD);
    TreatmentSurvival.InExperiment treated = result.treatments().get(1).experiments().get(0);
    reference.holds("/pePooled", result.treatments().get(0).experiments().get(0).rate());
    reference.holds("/sfPooled", treated.survivingFraction().orElseThrow());
    reference.holds("/sfPooled", result.comparisons().get(0).ratio().orElseThrow());
    reference.holds("/sfCi95PoissonLog", treated.countingInterval().orElseThrow());
    assertThat(result.has(State.ONE_EXPERIMENT)).isTrue();
    assertThat(result.comparisons().get(0).inference().exactP()).isEmpty();
  }

  /** Soft agar, four dishes each, taken for four experiments: seeding unknown, drug all zero. */
  @Test
  void a_group_without_colonies_agrees_with_the_exact_test() throws Exception {
    Reference reference = Reference.named("count_nasty_zero_group");
    double[] colonies = Reference.numbers(reference.inputs().get("count"));
    String[] group = Reference.texts(reference.inputs().get("group"));
    List<ColonyCount> counts = new ArrayList<>();
    for (int i = 0; i < colonies.length; i++) {
      counts.add(
          new ColonyCount(
              "e" + i % 4,
              group[i],
              colonies[i],
              OptionalDouble.empty(),
              new TreeMap<>(),
              "row " + i,
              false));
    }
    ClonogenicResult result = ClonogenicAssay.analyse(counts, ClonogenicOptions.STANDARD);
    Comparison drug = result.comparison("drug").orElseThrow();
    Inference.Exact exact = (Inference.Exact) drug.inference();
    reference.holds("/exactConditional/rateRatio", drug.ratio().orElseThrow());
    reference.holds("/exactConditional/p", exact.p());
    reference.holds("/exactConditional/ci95", exact.interval());
    assertThat(exact.betweenExperiments().orElseThrow().p()).isEqualTo(0.125);
    assertThat(result.has(State.ZERO_COUNT_GROUP)).isTrue();
  }
}
