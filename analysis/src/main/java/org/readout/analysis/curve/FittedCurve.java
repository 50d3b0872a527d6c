package org.readout.analysis.curve;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.curve.CurveShape.Parameter;

/** A dose–response curve that the data determine. Immutable. */
public final class FittedCurve implements DoseResponse {
  /** What a reader must be told beside the curve. */
  public enum Flag {
    /**
     * A fitted plateau has no bound on one side, or the inflection may as well lie outside the
     * tested doses: fix the plateau if it is known, or test more doses.
     */
    PLATEAU_UNDEFINED,
    /** The means turn back against the curve by more than chance. */
    NON_MONOTONE
  }

  private static final double CONFIDENCE = 0.95;

  /** A profile is followed this far beyond the tested doses: a factor of 1e8. */
  private static final double FARTHEST = Math.log(1e8);

  private final DoseSeries series;
  private final CurveShape shape;
  private final NonlinearLeastSquares fit;
  private final LogLogistic curve;

  FittedCurve(DoseSeries series, CurveShape shape, NonlinearLeastSquares fit) {
    this.series = series;
    this.shape = shape;
    this.fit = fit;
    this.curve = shape.curve(fit.estimates());
  }

  public LogLogistic curve() {
    return curve;
  }

  public CurveShape shape() {
    return shape;
  }

  public DoseSeries series() {
    return series;
  }

  public double residualSumOfSquares() {
    return fit.residualSumOfSquares();
  }

  public int residualDf() {
    return fit.residualDf();
  }

  /** Empty where the parameter is fixed or the data do not determine it. */
  public OptionalDouble standardError(Parameter parameter) {
    int index = shape.free().indexOf(parameter);
    return index < 0 ? OptionalDouble.empty() : fit.standardError(index);
  }

  /**
   * By profile likelihood; of the natural logarithm for {@link Parameter#LOG_E}.
   *
   * @throws IllegalArgumentException when the parameter is fixed
   * @throws IllegalStateException when the curve passes through every response
   */
  public ProfileInterval interval(Parameter parameter, double confidence) {
    int index = shape.free().indexOf(parameter);
    if (index < 0) {
      throw new IllegalArgumentException(parameter + " is fixed");
    }
    return parameter == Parameter.LOG_E
        ? position(fit, confidence)
        : fit.profile(index, confidence);
  }

  /** The dose at which the curve has this level: an IC50, or a standard curve read backwards. */
  public TestedDose dose(Level level) {
    double dose = doseOf(level);
    if (!(dose > 0) || Double.isInfinite(dose)) {
      return new TestedDose.NotReached();
    }
    if (dose > series.greatestDose()) {
      return new TestedDose.BeyondTestedRange(TestedDose.Side.ABOVE, series.greatestDose(), dose);
    }
    return dose < series.leastDose()
        ? new TestedDose.BeyondTestedRange(TestedDose.Side.BELOW, series.leastDose(), dose)
        : new TestedDose.Within(dose);
  }

  /**
   * By profile likelihood, of the dose itself; never negative.
   *
   * @return empty where the level is not reached
   * @throws IllegalStateException when the curve passes through every response
   */
  public Optional<ProfileInterval> doseInterval(Level level, double confidence) {
    return at(level).map(there -> position(there, confidence).map(Math::exp));
  }

  /** Of the natural logarithm of the dose; empty where it is not reached or not determined. */
  public OptionalDouble logDoseStandardError(Level level) {
    int index = shape.free().indexOf(Parameter.LOG_E);
    Optional<NonlinearLeastSquares> there = at(level);
    return there.isPresent() ? there.get().standardError(index) : OptionalDouble.empty();
  }

  /**
   * Whether the doses scatter about the curve more than replicates about their mean.
   *
   * @return empty where there are no replicates, or no dose more than parameters
   */
  public Optional<NestedModelsF> lackOfFit() {
    int df = series.size() - series.distinctDoses();
    double pureError = series.pureError();
    return df < 1 || residualDf() <= df || pureError == 0
        ? Optional.empty()
        : Optional.of(
            NonlinearLeastSquares.extraSumOfSquares(
                residualSumOfSquares(), residualDf(), pureError, df));
  }

