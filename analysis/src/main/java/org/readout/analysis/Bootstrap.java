package org.readout.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * An estimate made again from resamples of the same values. The generator is SplitMix64, so that a
 * seed, which belongs into the report, gives the same numbers everywhere. With fewer than six
 * values in a group resamples say little; take an exact test.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron 1987, JASA 82:171</a>
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood 2014, for
 *     SplitMix64</a>
 */
public final class Bootstrap {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[] ascending;

  private Bootstrap(double[] replicates) {
    if (replicates.length < 2) {
      throw new IllegalArgumentException("at least two replicates, not " + replicates.length);
    }
    this.ascending = Arrays.stream(replicates).sorted().toArray();
  }

  /**
   * The interval corrected for bias and for a scatter that changes with the estimate.
   *
   * @param bias z₀, from the share of replicates below the estimate
   * @param acceleration from leaving out one value at a time
   */
  public record Accelerated(double bias, double acceleration, Interval interval) {}

  /** Of replicates that were made elsewhere. */
  public static Bootstrap of(double... replicates) {
    return new Bootstrap(replicates);
  }

  /** Of the second mean minus the first, resampling within each group. */
  public static Bootstrap ofDifference(double[] first, double[] second, int draws, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    return drawn(draws, i -> random.mean(second) - random.mean(first));
  }

  /**
   * Of the second mean minus the first where values are nested in experiments: draws experiments,
   * then values within each, and weighs the experiments drawn alike.
   *
   * @param first one array per experiment
   * @param second one array per experiment
   */
  public static Bootstrap ofNestedDifference(
      List<double[]> first, List<double[]> second, int draws, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    return drawn(draws, i -> random.nestedMean(second) - random.nestedMean(first));
  }

  /** The middle of the replicates; quantiles of type 6, position p·(draws + 1). */
  public Interval percentile(double confidence) {
    Interval.requireConfidence(confidence);
    double tail = (1 - confidence) / 2;
    return new Interval(quantile(tail), quantile(1 - tail), confidence);
  }

  /**
   * Refused where no replicate lies on one side of the estimate, or where leaving out a value
   * changes nothing.
   *
   * @param estimate from all values
   * @param leftOut the estimates with one value of either group left out
   */
  public Outcome<Accelerated> accelerated(double estimate, double[] leftOut, double confidence) {
    Interval.requireConfidence(confidence);
    double below = Arrays.stream(ascending).filter(r -> r < estimate).count();
    if (leftOut.length < 2) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double mean = Descriptive.of(leftOut).mean();
    double squares = 0;
    double cubes = 0;
    for (double value : leftOut) {
      double d = mean - value;
      squares += d * d;
      cubes += d * d * d;
    }
    if (below == 0 || below == ascending.length || squares == 0) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    double bias = Tails.criticalNormal(1 - below / ascending.length);
    double acceleration = cubes / (6 * Math.pow(squares, 1.5));
    double z = Tails.criticalNormal((1 - confidence) / 2);
    double low = quantile(adjusted(bias, acceleration, -z));
    double high = quantile(adjusted(bias, acceleration, z));
    return Outcome.found(new Accelerated(bias, acceleration, new Interval(low, high, confidence)));
  }

  private static double adjusted(double bias, double acceleration, double z) {
    double moved = bias + z;
    return NORMAL.cumulativeProbability(bias + moved / (1 - acceleration * moved));
  }

  private double quantile(double probability) {
    double position = probability * (ascending.length + 1);
    int below = (int) Math.max(1, Math.min(ascending.length - 1, Math.floor(position)));
    double share = Math.max(0, Math.min(1, position - below));
    return ascending[below - 1] + share * (ascending[below] - ascending[below - 1]);
  }

  private static Bootstrap drawn(int draws, IntToDoubleFunction draw) {
    double[] replicates = new double[draws];
    for (int i = 0; i < draws; i++) {
      replicates[i] = draw.applyAsDouble(i);
    }
    return new Bootstrap(replicates);
  }

  private static final class SplitMix64 {
    private long state;

    SplitMix64(long seed) {
      this.state = seed;
    }

    double mean(double[] values) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[below(values.length)];
      }
      return sum / values.length;
    }

    double nestedMean(List<double[]> experiments) {
      double sum = 0;
      for (int i = 0; i < experiments.size(); i++) {
        sum += mean(experiments.get(below(experiments.size())));
      }
      return sum / experiments.size();
    }

    /** A whole number from 0, less than n; the bias of n in 2³² is of no account here. */
    private int below(int n) {
      state += 0x9E3779B97F4A7C15L;
      long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return (int) ((((z ^ (z >>> 31)) >>> 32) * n) >>> 32);
    }
  }
}
