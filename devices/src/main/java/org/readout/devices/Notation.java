package org.readout.devices;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Reading.Status;

/**
 * How a file writes its values: which sign parts the decimals, and what its words for a missing
 * value mean. The sign is decided for a whole table from all its cells, never from one value.
 * Immutable.
 */
public final class Notation {
  /** Words that readers write in place of a number, in capitals; none has two meanings. */
  private static final Map<String, Status> WORDS =
      Map.ofEntries(
          Map.entry("OVRFLW", Status.OVER_RANGE),
          Map.entry("OVERFLOW", Status.OVER_RANGE),
          Map.entry("OVER", Status.OVER_RANGE),
          Map.entry("> MAX", Status.OVER_RANGE),
          Map.entry(">MAX", Status.OVER_RANGE),
          Map.entry("#SAT", Status.OVER_RANGE),
          Map.entry("SATURATED", Status.OVER_RANGE),
          Map.entry("TOO HIGH", Status.OVER_RANGE),
          Map.entry("ABOVE DETECTION RANGE", Status.OVER_RANGE),
          Map.entry("ABOVE FIT CURVE RANGE", Status.OVER_RANGE),
          Map.entry("OUT OF RANGE HIGH", Status.OVER_RANGE),
          Map.entry("UNDER", Status.UNDER_RANGE),
          Map.entry("< MIN", Status.UNDER_RANGE),
          Map.entry("<MIN", Status.UNDER_RANGE),
          Map.entry("#LOW", Status.UNDER_RANGE),
          Map.entry("TOO LOW", Status.UNDER_RANGE),
          Map.entry("BELOW DETECTION RANGE", Status.UNDER_RANGE),
          Map.entry("BELOW FIT CURVE RANGE", Status.UNDER_RANGE),
          Map.entry("OUT OF RANGE LOW", Status.UNDER_RANGE),
          Map.entry("OUT OF RANGE", Status.ERROR),
          Map.entry("MASKED", Status.MASKED),
          Map.entry("MISSED", Status.NOT_MEASURED),
          Map.entry("-", Status.NOT_MEASURED),
          Map.entry("--", Status.NOT_MEASURED),
          Map.entry("---", Status.NOT_MEASURED),
          Map.entry("N/A", Status.NOT_MEASURED),
          Map.entry("NA", Status.NOT_MEASURED),
          Map.entry("UNDETERMINED", Status.NOT_DETECTED),
          Map.entry("NO CQ", Status.NOT_DETECTED),
          Map.entry("NO CT", Status.NOT_DETECTED),
          Map.entry("ERROR", Status.ERROR),
          Map.entry("INVALID", Status.ERROR),
          Map.entry("NAN", Status.ERROR),
          Map.entry("RANGE?", Status.ERROR),
          Map.entry("PATH?", Status.ERROR),
          Map.entry("???", Status.ERROR),
          Map.entry("?????", Status.ERROR));

  private static final Pattern POINT = Pattern.compile("[-+]?\\d*\\.\\d+(?:[eE][-+]?\\d+)?");
  private static final Pattern GROUPS = Pattern.compile("[-+]?[1-9]\\d{0,2}(?:,\\d{3})+");
  private static final Pattern GROUPS_POINT =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(?:,\\d{3})+\\.\\d*");
  private static final Pattern COMMA = Pattern.compile("[-+]?\\d*,\\d+(?:[eE][-+]?\\d+)?");
  private static final Pattern POINT_GROUPS_COMMA =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+");

  /** What a comma between digits is in a table. */
  private enum Comma {
    /** The decimal sign: the table has no decimal point. */
    DECIMAL,
    /** The sign between thousands: nothing else would leave three digits after each. */
    THOUSANDS,
    /** Decimal sign or sign between thousands: the table speaks for both, or for neither. */
    MIXED
  }

  private final Comma comma;
  private final Map<String, Status> words;

  private Notation(Comma comma, Map<String, Status> words) {
    this.comma = comma;
    this.words = words;
  }

  /** The notation of a table in which commas part thousands, if anything. */
  public static Notation point() {
    return new Notation(Comma.THOUSANDS, WORDS);
  }

  /** Decides from every cell of the table that has a comma or a point. */
  public static Notation of(Sheet sheet) {
    long points = 0;
    long decimals = 0;
    long longGroups = 0;
    long groups = 0;
    for (int row = 0; row < sheet.rows(); row++) {
      for (int column = 0; column < sheet.width(row); column++) {
        String cell = sheet.at(row, column);
        if (cell.indexOf(',') < 0) {
          points += points == 0 && POINT.matcher(cell).matches() ? 1 : 0;
        } else if (GROUPS_POINT.matcher(cell).matches()) {
          longGroups++;
        } else if (GROUPS.matcher(cell).matches()) {
          groups++;
          longGroups += cell.indexOf(',') != cell.lastIndexOf(',') ? 1 : 0;
        } else if (COMMA.matcher(cell).matches() || POINT_GROUPS_COMMA.matcher(cell).matches()) {
          decimals++;
        }
      }
    }
    if (longGroups > 0 || (decimals == 0 && (points > 0 || groups == 0))) {
      return point();
    }
    return new Notation(points > 0 || decimals == 0 ? Comma.MIXED : Comma.DECIMAL, WORDS);
  }

