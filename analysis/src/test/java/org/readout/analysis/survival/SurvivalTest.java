package org.readout.analysis.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.survival.FollowUp.TimeZero;

class SurvivalTest {

  @Test
  void a_negative_time_is_refused_and_named() {
    assertThatThrownBy(
            () ->
                FollowUp.of(
                    new double[] {3, -1},
                    new boolean[] {true, true},
                    row -> "mouse " + (char) ('A' + row),
                    TimeZero.ACCEPTED))
        .isInstanceOf(AnalysisException.BadValue.class)
        .hasMessage("mouse B: time is '-1.0', expected a time of 0 or above");
  }

  @Test
  void time_zero_must_be_meant() throws AnalysisException {
    double[] times = {0, 2};
    boolean[] events = {true, true};
    assertThatThrownBy(() -> FollowUp.of(times, events))
        .isInstanceOf(AnalysisException.BadValue.class)
        .hasMessageStartingWith("row 1: time is '0'");
    FollowUp followUp = FollowUp.of(times, events, row -> "row", TimeZero.ACCEPTED);
    assertThat(KaplanMeier.of(followUp).steps().get(0).survival()).isEqualTo(0.5);
  }

  @Test
  void nobody_at_all_is_refused() {
    assertThatThrownBy(() -> FollowUp.of(new double[0], new boolean[0]))
        .isInstanceOf(AnalysisException.BadDesign.class);
  }

  @Test
  void times_that_differ_by_rounding_are_one_time() throws AnalysisException {
    FollowUp followUp =
        FollowUp.of(new double[] {0.3, 0.1 + 0.2, 1}, new boolean[] {true, true, true});
    assertThat(KaplanMeier.of(followUp).steps())
        .extracting(KaplanMeier.Step::events)
        .containsExactly(2, 1);
  }

  @Test
  void without_an_event_there_is_a_curve_and_no_test() throws AnalysisException {
    FollowUp followUp = FollowUp.of(new double[] {5, 6, 7}, new boolean[3]);
    Arms arms = Arms.of(followUp, List.of("a", "b", "b"));
    assertThat(arms.kaplanMeier("b").median(0.95, KaplanMeier.Band.LOG_LOG).median())
        .isEqualTo(new SurvivalTime.NotReached());
    assertThat(LogRank.of(arms, LogRank.Weight.LOG_RANK)).isInstanceOf(LogRank.NotTestable.class);
    assertThat(HazardRatio.peto(arms, "a", "b")).isEmpty();
    assertThat(CoxRegression.fit(followUp, Covariates.of("x", new double[] {1, 2, 3})))
        .isEqualTo(new CoxRegression.NoEvents());
  }

  @Test
  void a_covariate_that_never_changes_is_collinear() throws AnalysisException {
    FollowUp followUp = FollowUp.of(new double[] {5, 6, 7}, new boolean[] {true, true, true});
    assertThat(CoxRegression.fit(followUp, Covariates.of("x", new double[] {2, 2, 2})))
        .isEqualTo(new CoxRegression.Collinear(List.of("x")));
  }

  @Test
  void the_table_counts_those_still_followed_just_before() throws AnalysisException {
    FollowUp followUp =
        FollowUp.of(new double[] {2, 4, 4, 9}, new boolean[] {true, true, false, true});
    assertThat(KaplanMeier.of(followUp).atRisk(0, 2, 3, 4, 5, 9, 10))
        .containsExactly(4, 4, 3, 3, 1, 1, 0);
  }

  @Test
  void a_mean_beyond_the_follow_up_is_refused() throws AnalysisException {
    KaplanMeier curve =
        KaplanMeier.of(FollowUp.of(new double[] {2, 4}, new boolean[] {true, false}));
    assertThatThrownBy(() -> RestrictedMean.of(curve, 5)).hasMessageContaining("followed up to 4");
  }

  /** Without censoring the curve is the share of those still alive, and its mean the mean time. */
  @Property
  void without_censoring_the_curve_is_a_share(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 12) Integer> days)
      throws AnalysisException {
    double[] times = days.stream().mapToDouble(day -> day).toArray();
    boolean[] events = new boolean[times.length];
    Arrays.fill(events, true);
    KaplanMeier curve = KaplanMeier.of(FollowUp.of(times, events));
    for (KaplanMeier.Step step : curve.steps()) {
      long later = days.stream().filter(day -> day > step.time()).count();
      assertThat(step.survival()).isCloseTo((double) later / times.length, within(1e-12));
    }
    double mean = days.stream().mapToInt(day -> day).average().orElseThrow();
    assertThat(RestrictedMean.of(curve, Collections.max(days)).mean())
        .isCloseTo(mean, within(1e-9));
  }

  /** Who is called first cannot change the test, and turns the ratio upside down. */
  @Property
  void naming_the_arms_in_another_order_changes_nothing(
      @ForAll @Size(min = 6, max = 20) List<@IntRange(min = 1, max = 9) Integer> days)
      throws AnalysisException {
    double[] times = days.stream().mapToDouble(day -> day).toArray();
    boolean[] events = new boolean[times.length];
    for (int i = 0; i < events.length; i++) {
      events[i] = i % 3 != 2;
    }
    FollowUp followUp = FollowUp.of(times, events);
    Arms arms =
        Arms.of(
            followUp,
            IntStream.range(0, times.length).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList());
    HazardRatio.peto(arms, "a", "b")
        .ifPresent(
            ratio ->
                assertThat(ratio.logRatio())
                    .isCloseTo(
                        -HazardRatio.peto(arms, "b", "a").orElseThrow().logRatio(), within(1e-9)));
    for (LogRank.Weight weight : LogRank.Weight.values()) {
      if (LogRank.of(arms, weight) instanceof LogRank.Tested test) {
        assertThat(test.arms().stream().mapToDouble(LogRank.Arm::expected).sum())
            .isCloseTo(followUp.eventCount(), within(1e-9));
        assertThat(test.p()).isBetween(0.0, 1.0);
      }
    }
  }

  /** One event, three at risk: the penalised likelihood is written down and climbed by hand. */
  @Test
  void firth_finds_the_top_of_the_penalised_likelihood() throws AnalysisException {
    FollowUp followUp =
        FollowUp.of(
            new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {true, true, true, false, false, false});
    CoxRegression cox =
        CoxRegression.fit(followUp, Covariates.of("drug", new double[] {0, 0, 0, 1, 1, 1}));
    FirthCox.Ratio ratio = ((CoxRegression.MonotoneLikelihood) cox).firth().ratios().get(0);
    double best = 0;
    for (double beta = -6; beta < 0; beta += 1e-4) {
      best = penalised(beta) > penalised(best) ? beta : best;
    }
    assertThat(ratio.logRatio()).isCloseTo(best, within(1e-4));
    assertThat(2 * (penalised(best) - penalised(Math.log(ratio.interval().high()))))
        .isCloseTo(3.841458820694124, within(1e-5));
    assertThat(ratio.interval().contains(ratio.ratio())).isTrue();
    assertThat(ratio.p()).isBetween(0.001, 0.2);
  }

  /** At the three events 3, 2 and 1 without the drug are at risk, and always 3 with it. */
  private static double penalised(double beta) {
    double sum = 0;
    double information = 0;
    for (int untreated = 3; untreated >= 1; untreated--) {
      double risk = untreated + 3 * Math.exp(beta);
      double share = 3 * Math.exp(beta) / risk;
      sum -= Math.log(risk);
      information += share * (1 - share);
    }
    return sum + Math.log(information) / 2;
  }
}
