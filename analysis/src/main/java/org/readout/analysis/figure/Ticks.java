package org.readout.analysis.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers for axes: steps of 1, 2 or 5 times a power of ten. Labels are made in decimal, so
 * that no binary rounding shows.
 *
 * @see <a href="https://doi.org/10.1016/B978-0-08-050753-8.50022-2">Heckbert 1990, Nice numbers for
 *     graph labels, Graphics Gems</a>
 */
final class Ticks {
  private static final int ABOUT = 5;

  /** Zero is on the axis when the lowest value is below this share of the highest. */
  private static final double ZERO_BELOW = 0.7;

  /** Values closer together than this, relative to their size, count as equal. */
  private static final double SAME = 1e-9;

  /** Values smaller than this cannot be told from zero. */
  private static final double SMALLEST = 1e-100;

  /** Labels from 100 000 up and below 0.001 are shown with a power of ten. */
  private static final int LONGEST_PLAIN = 5;

  private static final int SHORTEST_PLAIN = -3;
  private static final int MOST_LABELLED_DECADES = 7;
  private static final int[] ONE_TWO_FIVE = {1, 2, 5};
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Ticks() {}

  /** A step of {@code digit} × 10^{@code exponent}. */
  private record Step(int digit, int exponent) {
    static Step forSpan(double span) {
      double rough = span / ABOUT;
      int exponent = (int) Math.floor(StrictMath.log10(rough));
      double fraction = rough / power10(exponent);
      if (fraction < 1.5) {
        return new Step(1, exponent);
      }
      if (fraction < 3.5) {
        return new Step(2, exponent);
      }
      return fraction < 7.5 ? new Step(5, exponent) : new Step(1, exponent + 1);
    }

    double size() {
      return times(1).doubleValue();
    }

    BigDecimal times(long count) {
      return BigDecimal.valueOf(count * digit).scaleByPowerOfTen(exponent);
    }
  }

  static Axis.Linear linearCovering(String title, double low, double high) {
    double from = low > 0 && low < ZERO_BELOW * high ? 0 : low;
    double to = high < 0 && high > ZERO_BELOW * low ? 0 : high;
    double size = Math.max(Math.abs(from), Math.abs(to));
    if (size < SMALLEST) {
      return new Axis.Linear(title, 0, 1);
    }
    if (to - from <= SAME * size) {
      from = Math.min(0, 2 * low);
      to = Math.max(0, 2 * high);
    }
    Step step = Step.forSpan(to - from);
    // A value on a tick keeps it: the small allowance is for binary rounding only.
    long first = (long) Math.floor(from / step.size() + SAME);
    long last = (long) Math.ceil(to / step.size() - SAME);
    return new Axis.Linear(title, step.times(first).doubleValue(), step.times(last).doubleValue());
  }

  static List<Axis.Tick> linear(Axis.Linear axis) {
    Step step = Step.forSpan(axis.to() - axis.from());
    long first = (long) Math.ceil(axis.from() / step.size() - SAME);
    long last = (long) Math.floor(axis.to() / step.size() + SAME);
    List<Axis.Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      BigDecimal value = step.times(i);
      BigDecimal shown = value.scaleByPowerOfTen(-axis.power());
      int decimals = Math.max(0, axis.power() - step.exponent());
      ticks.add(
          new Axis.Tick(
              axis.position(value.doubleValue()), minus(shown.setScale(decimals).toPlainString())));
    }
    return ticks;
  }

  /** A multiple of three that makes labels short; 0 when they are short as they are. */
  static int power(double largest) {
    if (largest == 0) {
      return 0;
    }
    int magnitude = (int) Math.floor(StrictMath.log10(largest));
    return magnitude >= LONGEST_PLAIN || magnitude < SHORTEST_PLAIN
        ? 3 * Math.floorDiv(magnitude, 3)
        : 0;
  }

  static Axis.Log10 log10Covering(String title, double low, double high) {
    int down = (int) Math.floor(StrictMath.log10(low) + SAME);
    int up = (int) Math.ceil(StrictMath.log10(high) - SAME);
    double from = power10(down);
    double to = power10(up);
    for (int digit : ONE_TWO_FIVE) {
      from = digit * power10(down) <= low ? digit * power10(down) : from;
    }
    for (int i = ONE_TWO_FIVE.length - 1; i >= 0; i--) {
      double candidate = ONE_TWO_FIVE[i] * power10(up - 1);
      to = candidate >= high ? candidate : to;
    }
    return from < to ? new Axis.Log10(title, from, to) : new Axis.Log10(title, from / 2, to * 2);
  }

  static List<Axis.Tick> log10(Axis.Log10 axis) {
    int down = (int) Math.floor(StrictMath.log10(axis.from()) + SAME);
    int up = (int) Math.ceil(StrictMath.log10(axis.to()) - SAME);
    int every = Math.floorDiv(up - down - 1, MOST_LABELLED_DECADES) + 1;
    boolean plain = down >= SHORTEST_PLAIN && up <= LONGEST_PLAIN;
    List<Axis.Tick> ticks = new ArrayList<>();
    for (int decade = down; decade <= up; decade++) {
      for (int digit = 1; digit <= (every == 1 ? 9 : 1); digit++) {
        double position = axis.position(digit * power10(decade));
        boolean labelled =
            (decade - down) % every == 0
                && (digit == 1 || (up - down <= 2 && (digit == 2 || digit == 5)));
        if (position > -SAME && position < 1 + SAME) {
          ticks.add(new Axis.Tick(position, labelled ? label(digit, decade, plain) : ""));
        }
      }
    }
    return ticks;
  }

  private static String label(int digit, int decade, boolean plain) {
    if (plain) {
      return BigDecimal.valueOf(digit).scaleByPowerOfTen(decade).toPlainString();
    }
    return (digit == 1 ? "" : digit + "×") + "10" + superscript(decade);
  }

  /** An exponent in Unicode's raised digits. */
  static String superscript(int exponent) {
    StringBuilder raised = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      raised.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return raised.toString();
  }

  /** The number with a minus sign in place of a hyphen. */
  static String minus(String number) {
    return number.replace('-', '−');
  }

  static double power10(int exponent) {
    return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
  }
}
