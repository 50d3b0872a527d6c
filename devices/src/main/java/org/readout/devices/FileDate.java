package org.readout.devices;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as readers write them. A day and a month that could change places are never silent. */
final class FileDate {
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})\\b.*");
  private static final int MONTHS = 12;

  /** Excel's first day, with the leap day of 1900 that it alone knows. */
  private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

  private static final LocalDate EXCEL_1904 = LocalDate.of(1904, 1, 1);

  /** 1968 to 2119: as Excel counts days, so that another number is not taken for a date. */
  private static final int FIRST_DAY = 25_000;

  private static final int LAST_DAY = 80_000;

  private FileDate() {}

  /**
   * A sentence with the chosen order if day and month could change places; empty if they cannot.
   *
   * @param monthFirst what the rest of the file speaks for: a clock of twelve hours
   */
  static Optional<String> ambiguity(String text, boolean monthFirst) {
    Matcher date = NUMBERS.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(date.group(1));
    int second = Integer.parseInt(date.group(3));
    boolean clear =
        first > MONTHS || second > MONTHS || first == second || !date.group(2).equals("/");
    return clear
        ? Optional.empty()
        : Optional.of(
            "the date '%s' was taken as %s: %s"
                .formatted(
                    date.group(1) + "/" + date.group(3) + "/" + date.group(4),
                    monthFirst ? "month/day/year" : "day/month/year",
                    monthFirst
                        ? "the file uses a clock of twelve hours"
                        : "the file has a clock of 24 hours, or none"));
  }

  /** The day of a spreadsheet's serial number; empty if the text is none. */
  static Optional<LocalDate> ofSerial(String text, boolean since1904) {
    double serial = Notation.point().number(text);
    if (Double.isNaN(serial) || serial < FIRST_DAY || serial > LAST_DAY) {
      return Optional.empty();
    }
    return Optional.of((since1904 ? EXCEL_1904 : EXCEL).plusDays((long) Math.floor(serial)));
  }
}
