package org.readout.analysis.cases;

import static org.readout.analysis.cases.ReferenceCase.bounds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.readout.analysis.ErrorStrata;
import org.readout.analysis.FactorialAnova;
import org.readout.analysis.FactorialAnova.SquaresType;
import org.readout.analysis.FactorialAnova.Term;
import org.readout.analysis.Friedman;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.RepeatedMeasures;
import org.readout.analysis.SimpleEffects;

/** Several factors, blocks, and conditions within subjects. */
final class FactorCases {
  static final List<CaseMethod> METHODS =
      List.of(
          new CaseMethod("two-way-anova", FactorCases::twoWay),
          new CaseMethod("factorial-anova-blocked", FactorCases::blocked),
          new CaseMethod("anova-error-strata", FactorCases::strata),
          new CaseMethod("repeated-measures-oneway", FactorCases::repeated));

  private static final double CONFIDENCE = 0.95;

  private FactorCases() {}

  private static Map<String, Object> twoWay(ReferenceCase given) {
    double[] y = given.numbers("y");
    Map<String, List<String>> factors =
        Map.of("A", List.of(given.texts("A")), "B", List.of(given.texts("B")));
    List<List<String>> model = FactorialAnova.crossed(List.of("A", "B"));
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (SquaresType type : SquaresType.values()) {
      FactorialAnova.of(y, factors, model, type)
          .statistic()
          .ifPresent(anova -> numbers.put("type" + type, table(anova)));
    }
    FactorialAnova.of(y, factors, model, SquaresType.III)
        .statistic()
        .ifPresent(
            anova -> {
              Map<String, Object> eta = new LinkedHashMap<>();
              anova
                  .terms()
                  .forEach(t -> eta.put(t.name().replace(":", "x"), t.partialEtaSquared()));
              numbers.put("partialEtaSquaredTypeIII", eta);
            });
    SimpleEffects.of(y, List.of(given.texts("A")), List.of(given.texts("B")))
        .statistic()
        .ifPresent(effects -> numbers.put("simpleEffectsAwithinB", simple(effects)));
    return numbers;
  }

  private static List<Map<String, Object>> simple(List<SimpleEffects> effects) {
    double[] p = effects.stream().mapToDouble(e -> e.difference().p()).toArray();
    double[] sidak = MultipleComparisons.SIDAK.adjusted(p);
    double[] bonferroni = MultipleComparisons.BONFERRONI.adjusted(p);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      SimpleEffects effect = effects.get(i);
      Map<String, Object> row = new LinkedHashMap<>(TwoGroupCases.t(effect.difference()));
      row.put("contrast", effect.first() + " - " + effect.second());
      row.put("B", effect.level());
      row.put("pSidakFamily", sidak[i]);
      row.put("pBonferroniFamily", bonferroni[i]);
      row.put("ci95", bounds(effect.difference().interval(CONFIDENCE)));
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Object> blocked(ReferenceCase given) {
    List<List<String>> model = new ArrayList<>();
    model.add(List.of("block"));
    model.addAll(FactorialAnova.crossed(treatments(given)));
    return Map.of(
        "typeI",
        table(
            FactorialAnova.of(given.numbers("yield"), factors(given), model, SquaresType.I)
                .orElseThrow()));
  }

  private static Map<String, Object> strata(ReferenceCase given) {
    ErrorStrata strata =
        ErrorStrata.of(
                given.numbers("yield"),
                factors(given),
                FactorialAnova.crossed(treatments(given)),
                "block")
            .orElseThrow();
    return Map.of("block", table(strata.between()), "within", table(strata.within()));
  }

  private static Map<String, Object> repeated(ReferenceCase given) {
    double[][] values =
        IntStream.range(0, given.inputs().path("matrixRowsSubjects").size())
            .mapToObj(i -> given.numbers("/matrixRowsSubjects/" + i))
            .toArray(double[][]::new);
    Map<String, Object> numbers = new LinkedHashMap<>();
    RepeatedMeasures.of(values)
        .statistic()
        .ifPresent(
            test -> {
              numbers.put("F", test.f());
              numbers.put("dfNum", test.df1());
              numbers.put("dfDen", test.df2());
              numbers.put("ssEffect", test.ssEffect());
              numbers.put("ssError", test.ssError());
              numbers.put("p", test.p());
              test.mauchlyW().ifPresent(w -> numbers.put("mauchlyW", w));
              test.mauchlyP().ifPresent(p -> numbers.put("mauchlyP", p));
              numbers.put("ggEps", test.greenhouseGeisser());
              numbers.put("pGG", test.greenhouseGeisserP());
              numbers.put("hfEps", test.huynhFeldt());
              numbers.put("pHF", test.huynhFeldtP());
            });
    Friedman.of(values)
        .statistic()
        .ifPresent(
            test ->
                numbers.put(
                    "friedman",
                    Map.of(
                        "Q", test.q(),
                        "df", test.df(),
                        "p", test.p(),
                        "kendallW", test.kendallW())));
    return numbers;
  }

  /** All inputs but the yield and the block. */
  private static List<String> treatments(ReferenceCase given) {
    List<String> names = new ArrayList<>();
    given.inputs().fieldNames().forEachRemaining(names::add);
    names.removeAll(List.of("yield", "block"));
    return names;
  }

  private static Map<String, List<String>> factors(ReferenceCase given) {
    Map<String, List<String>> factors = new LinkedHashMap<>();
    factors.put("block", List.of(given.texts("block")));
    treatments(given).forEach(name -> factors.put(name, List.of(given.texts(name))));
    return factors;
  }

  private static Map<String, Object> table(FactorialAnova anova) {
    return table(
        new ErrorStrata.Stratum(anova.terms(), anova.residualSquares(), anova.residualDf()));
  }

  private static Map<String, Object> table(ErrorStrata.Stratum stratum) {
    Map<String, Object> rows = new LinkedHashMap<>();
    for (Term term : stratum.terms()) {
      rows.put(
          term.name(),
          Map.of(
              "Df", term.df(),
              "Sum_Sq", term.squares(),
              "Mean_Sq", term.meanSquare(),
              "F_value", term.f(),
              "Pr_F_", term.p()));
    }
    rows.put(
        "Residuals",
        Map.of(
            "Df", stratum.residualDf(),
            "Sum_Sq", stratum.residualSquares(),
            "Mean_Sq", stratum.residualSquares() / stratum.residualDf()));
    return rows;
  }
}
