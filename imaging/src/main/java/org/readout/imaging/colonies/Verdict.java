package org.readout.imaging.colonies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is a colony, and of what it is doubtful.
 *
 * @param reasons one a blob; null for a colony
 * @param doubtful one a blob: it would be judged otherwise if all limits were a little stricter, or
 *     a little laxer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Verdict(@Nullable Rejection[] reasons, boolean[] doubtful) {
  /** A quarter: two people differ by as much in what they call too small or too pale. */
  private static final double A_LITTLE = 1.25;

  /** Of bacteria, where no rule of fifty cells says what is too small, half as wide is doubtful. */
  private static final double MUCH = 2;

  /**
   * @param smallest diameter in working pixels; 0 to judge by the typical colony
   */
  static Verdict of(
      List<Patch> patches, List<Blob> blobs, Standard standard, Stain stain, double smallest) {
    @Nullable Rejection[] reasons = Judge.reasons(patches, blobs, standard, stain, smallest, 1);
    @Nullable Rejection[] strict =
        Judge.reasons(patches, blobs, standard, stain, smallest, A_LITTLE);
    @Nullable Rejection[] lax =
        Judge.reasons(
            patches, blobs, standard, stain, smallest, 1 / (stain.lighter() ? MUCH : A_LITTLE));
    boolean[] doubtful = new boolean[reasons.length];
    for (int i = 0; i < doubtful.length; i++) {
      boolean colony = reasons[i] == null;
      // A laxer limit may show a gap between specks and colonies that was not seen: all three
      // count.
      doubtful[i] = (strict[i] == null) != colony || (lax[i] == null) != colony;
    }
    return new Verdict(reasons, doubtful);
  }
}
