package org.readout.analysis.cases;

import static org.readout.analysis.cases.ReferenceCase.bounds;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.readout.analysis.Descriptive;
import org.readout.analysis.FiellerRatio;
import org.readout.analysis.FiveNumbers;
import org.readout.analysis.GeometricMeanRatio;
import org.readout.analysis.HedgesG;
import org.readout.analysis.MannWhitney;
import org.readout.analysis.Moments;
import org.readout.analysis.Outcome;
import org.readout.analysis.Refusal;
import org.readout.analysis.SignTest;
import org.readout.analysis.SignedRank;
import org.readout.analysis.TTest;
import org.readout.analysis.VarianceRatio;

/** Two groups, pairs, and one sample. */
final class TwoGroupCases {
  static final List<CaseMethod> METHODS =
      List.of(
          new CaseMethod("two-sample-family", TwoGroupCases::twoSamples),
          new CaseMethod("one-sample-t", TwoGroupCases::oneSample),
          new CaseMethod("nasty", TwoGroupCases::nasty));

  private static final double CONFIDENCE = 0.95;

  private TwoGroupCases() {}

  private static Map<String, Object> twoSamples(ReferenceCase given) {
    double[] a = present(given.numbers("a"));
    double[] b = present(given.numbers("b"));
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("a", describe(given.numbers("a")));
    numbers.put("b", describe(given.numbers("b")));
    numbers.put("student", t(TTest.student(a, b)));
    numbers.put("welch", t(TTest.welch(a, b)));
    VarianceRatio.of(a, b)
        .statistic()
        .ifPresent(
            f ->
                numbers.put(
                    "fTestVariances",
                    Map.of("F", f.f(), "p", f.p(), "ci95", bounds(f.interval(CONFIDENCE)))));
    HedgesG.of(a, b)
        .statistic()
        .ifPresent(
            g ->
                numbers.put(
                    "effect", Map.of("cohenD", g.d(), "J", g.correction(), "hedgesG", g.g())));
    MannWhitney.of(a, b)
        .statistic()
        .ifPresent(test -> numbers.put("mannWhitney", mannWhitney(test)));
    GeometricMeanRatio.of(a, b)
        .statistic()
        .ifPresent(
            r ->
                numbers.put(
                    "welchOnLog",
                    Map.of(
                        "ratioGeomeans",
                        r.ratio(),
                        "ci95",
                        bounds(r.interval(CONFIDENCE)),
                        "p",
                        r.p())));
    FiellerRatio.of(a, b, CONFIDENCE)
        .statistic()
        .ifPresent(
            r ->
                numbers.put(
                    "ratioOfMeansFieller",
                    Map.of("ratio", r.ratio(), "g", r.g(), "ci95", bounds(r.interval()))));
    if (given.inputs().path("paired").asBoolean()) {
      numbers.put("paired", paired(given));
    }
    return numbers;
  }

  static Map<String, Object> describe(double[] values) {
    double[] there = present(values);
    Descriptive all = Descriptive.of(there);
    FiveNumbers five = FiveNumbers.of(there);
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("n", all.n());
    numbers.put("missing", values.length - there.length);
    numbers.put("mean", all.mean());
    all.sd().ifPresent(sd -> numbers.put("sd", sd));
    all.sem().ifPresent(sem -> numbers.put("sem", sem));
    all.interval(CONFIDENCE).ifPresent(interval -> numbers.put("ci95", bounds(interval)));
    numbers.put("min", five.least());
    numbers.put("q1", five.lower());
    numbers.put("median", five.median());
    numbers.put("q3", five.upper());
    numbers.put("max", five.most());
    numbers.put("mad", FiveNumbers.scaledMad(there));
    Moments.of(there)
        .statistic()
        .ifPresent(
            shape -> {
              numbers.put("skewnessG1", shape.skewness());
              numbers.put("kurtosisG2", shape.excessKurtosis());
            });
    return numbers;
  }

  static Map<String, Object> t(Outcome<TTest> outcome) {
    if (outcome instanceof Outcome.Refused<TTest> refused) {
      return Map.of("state", refused.why().name());
    }
    return t(outcome.orElseThrow());
  }

