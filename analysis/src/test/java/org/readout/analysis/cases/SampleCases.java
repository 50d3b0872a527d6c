package org.readout.analysis.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.readout.analysis.AndersonDarling;
import org.readout.analysis.DAgostinoPearson;
import org.readout.analysis.ExtremeDeviates;
import org.readout.analysis.Outcome;
import org.readout.analysis.ShapiroWilk;

/** The shape of one sample, and values that stand apart from it. */
final class SampleCases {
  static final List<CaseMethod> METHODS =
      List.of(
          new CaseMethod("normality", SampleCases::normality),
          new CaseMethod("outliers", SampleCases::outliers));

  private static final double LEVEL = 0.05;

  private SampleCases() {}

  private static Map<String, Object> normality(ReferenceCase given) {
    double[] x = given.numbers("x");
    Map<String, Object> numbers = new LinkedHashMap<>();
    Outcome<ShapiroWilk> shapiro = ShapiroWilk.of(x);
    shapiro.refusal().ifPresent(refusal -> numbers.put("shapiro", Map.of("state", refusal.name())));
    shapiro
        .statistic()
        .ifPresent(test -> numbers.put("shapiro", Map.of("W", test.w(), "p", test.p())));
    AndersonDarling.of(x)
        .statistic()
        .ifPresent(test -> numbers.put("andersonDarling", Map.of("A", test.a2(), "p", test.p())));
    DAgostinoPearson.of(x)
        .statistic()
        .ifPresent(
            test ->
                numbers.put(
                    "dagostinoPearson",
                    Map.of(
                        "K2", test.k2(),
                        "zSkew", test.skewness(),
                        "zKurt", test.kurtosis(),
                        "p", test.p())));
    return numbers;
  }

  private static Map<String, Object> outliers(ReferenceCase given) {
    double[] x = given.numbers("x");
    int atMost = given.expected().at("/generalizedESD/kMax").asInt(1);
    Map<String, Object> numbers = new LinkedHashMap<>();
    ExtremeDeviates.grubbs(x, LEVEL)
        .statistic()
        .ifPresent(
            test ->
                numbers.put(
                    "grubbs",
                    Map.of(
                        "G", test.deviate(),
                        "index1", test.index() + 1,
                        "critical05", test.critical(),
                        "p", test.p())));
    ExtremeDeviates.of(x, atMost, LEVEL)
        .statistic()
        .ifPresent(test -> numbers.put("generalizedESD", steps(test, atMost)));
    return numbers;
  }

  private static Map<String, Object> steps(ExtremeDeviates test, int atMost) {
    List<Double> deviates = new ArrayList<>();
    List<Double> criticals = new ArrayList<>();
    List<Integer> removed = new ArrayList<>();
    for (ExtremeDeviates.Step step : test.steps()) {
      deviates.add(step.deviate());
      criticals.add(step.critical());
      removed.add(step.index() + 1);
    }
    return Map.of(
        "kMax", atMost,
        "R", deviates,
        "lambda", criticals,
        "removedIndex1", removed,
        "nOutliers", test.outliers());
  }
}
