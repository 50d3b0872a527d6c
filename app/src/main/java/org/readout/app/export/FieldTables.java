package org.readout.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRecord;
import org.readout.acquisition.FieldRow;
import org.readout.acquisition.LayoutWell;
import org.readout.app.export.Table.Column;
import org.readout.app.export.Table.Rows;
import org.readout.app.potential.Measure;
import org.readout.devices.Well;

/** Measured fields and their cells as tidy tables. */
final class FieldTables {
  private FieldTables() {}

  /** A row a field, with every number of its quality. */
  static Table fields(List<FieldRow> fields) {
    TreeSet<String> numbers = new TreeSet<>();
    fields.forEach(field -> numbers.addAll(field.measured().quality().keySet()));
    Rows rows = new Rows();
    for (FieldRow field : fields) {
      FieldRecord measured = field.measured();
      List<@Nullable Object> row = place(field);
      row.add(measured.nuclei());
      row.add(measured.cells().size());
      row.add((int) measured.cells().stream().filter(c -> c.excluded().isEmpty()).count());
      row.add(measured.extent());
      row.add(measured.umPerPx().isPresent() ? measured.umPerPx().getAsDouble() : null);
      row.add(String.join(" ", measured.flags()));
      numbers.forEach(name -> row.add(measured.quality().get(name)));
      row.add(field.image());
      row.add(field.computation());
      rows.add(row);
    }
    List<Column> columns = placeColumns();
    columns.add(Column.integer("nuclei", "Nuclei that count."));
    columns.add(Column.integer("cells", "Cells that were measured."));
    columns.add(Column.integer("cells_in_means", "Those that count in means."));
    columns.add(Column.text("extent", "What a cell's area is: cell, or ring around the nucleus."));
    columns.add(Column.number("um_per_px", "µm/px", "Size of a pixel; empty where unknown."));
    columns.add(Column.text("flags", "What a person should look at, separated by spaces."));
    numbers.forEach(
        name -> columns.add(Column.number(name, "", "Quality of the field: " + words(name) + ".")));
    columns.add(Column.text("image_sha256", "The nuclei's image; its bytes are in raw/."));
    columns.add(Column.integer("computation", "The measurement in the study's record."));
    return new Table("fields", columns, rows.all());
  }

  /** A row a cell, with every measure that some cell has. */
  static Table cells(List<FieldRow> fields) {
    List<Measure> measures =
        Measure.ALL.stream()
            .filter(
                measure ->
                    fields.stream()
                        .flatMap(field -> field.measured().cells().stream())
                        .anyMatch(cell -> cell.measures().containsKey(measure.name())))
            .toList();
    Rows rows = new Rows();
    for (FieldRow field : fields) {
      for (FieldRecord.Cell cell : field.measured().cells()) {
        List<@Nullable Object> row = place(field);
        row.add(cell.id());
        row.add(cell.xPx());
        row.add(cell.yPx());
        row.add(cell.excluded().isEmpty() ? "accepted" : "excluded");
        row.add(cell.excluded().orElse(null));
        row.add(String.join(" ", cell.flags()));
        measures.forEach(measure -> row.add(cell.measures().get(measure.name())));
        rows.add(row);
      }
    }
    List<Column> columns = placeColumns();
    columns.add(Column.integer("cell", "The cell's number in its field; the overlay's too."));
    columns.add(Column.number("x_px", "px", "Centre of the nucleus, from the left."));
    columns.add(Column.number("y_px", "px", "Centre of the nucleus, from the top."));
    columns.add(Column.text("status", "accepted, or excluded from means."));
    columns.add(Column.text("reason", "Why it is in no mean."));
    columns.add(Column.text("flags", "What a person should look at, separated by spaces."));
    measures.forEach(
        measure ->
            columns.add(
                Column.number(
                    measure.name(),
                    "",
                    words(measure.meaning()) + "; see its name for the unit.")));
    return new Table("cells", columns, rows.all());
  }

  private static List<@Nullable Object> place(FieldRow field) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(field.plate().orElse(null));
    row.add(field.well().map(Well::toString).orElse(null));
    row.add(field.field());
    row.add(field.layout().map(LayoutWell::treatment).orElse(null));
    row.add(field.layout().map(LayoutWell::experiment).orElse(null));
    row.add(field.imageName());
    return row;
  }

  private static List<Column> placeColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("plate", "The plate's name."));
    columns.add(Column.text("well", "The well."));
    columns.add(Column.text("field", "Which of several fields of the well."));
    columns.add(Column.text("treatment", "What was done to it."));
    columns.add(Column.text("experiment", "The biological replicate: the unit of inference, n."));
    columns.add(Column.text("image", "The file of the nuclei."));
    return columns;
  }

  private static String words(String name) {
    String plain = name.replace('_', ' ');
    return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}
