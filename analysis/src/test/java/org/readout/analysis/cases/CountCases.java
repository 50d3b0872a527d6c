package org.readout.analysis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.readout.analysis.cases.ReferenceCase.bounds;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.readout.analysis.ClopperPearson;
import org.readout.analysis.Coefficient;
import org.readout.analysis.DesignMatrix;
import org.readout.analysis.ExactPermutation;
import org.readout.analysis.MultipleComparisons;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.PoissonRateRatio;
import org.readout.analysis.QuasiPoissonRegression;
import org.readout.analysis.Wilson;

/** Counts of colonies, families of p-values, and permutations. */
final class CountCases {
  /** R's glm stops when the deviance moves by less than 1e-8 of itself. */
  private static final List<CaseMethod.Looser> GLM_OF_R =
      List.of(new CaseMethod.Looser(".*", 1e-7));

  static final List<CaseMethod> METHODS =
      List.of(
          new CaseMethod("multiple-testing", CountCases::multipleTesting),
          new CaseMethod("permutation", CountCases::permutation),
          new CaseMethod("clonogenic-pe-sf", CountCases::platingEfficiency),
          new CaseMethod("clonogenic-two-way-interaction", GLM_OF_R, CountCases::twoWay),
          new CaseMethod("clonogenic-linear-quadratic", CountCases::linearQuadratic),
          new CaseMethod("clonogenic-compare-curves", CountCases::compareCurves),
          new CaseMethod("count-glm", CountCases::countModel),
          new CaseMethod("count-glm-nasty", CountCases::zeroGroup));

  private static final double CONFIDENCE = 0.95;

  /** The doses, in gray, at which the cases give a surviving fraction. */
  private static final List<Double> DOSES_OF_SURVIVAL = List.of(2.0, 4.0, 6.0);

  private CountCases() {}

  private static Map<String, Object> multipleTesting(ReferenceCase given) {
    double[] p = given.numbers("p");
    return Map.of(
        "bonferroni", MultipleComparisons.BONFERRONI.adjusted(p),
        "holm", MultipleComparisons.HOLM.adjusted(p),
        "hochberg", MultipleComparisons.HOCHBERG.adjusted(p),
        "BH", MultipleComparisons.BENJAMINI_HOCHBERG.adjusted(p),
        "BY", MultipleComparisons.BENJAMINI_YEKUTIELI.adjusted(p),
        "sidak", MultipleComparisons.SIDAK.adjusted(p),
        "holmSidak", MultipleComparisons.HOLM_SIDAK.adjusted(p));
  }

  private static Map<String, Object> permutation(ReferenceCase given) {
    ExactPermutation test = ExactPermutation.ofTwoGroups(given.numbers("x"), given.numbers("y"));
    return Map.of("pExactTwoSided", test.p());
  }

  private static Map<String, Object> platingEfficiency(ReferenceCase given) {
    int seeded = (int) Arrays.stream(given.numbers("controlSeeded")).sum();
    int colonies = (int) Arrays.stream(given.numbers("controlColonies")).sum();
    double treatedSeeded = Arrays.stream(given.numbers("treatedSeeded")).sum();
    long treatedColonies = (long) Arrays.stream(given.numbers("treatedColonies")).sum();
    PoissonRateRatio.Stratum table =
        new PoissonRateRatio.Stratum(treatedColonies, treatedSeeded, colonies, seeded);
    Wilson wilson = Wilson.of(colonies, seeded);
    return Map.of(
        "pePooled", (double) colonies / seeded,
        "sfPooled", treatedColonies / treatedSeeded / ((double) colonies / seeded),
        "sfCi95PoissonLog",
            bounds(PoissonRateRatio.countingInterval(table, CONFIDENCE).orElseThrow()),
        "peWilson", bounds(wilson.interval()),
        "peClopperPearson", bounds(ClopperPearson.of(colonies, seeded).interval()));
  }

