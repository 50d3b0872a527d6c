package org.readout.analysis.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.Reference;

class NonlinearLeastSquaresTest {
  /** A model of NIST's, at one x. */
  private interface Formula {
    double at(double x, double[] b, double[] gradient);
  }

  private static final Map<String, Formula> FORMULAS =
      Map.of(
          "misra1a", NonlinearLeastSquaresTest::saturating,
          "boxbod", NonlinearLeastSquaresTest::saturating,
          "chwirut2", NonlinearLeastSquaresTest::chwirut,
          "lanczos3", NonlinearLeastSquaresTest::exponentials,
          "mgh09", NonlinearLeastSquaresTest::rationalOfFour,
          "rat42", NonlinearLeastSquaresTest::sigmoid,
          "thurber", NonlinearLeastSquaresTest::rationalOfSeven);

  /** NIST StRD, nonlinear regression, certified to 11 digits; from both starting points. */
  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource({
    "misra1a, start1", "misra1a, start2", "boxbod, start1", "boxbod, start2",
    "chwirut2, start1", "chwirut2, start2", "lanczos3, start1", "lanczos3, start2",
    "mgh09, start1", "mgh09, start2", "rat42, start1", "rat42, start2",
    "thurber, start1", "thurber, start2"
  })
  void agrees_with_the_certified_values(String name, String start) throws IOException {
    Reference reference = Reference.named("nist_nlls_" + name);
    Formula formula = Objects.requireNonNull(FORMULAS.get(name));
    double[] x = Reference.numbers(reference.inputs().get("x"));
    double[] y = Reference.numbers(reference.inputs().get("y"));
    NonlinearLeastSquares fit =
        NonlinearLeastSquares.fit(
            y,
            (row, b, gradient) -> formula.at(x[row], b, gradient),
            Reference.numbers(reference.inputs().get(start)));
    assertThat(fit.converged()).isTrue();
    int count = reference.expected().at("/certified/parameters").size();
    for (int j = 0; j < count; j++) {
      reference.holds("/certified/parameters/" + j, fit.estimate(j));
      reference.holds("/certified/standardErrors/" + j, fit.standardError(j).orElseThrow());
    }
    reference.holds("/certified/rss", fit.residualSumOfSquares());
    reference.holds("/certified/residualSd", fit.residualSd().orElseThrow());
    reference.holds("/certified/df", fit.residualDf());
  }

  /** R's nls and MASS's confint; the latter interpolates its profile by a spline to some 1e-4. */
  @Test
  void agrees_with_r_on_an_elisa_standard_curve() throws IOException {
    Reference reference = Reference.named("nls_dnase1_sslogis");
    double[] x = Reference.numbers(reference.inputs().get("x"));
    NonlinearLeastSquares fit =
        NonlinearLeastSquares.fit(
            Reference.numbers(reference.inputs().get("y")),
            (row, p, gradient) -> {
              double distance = (p[1] - Math.log(x[row])) / p[2];
              double share = 1 / (1 + Math.exp(distance));
              gradient[0] = share;
              gradient[1] = -p[0] * share * (1 - share) / p[2];
              gradient[2] = p[0] * share * (1 - share) * distance / p[2];
              return p[0] * share;
            },
            new double[] {2, 1, 1});
    String[] names = {"Asym", "xmid", "scal"};
    for (int j = 0; j < names.length; j++) {
      reference.holds("/coef/" + names[j], fit.estimate(j));
      reference.holds("/se/" + names[j], fit.standardError(j).orElseThrow());
      ProfileInterval interval = fit.profile(j, 0.95);
      assertThat(value(interval.low()))
          .isCloseTo(reference.number("/profileCi95/" + names[j] + "/0"), within(2e-4));
      assertThat(value(interval.high()))
          .isCloseTo(reference.number("/profileCi95/" + names[j] + "/1"), within(2e-4));
    }
    reference.holds("/rss", fit.residualSumOfSquares());
    reference.holds("/residualSd", fit.residualSd().orElseThrow());
  }

  @Test
  void agrees_with_r_on_whether_two_enzymes_differ() throws IOException {
    Reference reference = Reference.named("nls_puromycin");
    double[] conc = Reference.numbers(reference.inputs().get("conc"));
    double[] rate = Reference.numbers(reference.inputs().get("rate"));
    double[] treated =
        Arrays.stream(Reference.texts(reference.inputs().get("state")))
            .mapToDouble(state -> state.equals("treated") ? 1 : 0)
            .toArray();
    NonlinearLeastSquares full =
        NonlinearLeastSquares.fit(
            rate,
            (row, p, gradient) -> {
              double top = p[0] + p[1] * treated[row];
              double half = p[2] + p[3] * treated[row];
              double share = conc[row] / (half + conc[row]);
              gradient[0] = share;
              gradient[1] = share * treated[row];
              gradient[2] = -top * share / (half + conc[row]);
              gradient[3] = gradient[2] * treated[row];
              return top * share;
            },
            new double[] {160, 40, 0.05, 0});
    NonlinearLeastSquares common =
        NonlinearLeastSquares.fit(
            rate,
            (row, p, gradient) -> {
              double top = p[0] + p[1] * treated[row];
              double share = conc[row] / (p[2] + conc[row]);
              gradient[0] = share;
              gradient[1] = share * treated[row];
              gradient[2] = -top * share / (p[2] + conc[row]);
              return top * share;
            },
            new double[] {160, 40, 0.05});
    String[] names = {"Vm", "dV", "K", "dK"};
    for (int j = 0; j < names.length; j++) {
      reference.holds("/full/coef/" + names[j], full.estimate(j));
      reference.holds("/full/se/" + names[j], full.standardError(j).orElseThrow());
    }
    for (int j = 0; j < 3; j++) {
      reference.holds("/commonK/coef/" + names[j], common.estimate(j));
    }
    reference.holds("/full/rss", full.residualSumOfSquares());
    reference.holds("/commonK/rss", common.residualSumOfSquares());
    NestedModelsF test = NonlinearLeastSquares.compare(common, full);
    reference.holds("/extraSumOfSquares/F", test.f());
    reference.holds("/extraSumOfSquares/p", test.p());
  }

