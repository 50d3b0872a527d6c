package org.readout.analysis;

/**
 * Two of several groups compared, with p and interval adjusted for the family.
 *
 * @param first position of the group that is subtracted, or of the control
 * @param second position of the other group
 * @param estimate second mean minus first mean
 * @param standardError of the estimate
 * @param df degrees of freedom of the standard error
 * @param p adjusted for all comparisons of the family
 * @param interval at which all of the family hold together
 */
public record PairComparison(
    int first,
    int second,
    double estimate,
    double standardError,
    double df,
    double p,
    Interval interval) {

  public double t() {
    return estimate / standardError;
  }

  static PairComparison of(
      GroupSamples samples, int first, int second, double variance, double df, Family family) {
    double estimate = samples.groups().get(second).mean() - samples.groups().get(first).mean();
    double error = Math.sqrt(variance);
    double half = family.critical() * error;
    return new PairComparison(
        first,
        second,
        estimate,
        error,
        df,
        Tails.aboveZero(family.p(Math.abs(estimate / error))),
        new Interval(estimate - half, estimate + half, family.confidence()));
  }

  /** The law of |t| in a family of comparisons. */
  interface Family {
    double p(double t);

    double critical();

    double confidence();
  }

  /** √2·|t| as a studentized range. */
  record Range(StudentizedRange law, double critical, double confidence) implements Family {
    static Range of(int k, double df, double confidence) {
      StudentizedRange law = StudentizedRange.of(k, df);
      return new Range(law, law.critical(1 - confidence) / Math.sqrt(2), confidence);
    }

    @Override
    public double p(double t) {
      return law.survival(t * Math.sqrt(2));
    }
  }
}
