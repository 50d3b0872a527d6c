package org.readout.analysis.survival;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.readout.analysis.AnalysisException;

/**
 * How long each subject was followed, and whether the follow-up ended with the event or without it
 * (censored). A subject censored at the time of an event counts as at risk at that event. Times
 * that differ by rounding alone are one time. Immutable.
 */
public final class FollowUp {
  /** Whether an event or a censoring at the very start is a fact or a slip of the pen. */
  public enum TimeZero {
    REFUSED,
    ACCEPTED
  }

  /**
   * Times nearer than this share of the mean time are one time; R's {@code timefix} does the same
   * with 1.5e-8.
   */
  private static final double SAME_TIME = 1e-9;

  private final double[] times;
  private final int[] slots;
  private final boolean[] events;

  private FollowUp(double[] times, int[] slots, boolean[] events) {
    this.times = times;
    this.slots = slots;
    this.events = events;
  }

  /** As below; rows are named from {@code row 1} on and a time of zero is refused. */
  public static FollowUp of(double[] times, boolean[] events) throws AnalysisException {
    return of(times, events, row -> "row " + (row + 1), TimeZero.REFUSED);
  }

  /**
   * @param times one per subject, any unit, 0 or above
   * @param events true where the follow-up ended with the event
   * @param source names a row, counted from zero, in a message
   * @throws AnalysisException.BadValue when a time is negative, not finite, or zero and refused
   * @throws AnalysisException.BadDesign when there is no subject
   * @throws IllegalArgumentException when there are not as many times as events
   */
  public static FollowUp of(
      double[] times, boolean[] events, IntFunction<String> source, TimeZero timeZero)
      throws AnalysisException {
    if (times.length != events.length) {
      throw new IllegalArgumentException("as many times as events");
    }
    if (times.length == 0) {
      throw new AnalysisException.BadDesign("Nobody was followed", "Give at least one subject.");
    }
    for (int row = 0; row < times.length; row++) {
      requireTime(times[row], source, row, timeZero);
    }
    double[] distinct = distinct(times);
    int[] slots = new int[times.length];
    for (int row = 0; row < times.length; row++) {
      int found = Arrays.binarySearch(distinct, times[row]);
      // A time that is not there itself was joined to the one below it.
      slots[row] = found >= 0 ? found : -found - 2;
    }
    return new FollowUp(distinct, slots, events.clone());
  }

  private static void requireTime(
      double time, IntFunction<String> source, int row, TimeZero timeZero)
      throws AnalysisException.BadValue {
    if (!(time >= 0) || Double.isInfinite(time)) {
      throw new AnalysisException.BadValue(
          source.apply(row), "time", Double.toString(time), "a time of 0 or above");
    }
    if (time == 0 && timeZero == TimeZero.REFUSED) {
      throw new AnalysisException.BadValue(
          source.apply(row), "time", "0", "a time above 0, or a word that 0 is meant");
    }
  }

  /** Ascending; of times that differ by rounding alone, the first. */
  private static double[] distinct(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    int count = 0;
    double sum = 0;
    for (double time : sorted) {
      if (count == 0 || time != sorted[count - 1]) {
        sorted[count++] = time;
        sum += time;
      }
    }
    double tolerance = SAME_TIME * sum / count;
    int kept = 1;
    double last = sorted[0];
    for (int i = 1; i < count; i++) {
      if (sorted[i] - last > tolerance) {
        sorted[kept++] = sorted[i];
      }
      last = sorted[i];
    }
    return Arrays.copyOf(sorted, kept);
  }

  /** How many subjects. */
  public int size() {
    return slots.length;
  }

  /** How many of them had the event. */
  public int eventCount() {
    int count = 0;
    for (boolean event : events) {
      count += event ? 1 : 0;
    }
    return count;
  }

  /** Distinct times, ascending; stays ours, read only. */
  double[] times() {
    return times;
  }

  /** Which of the distinct times is this subject's. */
  int slot(int row) {
    return slots[row];
  }

  boolean event(int row) {
    return events[row];
  }
}