  /**
   * Against a curve with fewer fitted parameters, fitted to the same series.
   *
   * @throws IllegalArgumentException when the other has no fewer parameters or another series
   */
  public NestedModelsF against(FittedCurve smaller) {
    if (smaller.series != series) {
      throw new IllegalArgumentException("curves of different data");
    }
    return NonlinearLeastSquares.compare(smaller.fit, fit);
  }

  /** Akaike's criterion, the scatter counted as a parameter, as R's {@code AIC}. */
  public double akaike() {
    int n = series.size();
    double deviance = n * (Math.log(2 * Math.PI * residualSumOfSquares() / n) + 1);
    return deviance + 2 * (shape.free().size() + 1);
  }

  /** Akaike's criterion corrected for few data; empty where they are too few for it. */
  public OptionalDouble correctedAkaike() {
    int k = shape.free().size() + 1;
    int left = series.size() - k - 1;
    return left > 0
        ? OptionalDouble.of(akaike() + 2.0 * k * (k + 1) / left)
        : OptionalDouble.empty();
  }

  /** Costs the profiles of both plateaus and the position. */
  public Set<Flag> flags() {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    if (residualSumOfSquares() > 0 && plateauUndefined()) {
      flags.add(Flag.PLATEAU_UNDEFINED);
    }
    if (turnsBack()) {
      flags.add(Flag.NON_MONOTONE);
    }
    return flags;
  }

  private boolean plateauUndefined() {
    for (Parameter plateau : List.of(Parameter.BOTTOM, Parameter.TOP)) {
      if (shape.free().contains(plateau)
          && !interval(plateau, CONFIDENCE).within(-Double.MAX_VALUE, Double.MAX_VALUE)) {
        return true;
      }
    }
    // Where a plateau is known, an inflection beyond the doses is a result like another.
    boolean farFitted = (curve.slope() > 0 ? shape.bottom() : shape.top()).isEmpty();
    boolean nearFitted =
        (curve.slope() > 0 ? shape.top() : shape.bottom()).isEmpty() && series.doses()[0] > 0;
    return !interval(Parameter.LOG_E, CONFIDENCE)
        .within(
            nearFitted ? Math.log(series.leastDose()) : Double.NEGATIVE_INFINITY,
            farFitted ? Math.log(series.greatestDose()) : Double.POSITIVE_INFINITY);
  }

  private ProfileInterval position(NonlinearLeastSquares there, double confidence) {
    return there.profile(
        shape.free().indexOf(Parameter.LOG_E),
        confidence,
        Math.log(series.leastDose()) - FARTHEST,
        Math.log(series.greatestDose()) + FARTHEST);
  }

  private double doseOf(Level level) {
    return level instanceof Level.Share share
        ? curve.doseOfShare(share.aboveBottom())
        : curve.inverse(((Level.Response) level).value());
  }

  /** The same fit with the dose of this level as its position. */
  private Optional<NonlinearLeastSquares> at(Level level) {
    double dose = doseOf(level);
    if (!(dose > 0) || Double.isInfinite(dose)) {
      return Optional.empty();
    }
    double[] start = fit.estimates();
    start[shape.free().indexOf(Parameter.LOG_E)] = Math.log(dose);
    return Optional.of(
        NonlinearLeastSquares.fit(
            series.responses(), new LogLogisticMean(series.logDoses(), shape, level), start));
  }

  /** Bonferroni over all pairs of doses; replicates judge, or else the scatter about the curve. */
  private boolean turnsBack() {
    int levels = series.distinctDoses();
    int replicateDf = series.size() - levels;
    boolean replicated = replicateDf > 0 && series.pureError() > 0;
    int df = replicated ? replicateDf : residualDf();
    double variance = (replicated ? series.pureError() : residualSumOfSquares()) / df;
    double tail = (1 - CONFIDENCE) / (levels * (levels - 1.0) / 2);
    double critical = TDistribution.of(df).inverseSurvivalProbability(tail);
    double direction = curve.slope() * (curve.top() - curve.bottom()) > 0 ? 1 : -1;
    for (int low = 0; low < levels; low++) {
      for (int high = low + 1; high < levels; high++) {
        double error =
            Math.sqrt(variance * (1.0 / series.replicates(low) + 1.0 / series.replicates(high)));
        if (direction * (series.mean(high, high + 1) - series.mean(low, low + 1))
            > critical * error) {
          return true;
        }
      }
    }
    return false;
  }
}
