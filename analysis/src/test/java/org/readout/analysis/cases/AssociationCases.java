package org.readout.analysis.cases;

import static org.readout.analysis.cases.ReferenceCase.bounds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.readout.analysis.Bootstrap;
import org.readout.analysis.ChiSquareTable;
import org.readout.analysis.Descriptive;
import org.readout.analysis.FisherExact;
import org.readout.analysis.HedgesG;
import org.readout.analysis.Kendall;
import org.readout.analysis.LinearRegression;
import org.readout.analysis.McNemar;
import org.readout.analysis.Pearson;
import org.readout.analysis.Spearman;
import org.readout.analysis.TPower;
import org.readout.analysis.TTest;
import org.readout.analysis.Wilson;

/** Tables of counts, two measures of one unit, power, and resampling. */
final class AssociationCases {
  /** R's fisher.test finds ratio and bounds by uniroot, which stops at 1e-4. */
  private static final List<CaseMethod.Looser> FISHER_OF_R =
      List.of(new CaseMethod.Looser("/fisher(ConditionalOR|OrCi95/.)", 1e-3));

  /** So does the effect that pwr finds. */
  private static final List<CaseMethod.Looser> PWR =
      List.of(new CaseMethod.Looser("/mde_.*", 1e-4));

  static final List<CaseMethod> METHODS =
      List.of(
          new CaseMethod("contingency", FISHER_OF_R, AssociationCases::contingency),
          new CaseMethod("correlation-regression", AssociationCases::correlation),
          new CaseMethod("power", PWR, AssociationCases::power),
          new CaseMethod("bootstrap-ci", AssociationCases::bootstrap));

  private static final double CONFIDENCE = 0.95;
  private static final double LEVEL = 0.05;

  private AssociationCases() {}

  private static Map<String, Object> contingency(ReferenceCase given) {
    double[][] table =
        IntStream.range(0, given.inputs().path("table").size())
            .mapToObj(i -> given.numbers("/table/" + i))
            .toArray(double[][]::new);
    Map<String, Object> numbers = new LinkedHashMap<>();
    ChiSquareTable.of(table)
        .statistic()
        .ifPresent(
            test -> {
              numbers.put("chisq", test.chiSquare());
              numbers.put("df", test.df());
              numbers.put("chisqP", test.p());
              numbers.put("yates", Map.of("chisq", test.yates(), "p", test.yatesP()));
            });
    if (table.length == 2 && table[0].length == 2) {
      int a = (int) table[0][0];
      int b = (int) table[0][1];
      int c = (int) table[1][0];
      int d = (int) table[1][1];
      FisherExact.of(a, b, c, d, CONFIDENCE)
          .statistic()
          .ifPresent(
              test -> {
                numbers.put("fisherP", test.p());
                numbers.put("fisherConditionalOR", test.oddsRatio());
                numbers.put("fisherOrCi95", bounds(test.interval()));
              });
      numbers.put("wilsonRow1", bounds(Wilson.of(a, a + b).interval()));
      McNemar.of(b, c).statistic().ifPresent(test -> numbers.put("mcnemarP", test.p()));
    }
    return numbers;
  }

  private static Map<String, Object> correlation(ReferenceCase given) {
    double[] x = given.numbers("x");
    double[] y = given.numbers("y");
    Pearson pearson = Pearson.of(x, y).orElseThrow();
    Pearson spearman = Spearman.of(x, y).orElseThrow();
    Kendall kendall = Kendall.of(x, y).orElseThrow();
    LinearRegression line = LinearRegression.of(x, y).orElseThrow();
    TTest slope = line.slopeTest();
    return Map.of(
        "pearson",
            Map.of(
                "r", pearson.r(),
                "t", pearson.t(),
                "df", pearson.df(),
                "p", pearson.p(),
                "ci95Fisher", bounds(pearson.interval(CONFIDENCE))),
        "spearman", Map.of("rho", spearman.r(), "p", spearman.p()),
        "kendall", Map.of("tauB", kendall.tauB(), "p", kendall.p()),
        "ols",
            Map.of(
                "intercept", line.intercept(),
                "slope", line.slope(),
                "se", List.of(line.interceptTest().standardError(), slope.standardError()),
                "rSquared", line.rSquared(),
                "F", slope.t() * slope.t(),
                "slopeCi95", bounds(slope.interval(CONFIDENCE)),
                "sigma", line.sigma()));
  }

  /** The cases carry what they ask in the names of their numbers. */
  private static Map<String, Object> power(ReferenceCase given) {
    double strict = TPower.twoGroups(1, 5, 5, LEVEL);
    return Map.of(
        "nPerGroup_d08_power80", TPower.perGroup(0.8, 0.8, LEVEL),
        "power_d1_n5", strict,
        "power_d2_n3", TPower.twoGroups(2, 3, 3, LEVEL),
        "powerPaired_d1_n4", TPower.paired(1, 4, LEVEL),
        "mde_n3_power80", TPower.detectable(3, 0.8, LEVEL),
        "powerUnequal_n4_n8_d12", TPower.twoGroups(1.2, 4, 8, LEVEL),
        "baseStrict", strict);
  }

  private static Map<String, Object> bootstrap(ReferenceCase given) {
    double[] x = given.numbers("x");
    double[] y = given.numbers("y");
    Bootstrap replicates = Bootstrap.of(given.numbers("bootstrapReplicates"));
    double estimate = Descriptive.of(y).mean() - Descriptive.of(x).mean();
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("theta", estimate);
    numbers.put("percentileType6", bounds(replicates.percentile(CONFIDENCE)));
    replicates
        .accelerated(estimate, leftOut(x, y), CONFIDENCE)
        .statistic()
        .ifPresent(
            bca -> {
              numbers.put("z0", bca.bias());
              numbers.put("acceleration", bca.acceleration());
              numbers.put("bcaType6", bounds(bca.interval()));
            });
    HedgesG.of(y, x).statistic().ifPresent(g -> numbers.put("hedgesG", g.g()));
    return numbers;
  }

  private static double[] leftOut(double[] x, double[] y) {
    double meanX = Descriptive.of(x).mean();
    double meanY = Descriptive.of(y).mean();
    return IntStream.range(0, x.length + y.length)
        .mapToDouble(
            i ->
                i < x.length
                    ? meanY - (meanX * x.length - x[i]) / (x.length - 1)
                    : (meanY * y.length - y[i - x.length]) / (y.length - 1) - meanX)
        .toArray();
  }
}
