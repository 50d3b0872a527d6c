package org.readout.analysis.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.Interval;
import org.readout.analysis.Reference;

/** R's survival 3.5-3, by way of the cases in {@code shared/data/statistics}. */
class SurvivalReferenceTest {
  private static final double CONFIDENCE = 0.95;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surv_aml",
        "surv_gehan",
        "surv_ovarian",
        "surv_fourfold_median_sim",
        "surv_nasty_all_censored_group",
        "surv_nasty_event_censor_tie",
        "surv_nasty_last_is_event_zero_survival"
      })
  void agrees_with_r(String name) throws IOException, AnalysisException {
    Reference reference = Reference.named(name);
    FollowUp followUp = followUp(reference);
    String[] group = Reference.texts(reference.inputs().get("group"));
    Arms arms = Arms.of(followUp, List.of(group));
    List<String> names = new ArrayList<>();
    reference.expected().get("kaplanMeier").fieldNames().forEachRemaining(names::add);
    for (String arm : names) {
      curveHolds(reference, "/kaplanMeier/" + arm, arms.kaplanMeier(arm));
      if (reference.expected().has("rmst")) {
        String path = "/rmst/" + arm;
        RestrictedMean mean =
            RestrictedMean.of(arms.kaplanMeier(arm), reference.number(path + "/tau"));
        reference.holds(path + "/rmst", mean.mean());
        reference.holds(path + "/se", mean.standardError());
      }
    }
    testHolds(reference, "/logRank", arms, LogRank.Weight.LOG_RANK);
    testHolds(reference, "/gehanBreslow", arms, LogRank.Weight.GEHAN_BRESLOW);
    testHolds(reference, "/taroneWare", arms, LogRank.Weight.TARONE_WARE);
    LogRank.Tested peto = (LogRank.Tested) LogRank.of(arms, LogRank.Weight.PETO_PETO);
    reference.holds("/petoPetoRho1/chisq", peto.chiSquare());
    HazardRatio ratio =
        HazardRatio.peto(
                arms,
                reference.expected().at("/hrMantelHaenszelPeto/numerator").asText(),
                reference.expected().at("/hrMantelHaenszelPeto/denominator").asText())
            .orElseThrow();
    reference.holds("/hrMantelHaenszelPeto/hr", ratio.ratio());
    reference.holds("/hrMantelHaenszelPeto/se", ratio.standardError());
    reference.holds("/hrMantelHaenszelPeto/ci95", ratio.interval(CONFIDENCE));
    Covariates second =
        Covariates.of(
            "second",
            Arrays.stream(group).mapToDouble(arm -> arm.equals(names.get(1)) ? 1 : 0).toArray());
    coxHolds(reference, "/coxEfron", CoxRegression.fit(followUp, second));
    if (reference.expected().has("coxAdjusted")) {
      double[] age = Reference.numbers(reference.inputs().get("age"));
      coxHolds(reference, "/coxAdjusted", CoxRegression.fit(followUp, second.and("age", age)));
    }
  }

  static FollowUp followUp(Reference reference) throws AnalysisException {
    double[] event = Reference.numbers(reference.inputs().get("event"));
    boolean[] events = new boolean[event.length];
    for (int i = 0; i < events.length; i++) {
      events[i] = event[i] == 1;
    }
    return FollowUp.of(Reference.numbers(reference.inputs().get("time")), events);
  }

  private static void curveHolds(Reference reference, String path, KaplanMeier curve) {
    JsonNode expected = reference.expected().at(path);
    List<KaplanMeier.Step> steps = curve.steps();
    assertThat(steps).hasSameSizeAs(expected.get("time"));
    for (int i = 0; i < steps.size(); i++) {
      KaplanMeier.Step step = steps.get(i);
      reference.holds(path + "/time/" + i, step.time());
      reference.holds(path + "/nRisk/" + i, step.atRisk());
      reference.holds(path + "/nEvent/" + i, step.events());
      reference.holds(path + "/nCensor/" + i, step.censored());
      reference.holds(path + "/survival/" + i, step.survival());
      if (expected.at("/seGreenwood/" + i).isNumber()) {
        reference.holds(path + "/seGreenwood/" + i, step.standardError().orElseThrow());
      } else {
        assertThat(step.standardError()).isEmpty();
      }
    }
    bandHolds(reference, path + "/ci95LogLog", curve.band(CONFIDENCE, KaplanMeier.Band.LOG_LOG));
    bandHolds(reference, path + "/ci95Log", curve.band(CONFIDENCE, KaplanMeier.Band.LOG));
    MedianSurvival logLog = curve.median(CONFIDENCE, KaplanMeier.Band.LOG_LOG);
    MedianSurvival log = curve.median(CONFIDENCE, KaplanMeier.Band.LOG);
    timeHolds(reference, path + "/median", logLog.median());
    timeHolds(reference, path + "/medianCi95LogLog/0", logLog.low());
    timeHolds(reference, path + "/medianCi95LogLog/1", logLog.high());
    timeHolds(reference, path + "/medianCi95Log/0", log.low());
    timeHolds(reference, path + "/medianCi95Log/1", log.high());
  }

  private static void bandHolds(
      Reference reference, String path, List<Optional<Interval>> intervals) {
    for (int i = 0; i < intervals.size(); i++) {
      if (reference.expected().at(path + "Lower/" + i).isNumber()) {
        reference.holds(path + "Lower/" + i, intervals.get(i).orElseThrow().low());
        reference.holds(path + "Upper/" + i, intervals.get(i).orElseThrow().high());
      } else {
        assertThat(intervals.get(i)).as(path + i).isEmpty();
      }
    }
  }

  private static void timeHolds(Reference reference, String path, SurvivalTime time) {
    if (time instanceof SurvivalTime.At at) {
      reference.holds(path, at.time());
    } else {
      assertThat(reference.expected().at(path).asText()).as(path).isEqualTo("NA");
    }
  }

  private static void testHolds(
      Reference reference, String path, Arms arms, LogRank.Weight weight) {
    LogRank.Tested test = (LogRank.Tested) LogRank.of(arms, weight);
    reference.holds(path + "/chisq", test.chiSquare());
    reference.holds(path + "/df", test.df());
    reference.holds(path + "/p", test.p());
    for (LogRank.Arm arm : test.arms()) {
      reference.holds(path + "/observed/" + arm.name(), arm.observed());
      reference.holds(path + "/expected/" + arm.name(), arm.expected());
    }
  }

  private static void coxHolds(Reference reference, String path, CoxRegression cox) {
    if (reference.expected().at(path + "/warnings").size() > 0) {
      CoxRegression.MonotoneLikelihood monotone = (CoxRegression.MonotoneLikelihood) cox;
      assertThat(monotone.running()).containsExactly("second");
      reference.holds(path + "/score/0", monotone.score().chiSquare());
      reference.holds(path + "/score/2", monotone.score().p());
      reference.holds(path + "/lrt/0", monotone.likelihoodRatio().chiSquare());
      assertThat(monotone.firth().ratios().get(0).logRatio()).isBetween(0.0, 10.0);
      return;
    }
    CoxRegression.Fitted fitted = (CoxRegression.Fitted) cox;
    int index = 0;
    for (JsonNode coefficient : reference.expected().at(path + "/coef")) {
      HazardRatio ratio = fitted.ratios().get(index);
      Reference own =
          new Reference(
              reference.inputs(), coefficient, reference.relative(), reference.absolute());
      own.holds("/beta", ratio.logRatio());
      own.holds("/hr", ratio.ratio());
      own.holds("/se", ratio.standardError());
      own.holds("/z", ratio.z());
      own.holds("/p", ratio.p());
      own.holds("/hrCi95", ratio.interval(CONFIDENCE));
      index++;
    }
    reference.holds(path + "/loglik/0", fitted.nullLogLikelihood());
    reference.holds(path + "/loglik/1", fitted.logLikelihood());
    testHolds(reference, path + "/lrt", fitted.likelihoodRatio());
    testHolds(reference, path + "/wald", fitted.wald());
    testHolds(reference, path + "/score", fitted.score());
    if (path.equals("/coxEfron")) {
      reference.holds("/coxZphKm/chisq", fitted.proportional().all().chiSquare());
      reference.holds("/coxZphKm/p", fitted.proportional().all().p());
    }
  }

  private static void testHolds(Reference reference, String path, CoxRegression.Test test) {
    reference.holds(path + "/0", test.chiSquare());
    reference.holds(path + "/1", test.df());
    reference.holds(path + "/2", test.p());
  }
}
