package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readout.analysis.AnalysisException;

/**
 * Error rates of the built-in analysis over studies in which nothing happens, or a known change.
 */
class NullPlatesTest {
  private static final int STUDIES = 1000;
  private static final int FEWER = 300;
  private static final double ALPHA = 0.05;
  private static final double MOST_FALSE = 0.06;
  private static final PotentialOptions TMRM =
      PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH);

  /** How often each test calls something; what is refused is not called. */
  private static final class Tally {
    int studies;
    int paired;
    int family;
    int interaction;
    int simple;
    int cellsAsN;
    double millivolts;

    void add(PotentialResult result) {
      studies++;
      PotentialComparison drug = result.comparison("rapamycin").orElseThrow();
      paired += drug.verdict().exactP().orElse(1) < ALPHA ? 1 : 0;
      millivolts += drug.change().orElseThrow().changeMillivolts().orElseThrow();
      family +=
          result.comparisons().stream().anyMatch(one -> one.verdict().familyP().orElse(1) < ALPHA)
              ? 1
              : 0;
      cellsAsN += CellsAsN.of(result, drug).orElseThrow().wrongP() < ALPHA ? 1 : 0;
      result
          .factorial()
          .ifPresent(
              two -> {
                interaction += two.interaction().filter(f -> f.p() < ALPHA).isPresent() ? 1 : 0;
                double p = two.simpleEffects().get(0).comparison().verdict().exactP().orElse(1);
                simple += p < ALPHA ? 1 : 0;
              });
    }

    String text(String name) {
      return "%s, %d studies: paired %.1f %%, family %.1f %%, simple effect %.1f %%, interaction %.1f %%, cells as n %.1f %%; mean %.2f mV"
          .formatted(
              name,
              studies,
              share(paired),
              share(family),
              share(simple),
              share(interaction),
              share(cellsAsN),
              millivolts / studies);
    }

    private double share(int count) {
      return 100.0 * count / studies;
    }
  }

  private static Tally run(SimulatedStudy study, Map<String, Double> shifts, int studies, long seed)
      throws AnalysisException {
    Random random = new Random(seed);
    Tally tally = new Tally();
    for (int i = 0; i < studies; i++) {
      tally.add(PotentialAssay.analyse(study.cells(random, shifts), TMRM));
    }
    return tally;
  }

  private static Map<String, Double> shifts(double rapamycin, double antagomir, double both) {
    return new TreeMap<>(
        Map.of(
            "vehicle", 0.0,
            "rapamycin", rapamycin,
            "anti-miR-21", antagomir,
            "anti-miR-21 + rapamycin", both));
  }

  @Test
  void two_groups_err_as_often_as_they_say_and_cells_as_n_much_more() throws AnalysisException {
    Tally tally =
        run(SimulatedStudy.usual(3), Map.of("vehicle", 0.0, "rapamycin", 0.0), STUDIES, 20261123);
    System.out.println(tally.text("null, two groups, n = 3"));
    assertThat(tally.paired).isLessThanOrEqualTo((int) (MOST_FALSE * STUDIES));
    assertThat(tally.cellsAsN).isGreaterThan(STUDIES / 3);
  }

  @Test
  void the_two_way_design_errs_as_often_as_it_says() throws AnalysisException {
    Tally tally = run(SimulatedStudy.usual(3), shifts(0, 0, 0), STUDIES, 20261124);
    System.out.println(tally.text("null, two factors, n = 3"));
    int most = (int) (MOST_FALSE * STUDIES);
    assertThat(tally.paired).isLessThanOrEqualTo(most);
    assertThat(tally.family).isLessThanOrEqualTo(most);
    assertThat(tally.interaction).isLessThanOrEqualTo(most);
    assertThat(tally.simple).isLessThanOrEqualTo(most);
    assertThat(tally.cellsAsN).isGreaterThan(STUDIES / 3);
  }

  @Test
  void ten_millivolts_are_found_and_put_where_they_are() throws AnalysisException {
    Tally tally = run(SimulatedStudy.usual(4), shifts(10, 2, 22), FEWER, 20261125);
    System.out.println(tally.text("10 mV, 2 mV and 10 mV more together, n = 4"));
    assertThat(tally.paired).isGreaterThan((int) (0.8 * FEWER));
    assertThat(tally.interaction).isGreaterThan(FEWER / 3);
    assertThat(tally.millivolts / FEWER).isBetween(9.5, 10.5);
  }
}
