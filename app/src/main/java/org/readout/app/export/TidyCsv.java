package org.readout.app.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV that R, Python and a spreadsheet read alike: UTF-8, comma, point, LF, a header; an
 * empty cell is a missing value.
 */
public final class TidyCsv {
  /** With one of these first, a spreadsheet takes a text for a formula (CWE-1236). */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private static final double PLAIN_FROM = 1e-15;
  private static final double PLAIN_TO = 1e15;

  private TidyCsv() {}

  public static byte[] bytes(Table table) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
      printer.printRecord(table.columns().stream().map(Table.Column::name).toList());
      for (List<@Nullable Object> row : table.rows()) {
        printer.printRecord(row.stream().map(TidyCsv::cell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value instanceof String text ? harmless(text) : value.toString();
  }

  /** A text that no spreadsheet takes for a formula: with an apostrophe before it where need be. */
  static String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  /** The shortest decimal that reads back as the same number, without an exponent where it can. */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    return size >= PLAIN_FROM && size < PLAIN_TO
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