  private static Map<String, Object> twoWay(ReferenceCase given) {
    List<Integer> rows = rows(given.numbers("colonies").length);
    double[] drug = given.numbers("drug");
    double[] silenced = given.numbers("siRNA");
    DesignMatrix<Integer> additive =
        levels(DesignMatrix.of(rows), "Exp", given.texts("experiment"))
            .with("A1", i -> drug[i])
            .with("B1", i -> silenced[i]);
    QuasiPoissonRegression smaller = fit(given, additive);
    QuasiPoissonRegression larger = fit(given, additive.with("A1:B1", i -> drug[i] * silenced[i]));
    return Map.of(
        "additive", model(smaller),
        "interactionModel", model(larger),
        "interactionF", nested(smaller, larger),
        "drugEffect", ratio(smaller.coefficient("A1"), "sfRatio"),
        "siRNAEffect", ratio(smaller.coefficient("B1"), "sfRatio"),
        "blissInteractionRatio", ratio(larger.coefficient("A1:B1"), "ratio"));
  }

  private static Map<String, Object> linearQuadratic(ReferenceCase given) {
    double[] dose = given.numbers("dose");
    DesignMatrix<Integer> experiments =
        levels(DesignMatrix.of(rows(dose.length)), "Exp", given.texts("experiment"));
    QuasiPoissonRegression fit = fit(given, withDoses(experiments, "", dose, i -> true));
    double alpha = -fit.estimate("dose");
    double beta = -fit.estimate("dose2");
    return Map.of(
        "mlQuasiPoissonPEfit",
        model(fit),
        "alpha",
        alpha,
        "beta",
        beta,
        "SF",
        DOSES_OF_SURVIVAL.stream()
            .map(d -> ratio(fit.contrast("SF", Map.of("dose", d, "dose2", d * d)), "sf"))
            .toList());
  }

  private static Map<String, Object> compareCurves(ReferenceCase given) {
    double[] dose = given.numbers("dose");
    String[] line = given.texts("line");
    String[] experiment = given.texts("experiment");
    String[] both = new String[dose.length];
    Arrays.setAll(both, i -> line[i] + " " + experiment[i]);
    DesignMatrix<Integer> blocks = levels(DesignMatrix.of(rows(dose.length)), "Exp", both);
    QuasiPoissonRegression shared = fit(given, withDoses(blocks, "", dose, i -> true));
    DesignMatrix<Integer> each = blocks;
    for (String one : Arrays.stream(line).distinct().toList()) {
      each = withDoses(each, one, dose, i -> line[i].equals(one));
    }
    QuasiPoissonRegression separate = fit(given, each);
    Map<String, Object> numbers = nested(shared, separate);
    numbers.put("devianceReduced", shared.deviance());
    numbers.put("devianceFull", separate.deviance());
    numbers.put("dispersionFull", separate.dispersion().orElseThrow());
    return numbers;
  }

  private static Map<String, Object> countModel(ReferenceCase given) {
    double[] counts = given.numbers("count");
    String[] group = given.texts("group");
    DesignMatrix<Integer> constant =
        DesignMatrix.of(rows(counts.length)).with("(Intercept)", i -> 1);
    DesignMatrix<Integer> groups = constant;
    List<String> others =
        Arrays.stream(group)
            .distinct()
            .filter(name -> !name.equals(given.inputs().path("reference").asText()))
            .toList();
    for (String name : others) {
      groups = groups.with("g" + name, i -> group[i].equals(name) ? 1 : 0);
    }
    double[] noOffset = new double[counts.length];
    QuasiPoissonRegression fit = QuasiPoissonRegression.fit(counts, noOffset, groups);
    QuasiPoissonRegression flat = QuasiPoissonRegression.fit(counts, noOffset, constant);
    double dispersion = fit.dispersion().orElseThrow();
    Map<String, Object> ratios = new LinkedHashMap<>();
    for (String name : others) {
      Coefficient coefficient = fit.coefficient("g" + name);
      Map<String, Object> ratio = ratio(coefficient, "rateRatio");
      ratio.put("seLog", coefficient.standardError());
      ratios.put("g" + name, ratio);
    }
    NestedModelsF f = NestedModelsF.of(flat, fit);
    return Map.of(
        "poisson",
            Map.of(
                "deviance", fit.deviance(),
                "pearsonChi2", dispersion * fit.residualDf(),
                "df", fit.residualDf()),
        "quasiPoisson", Map.of("rr", ratios, "dispersion", dispersion, "F", f.f(), "p", f.p()));
  }

