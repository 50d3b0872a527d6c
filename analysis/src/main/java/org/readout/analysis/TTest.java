package org.readout.analysis;

/**
 * A difference judged by Student's t: Welch's test, Student's with one variance for both groups,
 * the paired test, and one sample against a value. Welch's is the one to take unless there is a
 * reason: it costs next to nothing where variances are equal.
 *
 * <p>Where only one group scatters, Welch's degrees of freedom are those of that group alone. The
 * number is finite and rests on one group; say so.
 *
 * @param estimate the difference, first minus second, in the unit of the values
 * @param standardError of the difference, above zero
 * @param df degrees of freedom, whole or not
 * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student 1908, Biometrika 6:1</a>
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch 1947, Biometrika 34:28</a>
 */
public record TTest(double estimate, double standardError, double df) {
  public TTest {
    if (!Double.isFinite(estimate) || !(standardError > 0) || !(df > 0)) {
      throw new IllegalArgumentException(
          "no such t: %s ± %s with %s df".formatted(estimate, standardError, df));
    }
  }

  /** Each group with its own variance; needs two values in both. */
  public static Outcome<TTest> welch(double[] first, double[] second) {
    if (first.length < 2 || second.length < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    Descriptive a = Descriptive.of(first);
    Descriptive b = Descriptive.of(second);
    double va = a.squaredSem();
    double vb = b.squaredSem();
    double df = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
    return of(a.mean() - b.mean(), Math.sqrt(va + vb), df);
  }

  /** One variance for both groups; one of them may have a single value. */
  public static Outcome<TTest> student(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0 || first.length + second.length < 3) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    Descriptive a = Descriptive.of(first);
    Descriptive b = Descriptive.of(second);
    int df = a.n() + b.n() - 2;
    double pooled = (a.squares() + b.squares()) / df;
    return of(a.mean() - b.mean(), Math.sqrt(pooled * (1.0 / a.n() + 1.0 / b.n())), df);
  }

  /**
   * The values at the same position belong together; needs two pairs.
   *
   * @throws IllegalArgumentException when there are not as many first as second values
   */
  public static Outcome<TTest> paired(double[] first, double[] second) {
    return oneSample(differences(first, second), 0);
  }

  /** Against a value that is known without error; needs two values. */
  public static Outcome<TTest> oneSample(double[] values, double reference) {
    if (values.length < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    Descriptive sample = Descriptive.of(values);
    return of(sample.mean() - reference, Math.sqrt(sample.squaredSem()), sample.n() - 1);
  }

  public double t() {
    return estimate / standardError;
  }

  /** Two-sided; above zero also where the true value underflows. */
  public double p() {
    return StudentT.twoSidedP(t(), df);
  }

  /** Of the difference: estimate ± t·SE. */
  public Interval interval(double confidence) {
    Interval.requireConfidence(confidence);
    double half = StudentT.critical(confidence, df) * standardError;
    return new Interval(estimate - half, estimate + half, confidence);
  }

  static double[] differences(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException("pairs need as many first as second values");
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
    }
    return differences;
  }

  private static Outcome<TTest> of(double estimate, double standardError, double df) {
    return standardError > 0
        ? Outcome.found(new TTest(estimate, standardError, df))
        : Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
  }
}
