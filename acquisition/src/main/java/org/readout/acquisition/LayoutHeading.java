package org.readout.acquisition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a header cell or a grid's name says.
 *
 * @param column absent for a factor, or a name that says nothing
 * @param unit of a dose, as in {@code dose (nM)}; empty where the heading has none
 */
record LayoutHeading(String text, Optional<LayoutColumn> column, String unit) {
  private static final Pattern WITH_UNIT = Pattern.compile("(.+?) *[(\\[](.+)[)\\]]");

  static LayoutHeading of(String text) {
    Matcher parts = WITH_UNIT.matcher(text);
    if (parts.matches()
        && LayoutColumn.parse(parts.group(1)).equals(Optional.of(LayoutColumn.DOSE))) {
      return new LayoutHeading(text, Optional.of(LayoutColumn.DOSE), parts.group(2).strip());
    }
    return new LayoutHeading(text, LayoutColumn.parse(text), "");
  }

  boolean is(LayoutColumn wanted) {
    return column.equals(Optional.of(wanted));
  }
}
