package org.readout.devices;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position on a plate, for example {@code B7}; row and column count from zero, top left. Ordered
 * by row, then column. The largest plate has 32 rows and 48 columns.
 */
public record Well(int row, int column) implements Comparable<Well> {
  /** Rows of a 1536-well plate, {@code A} to {@code AF}. */
  static final int MAX_ROWS = 32;

  /** Columns of a 1536-well plate. */
  static final int MAX_COLUMNS = 48;

  private static final int LETTERS = 26;
  private static final Pattern NAME = Pattern.compile("([A-Z]{1,2})[ :-]?0*([1-9][0-9]?)");
  private static final Comparator<Well> ORDER =
      Comparator.comparingInt(Well::row).thenComparingInt(Well::column);

  public Well {
    if (row < 0 || row >= MAX_ROWS || column < 0 || column >= MAX_COLUMNS) {
      throw new IllegalArgumentException("no such well: row " + row + ", column " + column);
    }
  }

  /**
   * The well written as {@code a1}, {@code A01}, {@code AF48}; empty if it is no well of any plate.
   */
  public static Optional<Well> parse(String text) {
    Matcher name = NAME.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!name.matches()) {
      return Optional.empty();
    }
    int row = -1;
    for (char letter : name.group(1).toCharArray()) {
      row = (row + 1) * LETTERS + (letter - 'A');
    }
    int column = Integer.parseInt(name.group(2)) - 1;
    return row < MAX_ROWS && column < MAX_COLUMNS
        ? Optional.of(new Well(row, column))
        : Optional.empty();
  }

  /** The row's letters, for example {@code A} or {@code AF}. */
  public String rowName() {
    String last = String.valueOf((char) ('A' + row % LETTERS));
    return row < LETTERS ? last : (char) ('A' + row / LETTERS - 1) + last;
  }

  @Override
  public int compareTo(Well other) {
    return ORDER.compare(this, other);
  }

  /** The name without padding, for example {@code B7}. */
  @Override
  public String toString() {
    return rowName() + (column + 1);
  }
}
