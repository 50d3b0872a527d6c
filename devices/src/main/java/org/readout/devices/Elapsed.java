package org.readout.devices;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans as readers write them, in seconds. */
public final class Elapsed {
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,6})[:.])??(?:(\\d{1,6}):)?(\\d{1,2}):(\\d{2}(?:[.,]\\d{1,9})?)");

  private static final double SECONDS_PER_DAY = 86_400;

  private Elapsed() {}

  /**
   * Seconds of a span like {@code 26:04:22}, {@code 0:00.210} or {@code 1.02:03:04} (days); NaN if
   * the text has no colon.
   */
  public static double seconds(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return Double.NaN;
    }
    return 86_400 * whole(clock.group(1))
        + 3600 * whole(clock.group(2))
        + 60 * whole(clock.group(3))
        + Double.parseDouble(clock.group(4).replace(',', '.'));
  }

  /** Seconds of a spreadsheet's fraction of a day, to the millisecond that it can hold. */
  public static double secondsOfDays(double days) {
    return Math.rint(days * SECONDS_PER_DAY * 1000) / 1000;
  }

  private static double whole(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }
}
