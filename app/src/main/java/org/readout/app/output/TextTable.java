package org.readout.app.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for a person's eyes: columns as wide as their widest cell, numbers to the right. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... header) {
    rows.add(List.of(header));
  }

  /** One row; as many cells as the header has. */
  public TextTable row(Object... cells) {
    rows.add(java.util.Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  /** The lines, the header first, without spaces at their ends. */
  public List<String> lines() {
    int columns = rows.get(0).size();
    int[] width = new int[columns];
    boolean[] right = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      int c = column;
      width[c] = rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0);
      right[c] =
          rows.size() > 1
              && rows.stream().skip(1).allMatch(row -> row.get(c).matches("[-−]?[0-9.,]*( ?%)?"));
    }
    return rows.stream().map(row -> line(row, width, right)).collect(Collectors.toList());
  }

  private static String line(List<String> row, int[] width, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String cell = row.get(c);
      String pad = " ".repeat(width[c] - cell.length());
      line.append(c == 0 ? "" : GAP).append(right[c] ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }
}
