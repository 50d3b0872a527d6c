package org.readout.acquisition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was measured in fields, as tables of the record. */
final class Fields {
  static final String POTENTIAL = "potential";

  private Fields() {}

  /**
   * Keeps a field and lets it count for its image. A job that is done already is not kept twice; it
   * counts again from now on.
   */
  static Computation commit(Transaction tx, JobKey key, FieldRecord field)
      throws SQLException, StudyException {
    Optional<Computation> done = Computations.find(tx, key);
    if (done.isPresent()) {
      long id = done.get().id();
      if (!field.equals(read(tx, id).orElseThrow())) {
        throw new StudyException.NotReproducible(key, id);
      }
      Computations.choose(tx, key, id);
      return Computations.byId(tx, id).orElseThrow();
    }
    long id = Computations.insert(tx, key);
    insert(tx, id, field);
    Computations.choose(tx, key, id);
    return Computations.byId(tx, id).orElseThrow();
  }

  /** The whole field with its cells; empty if the computation is none or not of a field. */
  static Optional<FieldRecord> read(Transaction tx, long computation) throws SQLException {
    List<FieldRecord.Cell> cells =
        tx.all(
            "SELECT c.* FROM measured_cell c JOIN measured_field f ON f.id = c.field"
                + " WHERE f.computation = ? ORDER BY c.id",
            Fields::cell,
            computation);
    List<FieldRecord.Rejected> rejected =
        tx.all(
            "SELECT r.* FROM rejected_candidate r JOIN measured_field f ON f.id = r.field"
                + " WHERE f.computation = ? ORDER BY r.id",
            Fields::rejected,
            computation);
    return tx.first(
        "SELECT * FROM measured_field WHERE computation = ?",
        row ->
            new FieldRecord(
                row.getInt("width_px"),
                row.getInt("height_px"),
                Plates.decimal(row, "um_per_px"),
                row.getString("scale_source"),
                row.getString("extent"),
                row.getInt("nuclei"),
                CanonicalJson.map(row.getString("channels")),
                numbers(row.getString("quality")),
                CanonicalJson.strings(row.getString("flags")),
                cells,
                rejected),
        computation);
  }

  /** Every image's field that counts, in the order in which the images were brought. */
  static List<FieldRow> rows(Transaction tx) throws SQLException {
    Map<String, Layout> layouts = new TreeMap<>();
    for (Plate plate : Plates.all(tx)) {
      plate.layout().ifPresent(kept -> layouts.put(PlateName.key(plate.name()), kept.layout()));
    }
    List<FieldRow> rows = new ArrayList<>();
    for (Images.Row row : Images.all(tx)) {
      StudyImage image = row.image();
      long computation = Computations.chosen(tx, POTENTIAL, row.id());
      Optional<LayoutWell> planned =
          image
              .plate()
              .flatMap(name -> Optional.ofNullable(layouts.get(PlateName.key(name))))
              .flatMap(layout -> image.well().flatMap(layout::at));
      read(tx, computation)
          .map(
              field ->
                  new FieldRow(
                      image.sha256(),
                      image.name(),
                      image.plate(),
                      image.well(),
                      image.field(),
                      planned,
                      computation,
                      field))
          .ifPresent(rows::add);
    }
    return rows;
  }

  private static void insert(Transaction tx, long computation, FieldRecord field)
      throws SQLException {
    long id =
        tx.insert(
            "measured_field",
            "computation, width_px, height_px, um_per_px, scale_source, extent, nuclei, channels,"
                + " quality, flags",
            computation,
            field.widthPx(),
            field.heightPx(),
            field.umPerPx().isPresent() ? (Object) field.umPerPx().getAsDouble() : null,
            field.scaleSource(),
            field.extent(),
            field.nuclei(),
            CanonicalJson.of(field.channels()),
            CanonicalJson.of(field.quality()),
            CanonicalJson.of(field.flags()));
    for (FieldRecord.Cell cell : field.cells()) {
      tx.insert(
          "measured_cell",
          "field, number, x_px, y_px, status, reason, measures, flags, nucleus, outline",
          id,
          cell.id(),
          cell.xPx(),
          cell.yPx(),
          cell.excluded().isEmpty() ? "accepted" : "excluded",
          cell.excluded().orElse(null),
          CanonicalJson.of(cell.measures()),
          CanonicalJson.of(cell.flags()),
          cell.nucleus(),
          cell.outline());
    }
    for (FieldRecord.Rejected one : field.rejected()) {
      tx.insert(
          "rejected_candidate",
          "field, x_px, y_px, area_px, reason, outline",
          id,
          one.xPx(),
          one.yPx(),
          one.areaPx(),
          one.reason(),
          one.outline());
    }
  }

  private static FieldRecord.Rejected rejected(ResultSet row) throws SQLException {
    return new FieldRecord.Rejected(
        row.getDouble("x_px"),
        row.getDouble("y_px"),
        row.getDouble("area_px"),
        row.getString("reason"),
        row.getString("outline"));
  }

  private static FieldRecord.Cell cell(ResultSet row) throws SQLException {
    return new FieldRecord.Cell(
        row.getInt("number"),
        row.getDouble("x_px"),
        row.getDouble("y_px"),
        Optional.ofNullable(row.getString("reason")),
        numbers(row.getString("measures")),
        CanonicalJson.strings(row.getString("flags")),
        row.getString("nucleus"),
        row.getString("outline"));
  }

  private static SortedMap<String, Double> numbers(String json) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    CanonicalJson.parse(json)
        .properties()
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
    return numbers;
  }
}
