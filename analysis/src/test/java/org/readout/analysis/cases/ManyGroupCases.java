package org.readout.analysis.cases;

import static org.readout.analysis.cases.ReferenceCase.bounds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.readout.analysis.Bartlett;
import org.readout.analysis.BrownForsytheAnova;
import org.readout.analysis.Descriptive;
import org.readout.analysis.Dunnett;
import org.readout.analysis.DunnettLaw;
import org.readout.analysis.GamesHowell;
import org.readout.analysis.KruskalWallis;
import org.readout.analysis.Levene;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.NoncentralF;
import org.readout.analysis.OneWayAnova;
import org.readout.analysis.PairComparison;
import org.readout.analysis.ShapiroWilk;
import org.readout.analysis.StudentizedRange;
import org.readout.analysis.TukeyKramer;
import org.readout.analysis.WelchAnova;

/** One factor with many levels, and the laws behind its comparisons. */
final class ManyGroupCases {
  /** R's qtukey holds some seven digits; the p-values of the cases come from a better integral. */
  private static final List<CaseMethod.Looser> QTUKEY =
      List.of(new CaseMethod.Looser("/(tukey|gamesHowell)/.*/ci95/.*", 1e-6));

  /** R's noncentral F stops at 1e-9 absolute. */
  private static final List<CaseMethod.Looser> PNBETA =
      List.of(new CaseMethod.Looser("/cdf/[0-4]", 1e-8));

  /** R's ptukey is off by up to 4e-6 with few degrees of freedom, more than such a tail holds. */
  private static final double LEAST_OF_PTUKEY = 1e-5;

  private static final double DF_OF_GOOD_PTUKEY = 20;

  static final List<CaseMethod> METHODS =
      List.of(
          new CaseMethod("oneway-family", QTUKEY, ManyGroupCases::oneWay),
          new CaseMethod("oneway-anova-certified", ManyGroupCases::certified),
          new CaseMethod("distribution", PNBETA, ManyGroupCases::distribution));

  private static final double CONFIDENCE = 0.95;

  private ManyGroupCases() {}

  private static Map<String, Object> oneWay(ReferenceCase given) {
    Map<String, double[]> named = new LinkedHashMap<>();
    Map<String, Object> numbers = new LinkedHashMap<>();
    Map<String, Object> description = new LinkedHashMap<>();
    given
        .groups("groups")
        .forEach(
            (name, values) -> {
              named.put(name, TwoGroupCases.present(values));
              description.put(name, TwoGroupCases.describe(values));
            });
    List<String> names = List.copyOf(named.keySet());
    List<double[]> groups = List.copyOf(named.values());
    numbers.put("descriptive", description);
    OneWayAnova.of(groups).statistic().ifPresent(a -> numbers.put("anova", anova(a)));
    WelchAnova.of(groups)
        .statistic()
        .ifPresent(a -> numbers.put("welch", f(a.f(), a.df1(), a.df2(), a.p())));
    BrownForsytheAnova.of(groups)
        .statistic()
        .ifPresent(a -> numbers.put("brownForsytheAnova", f(a.f(), a.df1(), a.df2(), a.p())));
    TukeyKramer.of(groups, CONFIDENCE)
        .statistic()
        .ifPresent(pairs -> numbers.put("tukey", pairs(names, pairs)));
    GamesHowell.of(groups, CONFIDENCE)
        .statistic()
        .ifPresent(pairs -> numbers.put("gamesHowell", pairs(names, pairs)));
    int control = Math.max(0, names.indexOf(given.expected().at("/dunnett/control").asText()));
    Dunnett.of(groups, control, CONFIDENCE)
        .statistic()
        .ifPresent(pairs -> numbers.put("dunnett", dunnett(names, control, pairs)));
    Levene.fromMeans(groups)
        .statistic()
        .ifPresent(a -> numbers.put("levene", Map.of("F", a.f(), "p", a.p())));
    Levene.fromMedians(groups)
        .statistic()
        .ifPresent(a -> numbers.put("brownForsytheVariance", Map.of("F", a.f(), "p", a.p())));
    Bartlett.of(groups)
        .statistic()
        .ifPresent(b -> numbers.put("bartlett", Map.of("K2", b.k2(), "df", b.df(), "p", b.p())));
    KruskalWallis.of(groups)
        .statistic()
        .ifPresent(
            test -> {
              numbers.put(
                  "kruskalWallis",
                  Map.of(
                      "H", test.h(),
                      "df", test.df(),
                      "p", test.p(),
                      "epsilonSquared", test.epsilonSquared()));
              numbers.put("dunn", dunn(names, test));
            });
    ShapiroWilk.of(residuals(groups))
        .statistic()
        .ifPresent(test -> numbers.put("residualShapiro", Map.of("W", test.w(), "p", test.p())));
    return numbers;
  }

  private static Map<String, Object> anova(OneWayAnova anova) {
    return Map.of(
        "ssBetween", anova.ssBetween(),
        "ssWithin", anova.ssWithin(),
        "dfBetween", anova.dfBetween(),
        "dfWithin", anova.dfWithin(),
        "msBetween", anova.msBetween(),
        "msWithin", anova.msWithin(),
        "F", anova.f(),
        "p", anova.p(),
        "etaSquared", anova.etaSquared(),
        "omegaSquared", anova.omegaSquared());
  }

  private static Map<String, Object> f(double f, int df1, double df2, double p) {
    return Map.of("F", f, "df1", df1, "df2", df2, "p", p);
  }

