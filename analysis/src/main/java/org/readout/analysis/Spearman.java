package org.readout.analysis;

/**
 * The correlation of ranks, ties sharing the mean of their ranks; p by Student's t, which is an
 * approximation.
 */
public final class Spearman {
  private Spearman() {}

  /** ρ as a {@link Pearson} of the ranks; its interval is as rough as its p. */
  public static Outcome<Pearson> of(double[] x, double[] y) {
    return Pearson.of(Ranks.of(x).ranks(), Ranks.of(y).ranks());
  }
}