  static Map<String, Object> t(TTest test) {
    return new LinkedHashMap<>(
        Map.of(
            "t", test.t(),
            "df", test.df(),
            "p", test.p(),
            "estimate", test.estimate(),
            "se", test.standardError(),
            "ci95", bounds(test.interval(CONFIDENCE))));
  }

  private static Map<String, Object> mannWhitney(MannWhitney test) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("U", test.u());
    numbers.put("pAsymptoticCC", test.asymptoticP());
    numbers.put("pAsymptoticNoCC", test.uncorrectedP());
    test.exactP().ifPresent(p -> numbers.put("pExactPermutationMidranks", p));
    numbers.put("cliffsDelta", test.cliffDelta());
    numbers.put("probSuperiority", test.probabilityOfSuperiority());
    return numbers;
  }

  private static Map<String, Object> paired(ReferenceCase given) {
    double[] differences = differences(given);
    Map<String, Object> numbers = t(TTest.oneSample(differences, 0));
    SignedRank.of(differences)
        .statistic()
        .ifPresent(
            test -> {
              numbers.put("signedRankV", test.v());
              numbers.put("pSignedRankAsymptoticCC", test.asymptoticP());
              test.exactP().ifPresent(p -> numbers.put("pSignedRankExactWithTiesZeros", p));
            });
    SignTest.of(differences).statistic().ifPresent(test -> numbers.put("signTestP", test.p()));
    return numbers;
  }

  private static Map<String, Object> oneSample(ReferenceCase given) {
    double[] x = given.numbers("x");
    double reference = given.inputs().path("mu").asDouble();
    Map<String, Object> numbers = t(TTest.oneSample(x, reference));
    Descriptive all = Descriptive.of(x);
    numbers.put("mean", all.mean());
    all.interval(CONFIDENCE).ifPresent(interval -> numbers.put("ci95", bounds(interval)));
    Outcome<GeometricMeanRatio> logs = GeometricMeanRatio.oneSample(x, reference);
    logs.statistic()
        .ifPresent(
            ratio ->
                numbers.put(
                    "logScale",
                    Map.of(
                        "geomean", ratio.ratio(),
                        "ci95", bounds(ratio.interval(CONFIDENCE)),
                        "t", ratio.ofLogarithms().t(),
                        "p", ratio.p())));
    return numbers;
  }

  /** Cases of several tests under one name, told apart by their id. */
  private static Map<String, Object> nasty(ReferenceCase given) {
    return switch (given.id()) {
      case "nasty_large_offset_variance" -> offset(given.numbers("x"));
      case "nasty_missing_pair" -> asR(t(TTest.oneSample(differences(given), 0)));
      case "nasty_n1_group" -> {
        Map<String, double[]> groups = given.groups("groups");
        double[] control = groups.getOrDefault("ctrl", new double[0]);
        double[] treated = groups.getOrDefault("trt", new double[0]);
        yield asR(Map.of("student", t(TTest.student(control, treated))));
      }
      case "nasty_signedrank_all_zero" ->
          SignedRank.of(differences(given))
              .refusal()
              .<Map<String, Object>>map(refusal -> Map.of("state", refusal.name()))
              .orElseThrow();
      case "nasty_zero_variance_equal", "nasty_zero_variance_one_group" -> {
        Map<String, Object> welch = t(TTest.welch(given.numbers("a"), given.numbers("b")));
        yield welch.containsKey("state")
            ? Map.of("state", Refusal.UNDEFINED_ZERO_VARIANCE.name(), "rBehaviour", welch)
            : asR(welch);
      }
      default -> Map.of();
    };
  }

  private static Map<String, Object> offset(double[] x) {
    Descriptive all = Descriptive.of(x);
    double sd = all.sd().orElseThrow();
    return asR(Map.of("mean", all.mean(), "var", sd * sd));
  }

  private static Map<String, Object> asR(Map<String, Object> value) {
    return Map.of("rBehaviour", Map.of("value", value));
  }

  /** First minus second of the pairs of which both are there. */
  private static double[] differences(ReferenceCase given) {
    double[] a = given.numbers("a");
    double[] b = given.numbers("b");
    return present(IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray());
  }

  static double[] present(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }
}