  /** This notation, in which {@code word} has another meaning than usual. */
  public Notation with(String word, Status status) {
    Map<String, Status> more = new HashMap<>(words);
    more.put(word.toUpperCase(Locale.ROOT), status);
    return new Notation(comma, Map.copyOf(more));
  }

  /**
   * The number written in a cell; NaN if it is none, or if a comma in it may part decimals as well
   * as thousands. Primitive, as a file holds millions.
   */
  public double number(String cell) {
    double plain = plain(cell, '.');
    if (!Double.isNaN(plain) || cell.indexOf(',') < 0) {
      return plain;
    }
    boolean grouped = GROUPS.matcher(cell).matches();
    return switch (comma) {
      case THOUSANDS ->
          grouped || GROUPS_POINT.matcher(cell).matches()
              ? plain(cell.replace(",", ""), '.')
              : Double.NaN;
      case DECIMAL ->
          POINT_GROUPS_COMMA.matcher(cell).matches()
              ? plain(cell.replace(".", ""), ',')
              : plain(cell, ',');
      case MIXED -> grouped ? Double.NaN : plain(cell, ',');
    };
  }

  /**
   * A cell as a reading: its number, or the status that its word means; a word that nobody knows is
   * an {@link Status#ERROR}, never a number. {@code >4200} and {@code <0} are bounds, {@code
   * *0.356*} was masked.
   */
  public Reading reading(@Nullable Well well, String cell, Unit unit) {
    double number = number(cell);
    if (!Double.isNaN(number)) {
      return of(well, number, unit, Status.OK, cell);
    }
    Status word = words.get(cell.toUpperCase(Locale.ROOT));
    if (word != null) {
      return new Reading(well, null, word, cell);
    }
    if (cell.isEmpty()) {
      return new Reading(well, null, Status.NOT_MEASURED, cell);
    }
    return switch (cell.charAt(0)) {
      case '>' ->
          of(well, number(Sheet.stripped(cell.substring(1))), unit, Status.OVER_RANGE, cell);
      case '<' ->
          of(well, number(Sheet.stripped(cell.substring(1))), unit, Status.UNDER_RANGE, cell);
      case '*' -> of(well, number(cell.replace("*", "")), unit, Status.MASKED, cell);
      default -> new Reading(well, null, Status.ERROR, cell);
    };
  }

  /** Whether {@link #reading} knows what the cell means. */
  boolean knows(String cell) {
    return words.containsKey(cell.toUpperCase(Locale.ROOT));
  }

  /** A sentence where the sign was a choice; empty where it was not. */
  String choice() {
    return switch (comma) {
      case THOUSANDS -> "";
      case DECIMAL ->
          "commas in numbers were read as the decimal sign: the file has no decimal point";
      case MIXED ->
          "commas in numbers were read as the decimal sign where they can be nothing else; before"
              + " exactly three digits they were not read";
    };
  }

  private static Reading of(
      @Nullable Well well, double number, Unit unit, Status status, String cell) {
    return Double.isFinite(number)
        ? new Reading(well, new Quantity(number, unit), status, cell)
        : new Reading(well, null, Status.ERROR, cell);
  }

  /**
   * A decimal with optional exponent; NaN for everything else, also for {@code NaN} or {@code 1f}.
   */
  private static double plain(String cell, char point) {
    int length = cell.length();
    int i = 0;
    boolean negative = false;
    if (length > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+')) {
      negative = cell.charAt(0) == '-';
      i = 1;
    }
    long digits = 0;
    int significant = 0;
    int scale = 0;
    boolean any = false;
    boolean fraction = false;
    for (; i < length; i++) {
      char letter = cell.charAt(i);
      if (letter >= '0' && letter <= '9') {
        any = true;
        significant += digits > 0 || letter != '0' ? 1 : 0;
        digits = significant <= EXACT_DIGITS ? digits * 10 + (letter - '0') : digits;
        scale += fraction ? 1 : 0;
      } else if (letter == point && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (!any) {
      return Double.NaN;
    }
    if (i == length && significant <= EXACT_DIGITS && scale < POWERS.length) {
      double exact = digits / POWERS[scale];
      return negative ? -exact : exact;
    }
    if (i < length && !exponent(cell, i)) {
      return Double.NaN;
    }
    double number = Double.parseDouble(point == '.' ? cell : cell.replace(point, '.'));
    return Math.abs(number) < LARGEST ? number : Double.NaN;
  }

  private static boolean exponent(String cell, int at) {
    if (cell.charAt(at) != 'e' && cell.charAt(at) != 'E') {
      return false;
    }
    int i = at + 1;
    if (i < cell.length() && (cell.charAt(i) == '-' || cell.charAt(i) == '+')) {
      i++;
    }
    int first = i;
    while (i < cell.length() && cell.charAt(i) >= '0' && cell.charAt(i) <= '9') {
      i++;
    }
    return i > first && i == cell.length();
  }

  /** A double holds every integer of so many digits, and every such power of ten, exactly. */
  private static final int EXACT_DIGITS = 15;

  /** Beyond every measure, and small enough to change its unit without overflow. */
  private static final double LARGEST = 1e300;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
}
