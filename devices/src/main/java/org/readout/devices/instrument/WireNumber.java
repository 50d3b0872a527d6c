package org.readout.devices.instrument;

import java.util.regex.Pattern;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.Well;

/** How readers write a value on the wire: a decimal with a point, or a word in its place. */
public final class WireNumber {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?\\d{1,15}(?:\\.\\d{1,15})?(?:[eE][-+]?\\d{1,2})?");
  private static final Pattern STARS = Pattern.compile("\\*[*.]*");

  private WireNumber() {}

  public static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /**
   * A value as it came: a number, also a negative one, is OK; stars are over range; a word is what
   * {@link Notation} knows of it, and an error if it knows nothing.
   */
  public static Reading reading(Well well, String text, Unit unit) {
    if (isDecimal(text)) {
      Quantity quantity = new Quantity(Double.parseDouble(text), unit);
      return new Reading(well, quantity, Reading.Status.OK, text);
    }
    if (STARS.matcher(text).matches()) {
      return new Reading(well, null, Reading.Status.OVER_RANGE, text);
    }
    boolean digits = text.chars().anyMatch(Character::isDigit);
    return digits
        ? new Reading(well, null, Reading.Status.ERROR, text)
        : Notation.point().reading(well, text, unit);
  }
}
