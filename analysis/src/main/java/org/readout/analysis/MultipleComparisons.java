package org.readout.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts the p-values of one family of comparisons. Each constant is a rule; who calls it says
 * what the family is. Agrees with R's {@code p.adjust}.
 *
 * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979, Scand. J. Stat. 6:65</a>
 * @see <a href="https://doi.org/10.1093/biomet/75.4.800">Hochberg 1988, Biometrika 75:800</a>
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg 1995</a>
 * @see <a href="https://doi.org/10.1214/aos/1013699998">Benjamini and Yekutieli 2001</a>
 */
public enum MultipleComparisons {
  NONE("unadjusted") {
    @Override
    double raise(double p, int rank, int n) {
      return p;
    }
  },
  BONFERRONI("Bonferroni") {
    @Override
    double raise(double p, int rank, int n) {
      return p * n;
    }
  },
  SIDAK("Šidák") {
    @Override
    double raise(double p, int rank, int n) {
      return sidak(p, n);
    }
  },
  HOLM("Holm") {
    @Override
    double raise(double p, int rank, int n) {
      return p * (n - rank);
    }
  },
  HOLM_SIDAK("Holm–Šidák") {
    @Override
    double raise(double p, int rank, int n) {
      return sidak(p, n - rank);
    }
  },
  HOCHBERG("Hochberg") {
    @Override
    double raise(double p, int rank, int n) {
      return p * (n - rank);
    }
  },
  BENJAMINI_HOCHBERG("Benjamini–Hochberg") {
    @Override
    double raise(double p, int rank, int n) {
      return p * n / (rank + 1);
    }
  },
  BENJAMINI_YEKUTIELI("Benjamini–Yekutieli") {
    @Override
    double raise(double p, int rank, int n) {
      double harmonic = 0;
      for (int i = n; i >= 1; i--) {
        harmonic += 1.0 / i;
      }
      return p * harmonic * n / (rank + 1);
    }
  };

  private final String title;

  MultipleComparisons(String title) {
    this.title = title;
  }

  /** The rule's name as a paper writes it. */
  public String title() {
    return title;
  }

  /**
   * The adjusted p-values, in the order given. A NaN stands for a comparison that was not tested:
   * it does not count in the family and stays NaN.
   *
   * @throws IllegalArgumentException when a value is outside [0, 1]
   */
  public double[] adjusted(double... p) {
    Integer[] ascending = ascending(p);
    int n = ascending.length;
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    for (int rank = 0; rank < n; rank++) {
      adjusted[ascending[rank]] = Math.min(1, raise(p[ascending[rank]], rank, n));
    }
    if (stepsUp()) {
      for (int rank = n - 2; rank >= 0; rank--) {
        int at = ascending[rank];
        adjusted[at] = Math.min(adjusted[at], adjusted[ascending[rank + 1]]);
      }
    } else {
      for (int rank = 1; rank < n; rank++) {
        int at = ascending[rank];
        adjusted[at] = Math.max(adjusted[at], adjusted[ascending[rank - 1]]);
      }
    }
    return adjusted;
  }

  /**
   * @param rank from 0, the smallest p
   * @param n size of the family
   */
  abstract double raise(double p, int rank, int n);

  /** Step-up rules look from the largest p down, the others from the smallest up. */
  private boolean stepsUp() {
    return this == HOCHBERG || this == BENJAMINI_HOCHBERG || this == BENJAMINI_YEKUTIELI;
  }

  private static double sidak(double p, int n) {
    return -Math.expm1(n * Math.log1p(-p));
  }

  private static Integer[] ascending(double[] p) {
    for (double value : p) {
      if (value < 0 || value > 1) {
        throw new IllegalArgumentException("not a probability: " + value);
      }
    }
    return IntStream.range(0, p.length)
        .filter(i -> !Double.isNaN(p[i]))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .toArray(Integer[]::new);
  }
}
