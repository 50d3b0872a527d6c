package org.readout.app.commands;

import java.time.Duration;
import java.util.Locale;
import org.readout.devices.port.Fault;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault by its word and, where it has one, the message or byte at which it happens. */
final class FaultWord implements ITypeConverter<Fault> {
  static final String WORDS =
      "silent, garbage, late, split, merged, flipped, stalled, unplugged, power-cycled, wrong-baud"
          + " or lying-idle";

  private static final Duration LATE_BY = Duration.ofSeconds(3);
  private static final Duration BETWEEN_PIECES = Duration.ofMillis(30);
  private static final int ONE_BIT = 1;

  /**
   * @param text for example {@code silent}, {@code late:3} (the third message) or {@code
   *     flipped:120} (the 120th byte); without a number the first
   */
  @Override
  public Fault convert(String text) {
    int colon = text.indexOf(':');
    String word = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
    int at = colon < 0 ? 1 : number(text, text.substring(colon + 1));
    return switch (word) {
      case "silent" -> new Fault.Silent(at);
      case "garbage" -> new Fault.Garbage(at, "\u00FF\u0000~\r");
      case "late" -> new Fault.Late(at, LATE_BY);
      case "split" -> new Fault.Split(at, BETWEEN_PIECES);
      case "merged" -> new Fault.Merged(at);
      case "flipped" -> new Fault.Flipped(at, ONE_BIT);
      case "stalled" -> new Fault.Stalled(at);
      case "unplugged" -> new Fault.Unplugged(at);
      case "power-cycled" -> new Fault.PowerCycled(at);
      case "wrong-baud" -> new Fault.WrongBaud();
      case "lying-idle" -> new Fault.LyingIdle();
      default -> throw new TypeConversionException("'" + word + "' is no fault: " + WORDS);
    };
  }

  private static int number(String text, String digits) {
    if (!digits.matches("[1-9]\\d{0,8}")) {
      throw new TypeConversionException("'" + text + "' names no message or byte, as in late:3");
    }
    return Integer.parseInt(digits);
  }
}
