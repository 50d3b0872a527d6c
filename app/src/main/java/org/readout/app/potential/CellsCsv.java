package org.readout.app.potential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.readout.acquisition.FieldRecord;

/**
 * The table of cells: a row for each, counted in means or not, with its reason. A measure is a
 * column; a cell that has no number there has an empty one. Confined to one thread.
 */
public final class CellsCsv {
  private static final List<String> PLACE =
      List.of(
          "image", "plate", "well", "field", "cell", "x_px", "y_px", "status", "reason", "flags");

  private final List<Row> rows = new ArrayList<>();
  private final SortedSet<String> measures = new TreeSet<>();

  private record Row(FieldPlace place, FieldRecord.Cell cell) {}

  public void add(FieldPlace place, FieldRecord field) {
    for (FieldRecord.Cell cell : field.cells()) {
      rows.add(new Row(place, cell));
      measures.addAll(cell.measures().keySet());
    }
  }

  /** The whole table, UTF-8. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CSVPrinter printer =
        new CSVPrinter(
            new OutputStreamWriter(bytes, StandardCharsets.UTF_8),
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get())) {
      List<String> header = new ArrayList<>(PLACE);
      header.addAll(measures);
      printer.printRecord(header);
      for (Row row : rows) {
        printer.printRecord(cells(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private List<Object> cells(Row row) {
    FieldRecord.Cell cell = row.cell();
    List<Object> cells =
        new ArrayList<>(
            List.of(
                row.place().name(),
                row.place().plate(),
                row.place().well(),
                row.place().field(),
                cell.id(),
                cell.xPx(),
                cell.yPx(),
                cell.excluded().isEmpty() ? "accepted" : "excluded",
                cell.excluded().orElse(""),
                String.join(" ", cell.flags())));
    for (String measure : measures) {
      Double value = cell.measures().get(measure);
      cells.add(value == null ? "" : value);
    }
    return cells;
  }
}
