package org.readout.analysis.assay;

import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.ExactPermutation;
import org.readout.analysis.Interval;

/** What can be said about a ratio beyond its estimate. */
public sealed interface Inference {

  /** Empty when refused. */
  OptionalDouble exactP();

  /** Empty when refused. */
  OptionalDouble familyP();

  /** Empty when refused. */
  Optional<Interval> bounds();

  /** The same with its p adjusted for the family that it belongs to. */
  Inference withAdjusted(double adjusted);

  /**
   * By the quasi-Poisson regression.
   *
   * @param interval of the ratio
   * @param p unadjusted, two-sided
   */
  record Tested(Interval interval, double t, int df, double p, double adjustedP)
      implements Inference {
    @Override
    public OptionalDouble exactP() {
      return OptionalDouble.of(p);
    }

    @Override
    public OptionalDouble familyP() {
      return OptionalDouble.of(adjustedP);
    }

    @Override
    public Optional<Interval> bounds() {
      return Optional.of(interval);
    }

    @Override
    public Tested withAdjusted(double adjusted) {
      return new Tested(interval, t, df, p, adjusted);
    }
  }

  /**
   * By the exact conditional Poisson test, stratified by experiment, for a treatment without
   * colonies.
   *
   * @param interval of the ratio; takes counting as the only scatter, as p does
   * @param p unadjusted, two-sided
   * @param betweenExperiments sign-flip test on the experiments, which assumes no such thing; empty
   *     above {@link ExactPermutation#MOST_PAIRS} experiments
   */
  record Exact(
      Interval interval, double p, double adjustedP, Optional<ExactPermutation> betweenExperiments)
      implements Inference {
    @Override
    public OptionalDouble exactP() {
      return OptionalDouble.of(p);
    }

    @Override
    public OptionalDouble familyP() {
      return OptionalDouble.of(adjustedP);
    }

    @Override
    public Optional<Interval> bounds() {
      return Optional.of(interval);
    }

    @Override
    public Exact withAdjusted(double adjusted) {
      return new Exact(interval, p, adjusted, betweenExperiments);
    }
  }

  /**
   * No p and no interval.
   *
   * @param reason a sentence that also says what would make a test possible
   */
  record Refused(State state, String reason) implements Inference {
    @Override
    public OptionalDouble exactP() {
      return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble familyP() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<Interval> bounds() {
      return Optional.empty();
    }

    @Override
    public Refused withAdjusted(double adjusted) {
      return this;
    }
  }
}