  /** All counts of one group are zero: the exact ratio in place of a model that diverges. */
  private static Map<String, Object> zeroGroup(ReferenceCase given) {
    double[] counts = given.numbers("count");
    List<String> groups = Arrays.asList(given.texts("group"));
    String control = groups.get(0);
    long events = 0;
    long controlEvents = 0;
    int n = 0;
    int controls = 0;
    for (int i = 0; i < counts.length; i++) {
      boolean isControl = groups.get(i).equals(control);
      events += isControl ? 0 : (long) counts[i];
      controlEvents += isControl ? (long) counts[i] : 0;
      n += isControl ? 0 : 1;
      controls += isControl ? 1 : 0;
    }
    assertThat(events == 0 || controlEvents == 0).isTrue();
    PoissonRateRatio exact = PoissonRateRatio.of(events, n, controlEvents, controls, CONFIDENCE);
    return Map.of(
        "state",
        "ZERO_COUNT_GROUP",
        "exactConditional",
        Map.of("rateRatio", exact.ratio(), "ci95", bounds(exact.interval()), "p", exact.p()));
  }

  private static List<Integer> rows(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  private static DesignMatrix<Integer> levels(
      DesignMatrix<Integer> design, String prefix, String[] level) {
    DesignMatrix<Integer> wider = design;
    for (String one : Arrays.stream(level).distinct().toList()) {
      wider = wider.with(prefix + one, i -> level[i].equals(one) ? 1 : 0);
    }
    return wider;
  }

  private static DesignMatrix<Integer> withDoses(
      DesignMatrix<Integer> design, String suffix, double[] dose, Predicate<Integer> where) {
    return design
        .with("dose" + suffix, i -> where.test(i) ? dose[i] : 0)
        .with("dose2" + suffix, i -> where.test(i) ? dose[i] * dose[i] : 0);
  }

  private static QuasiPoissonRegression fit(ReferenceCase given, DesignMatrix<Integer> design) {
    double[] exposure = Arrays.stream(given.numbers("cells")).map(Math::log).toArray();
    return QuasiPoissonRegression.fit(given.numbers("colonies"), exposure, design);
  }

  private static Map<String, Object> model(QuasiPoissonRegression fit) {
    Map<String, Object> coefficients = new LinkedHashMap<>();
    for (String name : fit.names()) {
      Coefficient c = fit.coefficient(name);
      coefficients.put(
          name, Map.of("estimate", c.estimate(), "se", c.standardError(), "t", c.t(), "p", c.p()));
    }
    return Map.of(
        "coef", coefficients,
        "deviance", fit.deviance(),
        "df", fit.residualDf(),
        "dispersion", fit.dispersion().orElseThrow());
  }

  private static Map<String, Object> nested(
      QuasiPoissonRegression smaller, QuasiPoissonRegression larger) {
    NestedModelsF f = NestedModelsF.of(smaller, larger);
    return new LinkedHashMap<>(Map.of("F", f.f(), "df1", f.df1(), "df2", f.df2(), "p", f.p()));
  }

  private static Map<String, Object> ratio(Coefficient coefficient, String name) {
    return new LinkedHashMap<>(
        Map.of(
            name,
            coefficient.ratio(),
            "ci95",
            bounds(coefficient.ratioInterval(CONFIDENCE)),
            "t",
            coefficient.t(),
            "p",
            coefficient.p()));
  }
}
