package org.readout.acquisition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a file writes numbers. {@code 1,234} is 1.234 in one country and 1234 in another: it is read
 * only if other numbers of the file tell which, and refused otherwise.
 */
final class DecimalSign {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+([eE][+-]?\\d{1,3})?");
  private static final Pattern POINTED =
      Pattern.compile("[+-]?(\\d+\\.\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern COMMAED =
      Pattern.compile("[+-]?(\\d+,\\d*|,\\d+)([eE][+-]?\\d{1,3})?");

  /** What may be thousands: up to three digits, a sign, exactly three digits. */
  private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

  private final char separator;
  private final Optional<String> withPoint;
  private final Optional<String> withComma;

  /**
   * @param separator of the file's cells; where it is the comma, a comma is no decimal sign
   * @param numbers every cell of the file in which a number should stand
   */
  DecimalSign(char separator, List<String> numbers) {
    this.separator = separator;
    // The numbers of a sheet come with a point whatever its texts use: they tell nothing.
    this.withPoint =
        separator == Table.NONE
            ? Optional.empty()
            : numbers.stream().filter(text -> tells(POINTED, text)).findFirst();
    this.withComma =
        separator == ','
            ? Optional.empty()
            : numbers.stream().filter(text -> tells(COMMAED, text)).findFirst();
  }

  /** The number; empty if {@link #problem} has something to say. */
  Optional<Double> read(String text) {
    boolean readable =
        WHOLE.matcher(text).matches()
            || (POINTED.matcher(text).matches() && pointIsDecimal(text))
            || (COMMAED.matcher(text).matches() && commaIsDecimal(text));
    return readable
        ? Optional.of(Double.parseDouble(text.replace(',', '.'))).filter(Double::isFinite)
        : Optional.empty();
  }

  /** Why the text is not read as a number. */
  String problem(String text) {
    if (isAmbiguous(text)) {
      String digits = text.replaceAll("[.,]", "");
      return "'%s' can mean %s or %s; write it without the sign, or with one more digit"
          .formatted(text, text.replace(',', '.'), digits);
    }
    if (COMMAED.matcher(text).matches() && separator == ',') {
      return "'%s' has a comma, which separates the cells of this file; write %s"
          .formatted(text, text.replace(',', '.'));
    }
    if (COMMAED.matcher(text).matches() && withPoint.isPresent()) {
      return "'%s' has a decimal comma, but '%s' in this file has a decimal point"
          .formatted(text, withPoint.get());
    }
    return "'" + text + "' is not a number";
  }

  /** Whether the text may be thousands just as well as a fraction. */
  static boolean isAmbiguous(String text) {
    return EITHER.matcher(text).matches();
  }

  private static boolean tells(Pattern pattern, String text) {
    return pattern.matcher(text).matches() && !isAmbiguous(text);
  }

  private boolean pointIsDecimal(String text) {
    if (!isAmbiguous(text)) {
      return true;
    }
    // In a sheet, and between commas, programs write a point; elsewhere it takes a witness.
    boolean usual = separator == ',' || separator == Table.NONE || withPoint.isPresent();
    return usual && withComma.isEmpty();
  }

  private boolean commaIsDecimal(String text) {
    return separator != ',' && withPoint.isEmpty() && (!isAmbiguous(text) || withComma.isPresent());
  }
}
