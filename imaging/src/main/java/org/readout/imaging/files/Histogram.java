package org.readout.imaging.files;

import java.util.ArrayList;
import java.util.List;

/** How often each value of a plane of 8 or 16 bits occurs, and what that tells of its depth. */
final class Histogram {
  /** Half of the range: programs that store signed numbers as unsigned ones add it. */
  private static final int HALF_RANGE = 1 << 15;

  /** Bits that sensors have. A sample that needs more above half the range is no sensor's. */
  private static final int[] SENSOR_BITS = {8, 10, 12, 14, 16};

  private static final int MOST_BITS_ABOVE_HALF = 14;

  /** Masks and few labels have less; nothing can be told from them. */
  private static final int FEWEST_VALUES = 16;

  /** Values below the highest one that are looked at to tell a spike from the tail of the light. */
  private static final int NEIGHBOURS = 16;

  /** A spike stands this many times above the mean of its neighbours. */
  private static final int SPIKE = 4;

  /** Fewer samples than this may stand on one value by chance. */
  private static final int FEWEST_IN_SPIKE = 8;

  private final int storedBits;
  private final int first;
  private final int[] counts;
  private final int pixels;
  private int lowest;
  private int highest;
  private int values;

  private Histogram(int storedBits, int first, int[] counts, int pixels) {
    this.storedBits = storedBits;
    this.first = first;
    this.counts = counts;
    this.pixels = pixels;
  }

  static Histogram of(Samples samples) {
    int storedBits = 8 * samples.type().bytes();
    int[] counts = new int[1 << storedBits];
    int first = samples.type().signed() ? -counts.length / 2 : 0;
    int pixels = samples.widthPx() * samples.heightPx();
    for (int i = 0; i < pixels; i++) {
      counts[(int) samples.at(i) - first]++;
    }
    Histogram histogram = new Histogram(storedBits, first, counts, pixels);
    histogram.findExtremes();
    return histogram;
  }

  private void findExtremes() {
    boolean any = false;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        lowest = any ? lowest : first + i;
        highest = first + i;
        any = true;
        values++;
      }
    }
  }

  private int count(int value) {
    int i = value - first;
    return i >= 0 && i < counts.length ? counts[i] : 0;
  }

  TrueDepth depth() {
    List<String> reasons = new ArrayList<>();
    if (values < FEWEST_VALUES || first < 0) {
      int full = first + counts.length - 1;
      reasons.add(first < 0 ? "signed samples" : "only %d values, as in a mask".formatted(values));
      return found(storedBits, 0, 1, full, reasons);
    }
    int offset = offset(reasons);
    int step = step(offset, reasons);
    int bits = bits((highest - offset) / step, reasons);
    int ceiling = ((1 << bits) - 1) * step + offset;
    if (isSpike(step)) {
      reasons.add("%d samples at %d, far more than just below".formatted(count(highest), highest));
      ceiling = highest;
    }
    return found(bits, offset, step, ceiling, reasons);
  }

  private TrueDepth found(int bits, int offset, int step, int ceiling, List<String> reasons) {
    double fraction = (double) count(ceiling) / pixels;
    return new TrueDepth(
        bits, offset, step, ceiling, fraction, lowest, highest, String.join("; ", reasons));
  }

  private int offset(List<String> reasons) {
    boolean above = lowest >= HALF_RANGE && highest - HALF_RANGE < 1 << MOST_BITS_ABOVE_HALF;
    if (above) {
      reasons.add("every sample is at or above 32768 and fits 14 bits above it");
    }
    return above ? HALF_RANGE : 0;
  }

  /** The greatest number of which all samples above the offset are multiples. */
  private int step(int offset, List<String> reasons) {
    int step = 0;
    for (int value = lowest; value <= highest && step != 1; value++) {
      if (count(value) > 0) {
        step = greatestDivisor(value - offset, step);
      }
    }
    if (step > 1) {
      reasons.add("every sample is a multiple of " + step);
    }
    return Math.max(1, step);
  }

  private static int greatestDivisor(int a, int b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }

  private int bits(int steps, List<String> reasons) {
    for (int bits : SENSOR_BITS) {
      if (steps < 1 << bits && bits < storedBits) {
        reasons.add("the highest sample needs no more than %d bits".formatted(bits));
        return bits;
      }
    }
    reasons.add(storedBits == 8 ? "stored in 8 bits" : "the highest sample needs all 16 bits");
    return storedBits;
  }

  private boolean isSpike(int step) {
    long below = 0;
    for (int i = 1; i <= NEIGHBOURS; i++) {
      below += count(highest - i * step);
    }
    int top = count(highest);
    return top >= FEWEST_IN_SPIKE && (long) top * NEIGHBOURS >= SPIKE * (below + NEIGHBOURS);
  }
}
