package org.readout.app.potential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.readout.acquisition.FieldRecord;

/**
 * The table of {@code --cells}: a row for each cell, whether it counts in means or not, with its
 * reason. Each measure is a column; a cell that has no number there has an empty one. Confined to
 * one thread.
 */
public final class CellsCsv {
  private static final List<String> PLACE =
      List.of(
          "image", "plate", "well", "field", "cell", "x_px", "y_px", "status", "reason", "flags");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CSVPrinter printer;

  public CellsCsv() {
    List<String> header = new ArrayList<>(PLACE);
    Measure.ALL.forEach(measure -> header.add(measure.name()));
    try {
      printer =
          new CSVPrinter(
              new OutputStreamWriter(bytes, StandardCharsets.UTF_8),
              CSVFormat.RFC4180
                  .builder()
                  .setRecordSeparator('\n')
                  .setHeader(header.toArray(String[]::new))
                  .get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void add(FieldPlace place, FieldRecord field) {
    for (FieldRecord.Cell cell : field.cells()) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  place.name(),
                  place.plate(),
                  place.well(),
                  place.field(),
                  cell.id(),
                  cell.xPx(),
                  cell.yPx(),
                  cell.excluded().isEmpty() ? "accepted" : "excluded",
                  cell.excluded().orElse(""),
                  String.join(" ", cell.flags())));
      for (Measure measure : Measure.ALL) {
        Double value = cell.measures().get(measure.name());
        row.add(value == null ? "" : value);
      }
      try {
        printer.printRecord(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The whole table, UTF-8. */
  public byte[] bytes() {
    try {
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