  /** In a straight line the profile is the t interval, and weights say how often a row counts. */
  @Property
  void a_straight_line_has_the_interval_of_linear_regression(
      @ForAll @DoubleRange(min = -5, max = 5) double slope,
      @ForAll @DoubleRange(min = 0.01, max = 3) double scatter) {
    double[] y = new double[8];
    for (int i = 0; i < y.length; i++) {
      y[i] = slope * i + scatter * Math.sin(7.0 * i + slope);
    }
    MeanFunction line =
        (row, p, gradient) -> {
          gradient[0] = 1;
          gradient[1] = row;
          return p[0] + p[1] * row;
        };
    NonlinearLeastSquares fit = NonlinearLeastSquares.fit(y, line, new double[2]);
    double half = 2.446911851144969 * fit.standardError(1).orElseThrow();
    ProfileInterval interval = fit.profile(1, 0.95);
    assertThat(value(interval.low())).isCloseTo(fit.estimate(1) - half, within(1e-7));
    assertThat(value(interval.high())).isCloseTo(fit.estimate(1) + half, within(1e-7));
  }

  @Test
  void a_parameter_that_does_nothing_has_no_standard_error_and_open_sides() {
    NonlinearLeastSquares fit =
        NonlinearLeastSquares.fit(
            new double[] {1, 2, 3, 5},
            (row, p, gradient) -> {
              gradient[0] = 1;
              gradient[1] = 0;
              return p[0];
            },
            new double[] {1, 1});
    assertThat(fit.estimate(0)).isCloseTo(2.75, within(1e-9));
    assertThat(fit.standardError(1)).isEmpty();
    assertThat(fit.profile(1, 0.95).low()).isEqualTo(new ProfileInterval.Bound.Open());
  }

  @Test
  void fewer_rows_than_parameters_are_refused() {
    assertThatThrownBy(
            () -> NonlinearLeastSquares.fit(new double[1], (row, p, g) -> p[0], new double[2]))
        .hasMessageContaining("1 rows and 1 weights for 2 parameters");
  }

  static double value(ProfileInterval.Bound bound) {
    return ((ProfileInterval.Bound.At) bound).value();
  }

  private static double saturating(double x, double[] b, double[] gradient) {
    double left = Math.exp(-b[1] * x);
    gradient[0] = 1 - left;
    gradient[1] = b[0] * x * left;
    return b[0] * (1 - left);
  }

  private static double chwirut(double x, double[] b, double[] gradient) {
    double below = b[1] + b[2] * x;
    double value = Math.exp(-b[0] * x) / below;
    gradient[0] = -x * value;
    gradient[1] = -value / below;
    gradient[2] = -x * value / below;
    return value;
  }

  private static double exponentials(double x, double[] b, double[] gradient) {
    double sum = 0;
    for (int j = 0; j < b.length; j += 2) {
      double left = Math.exp(-b[j + 1] * x);
      gradient[j] = left;
      gradient[j + 1] = -b[j] * x * left;
      sum += b[j] * left;
    }
    return sum;
  }

  private static double rationalOfFour(double x, double[] b, double[] gradient) {
    double above = x * x + x * b[1];
    double below = x * x + x * b[2] + b[3];
    gradient[0] = above / below;
    gradient[1] = b[0] * x / below;
    gradient[2] = -b[0] * above * x / (below * below);
    gradient[3] = -b[0] * above / (below * below);
    return b[0] * above / below;
  }

  private static double sigmoid(double x, double[] b, double[] gradient) {
    double odds = Math.exp(b[1] - b[2] * x);
    double share = 1 / (1 + odds);
    gradient[0] = share;
    gradient[1] = -b[0] * share * share * odds;
    gradient[2] = x * b[0] * share * share * odds;
    return b[0] * share;
  }

  private static double rationalOfSeven(double x, double[] b, double[] gradient) {
    double above = b[0] + x * (b[1] + x * (b[2] + x * b[3]));
    double below = 1 + x * (b[4] + x * (b[5] + x * b[6]));
    for (int j = 0; j < 4; j++) {
      gradient[j] = Math.pow(x, j) / below;
    }
    for (int j = 0; j < 3; j++) {
      gradient[4 + j] = -above * Math.pow(x, j + 1) / (below * below);
    }
    return above / below;
  }
}