  private static Map<String, Object> pairs(List<String> names, List<PairComparison> pairs) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (PairComparison pair : pairs) {
      Map<String, Object> one = comparison(pair);
      one.put("q", Math.abs(pair.t()) * Math.sqrt(2));
      numbers.put(names.get(pair.second()) + "-" + names.get(pair.first()), one);
    }
    return numbers;
  }

  private static Map<String, Object> comparison(PairComparison pair) {
    return new LinkedHashMap<>(
        Map.of(
            "estimate", pair.estimate(),
            "se", pair.standardError(),
            "t", pair.t(),
            "df", pair.df(),
            "pAdj", pair.p(),
            "ci95", bounds(pair.interval())));
  }

  private static Map<String, Object> dunnett(
      List<String> names, int control, List<PairComparison> pairs) {
    Map<String, Object> comparisons = new LinkedHashMap<>();
    for (PairComparison pair : pairs) {
      Map<String, Object> one = comparison(pair);
      one.put(
          "critical", (pair.interval().high() - pair.interval().low()) / 2 / pair.standardError());
      comparisons.put(names.get(pair.second()), one);
    }
    return Map.of("control", names.get(control), "comparisons", comparisons);
  }

  /** The cases subtract the second mean rank from the first. */
  private static Map<String, Object> dunn(List<String> names, KruskalWallis test) {
    List<KruskalWallis.Dunn> pairs = test.dunn();
    double[] p = pairs.stream().mapToDouble(KruskalWallis.Dunn::p).toArray();
    Map<String, Object> ranks = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      ranks.put(names.get(i), test.meanRanks().get(i));
    }
    return Map.of(
        "comparisons",
            pairs.stream().map(d -> names.get(d.first()) + "-" + names.get(d.second())).toList(),
        "z", pairs.stream().map(d -> -d.z()).toList(),
        "p", p,
        "bonferroni", MultipleComparisons.BONFERRONI.adjusted(p),
        "holm", MultipleComparisons.HOLM.adjusted(p),
        "sidak", MultipleComparisons.SIDAK.adjusted(p),
        "BH", MultipleComparisons.BENJAMINI_HOCHBERG.adjusted(p),
        "meanRanks", ranks);
  }

  private static double[] residuals(List<double[]> groups) {
    return groups.stream()
        .flatMapToDouble(
            group -> {
              double mean = Descriptive.of(group).mean();
              return Arrays.stream(group).map(value -> value - mean);
            })
        .toArray();
  }

  private static Map<String, Object> certified(ReferenceCase given) {
    double[] y = given.numbers("y");
    String[] treatment = given.texts("treatment");
    List<double[]> groups = new ArrayList<>();
    for (String one : Arrays.stream(treatment).distinct().toList()) {
      groups.add(
          IntStream.range(0, y.length)
              .filter(i -> treatment[i].equals(one))
              .mapToDouble(i -> y[i])
              .toArray());
    }
    OneWayAnova result = OneWayAnova.of(groups).orElseThrow();
    Map<String, Object> numbers = new LinkedHashMap<>(anova(result));
    numbers.put("rSquared", result.etaSquared());
    numbers.put("residualSd", Math.sqrt(result.msWithin()));
    return Map.of("certified", numbers, "rDouble", Map.of("F", result.f(), "p", result.p()));
  }

  /** Told apart by the inputs and the name of the expected list. */
  private static Map<String, Object> distribution(ReferenceCase given) {
    JsonNode inputs = given.inputs();
    if (inputs.has("nControl")) {
      return Map.of("sfTwoSided", each(inputs, "d", i -> dunnett(inputs, i)));
    }
    if (inputs.has("q")) {
      return Map.of(
          "sf",
          IntStream.range(0, inputs.path("q").size())
              .mapToObj(i -> tail(inputs, i).<Object>map(p -> p).orElse(List.of()))
              .toList(),
          "cdf",
          each(inputs, "q", i -> 1 - range(inputs, i)));
    }
    return Map.of("cdf", each(inputs, "ncp", i -> noncentralF(inputs, i)));
  }

  private static double noncentralF(JsonNode inputs, int i) {
    return new NoncentralF(
            inputs.at("/df1/" + i).asDouble(),
            inputs.at("/df2/" + i).asDouble(),
            inputs.at("/ncp/" + i).asDouble())
        .cumulative(inputs.at("/x/" + i).asDouble());
  }

  private static double[] each(JsonNode inputs, String name, IntToDoubleFunction value) {
    return IntStream.range(0, inputs.path(name).size()).mapToDouble(value).toArray();
  }

  /** Empty where the expected number is not to be trusted. */
  private static Optional<Double> tail(JsonNode inputs, int i) {
    double tail = range(inputs, i);
    boolean good = tail > LEAST_OF_PTUKEY || inputs.at("/df/" + i).asDouble() > DF_OF_GOOD_PTUKEY;
    return good ? Optional.of(tail) : Optional.empty();
  }

  private static double range(JsonNode inputs, int i) {
    return StudentizedRange.of(inputs.at("/k/" + i).asInt(), inputs.at("/df/" + i).asDouble())
        .survival(inputs.at("/q/" + i).asDouble());
  }

  private static double dunnett(JsonNode inputs, int i) {
    int[] treated = new int[inputs.at("/k/" + i).asInt()];
    Arrays.fill(treated, inputs.at("/nTreatEach/" + i).asInt());
    return DunnettLaw.of(
            inputs.at("/df/" + i).asDouble(), inputs.at("/nControl/" + i).asInt(), treated)
        .survival(inputs.at("/d/" + i).asDouble());
  }
}
