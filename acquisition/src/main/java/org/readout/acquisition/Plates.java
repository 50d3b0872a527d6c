package org.readout.acquisition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;
import org.readout.devices.Unit;
import org.readout.devices.Well;

/** The plates of a study and their layouts; a new layout of a plate hides the one before it. */
final class Plates {
  private Plates() {}

  /** A version of a layout as its row has it, still without its wells. */
  private record Version(
      long id, String plate, Optional<PlateFormat> format, Optional<String> file) {}

  /** Every plate, in the order in which they came. */
  static List<Plate> all(Transaction tx) throws SQLException {
    List<Plate> plates = new ArrayList<>();
    for (Plate plate :
        tx.all(
            "SELECT name FROM plate ORDER BY id",
            row -> new Plate(row.getString(1), Optional.empty()))) {
      plates.add(new Plate(plate.name(), latest(tx, plate.name())));
    }
    return plates;
  }

  /** The row of the plate of this name, which is made if it is new. */
  static long id(Transaction tx, String plate) throws SQLException {
    String key = PlateName.key(plate);
    Optional<Long> known =
        tx.first("SELECT id FROM plate WHERE key = ?", row -> row.getLong(1), key);
    return known.isPresent() ? known.get() : tx.insert("plate", "name, key", plate.strip(), key);
  }

  /**
   * Appends one layout.
   *
   * @param file the row of the file that it was read from; null for one that was painted
   */
  static PlateLayout add(Transaction tx, Layout layout, @Nullable Long file) throws SQLException {
    long plate = id(tx, layout.plate());
    Integer wells = layout.format().map(PlateFormat::size).orElse(null);
    long id = tx.insert("layout", "plate, wells, raw_file", plate, wells, file);
    for (LayoutWell well : layout.wells()) {
      insert(tx, id, well);
    }
    tx.audit(
        "layout",
        layout.plate(),
        CanonicalJson.of(Map.of("layout", id, "wells", layout.wells().size())),
        null);
    return latest(tx, layout.plate()).orElseThrow();
  }

  private static void insert(Transaction tx, long layout, LayoutWell well) throws SQLException {
    tx.insert(
        "layout_well",
        "layout, well, treatment, dose, dose_unit, role, experiment, seeded, factors",
        layout,
        well.well().map(Well::toString).orElse(null),
        well.treatment(),
        well.dose().isPresent() ? (Object) well.dose().getAsDouble() : null,
        well.doseUnit().map(Unit::code).orElse(null),
        well.role().word(),
        well.experiment(),
        well.seeded().isPresent() ? (Object) well.seeded().getAsInt() : null,
        CanonicalJson.of(well.factors()));
  }

  private static Optional<PlateLayout> latest(Transaction tx, String plate) throws SQLException {
    Optional<Version> version =
        tx.first(
            "SELECT l.id, p.name, l.wells, r.sha256 FROM layout l JOIN plate p ON p.id = l.plate"
                + " LEFT JOIN raw_file r ON r.id = l.raw_file"
                + " WHERE p.key = ? ORDER BY l.id DESC LIMIT 1",
            row ->
                new Version(
                    row.getLong(1),
                    row.getString(2),
                    PlateFormat.ofSize(row.getInt(3)),
                    Optional.ofNullable(row.getString(4))),
            PlateName.key(plate));
    if (version.isEmpty()) {
      return Optional.empty();
    }
    Version v = version.get();
    List<LayoutWell> wells =
        tx.all("SELECT * FROM layout_well WHERE layout = ? ORDER BY id", Plates::well, v.id());
    return Optional.of(new PlateLayout(v.id(), new Layout(v.plate(), v.format(), wells), v.file()));
  }

  private static LayoutWell well(ResultSet row) throws SQLException {
    return new LayoutWell(
        Optional.ofNullable(row.getString("well")).flatMap(Well::parse),
        row.getString("treatment"),
        decimal(row, "dose"),
        Optional.ofNullable(row.getString("dose_unit")).flatMap(Unit::parse),
        Role.parse(row.getString("role")).orElseThrow(),
        row.getString("experiment"),
        whole(row, "seeded"),
        CanonicalJson.map(row.getString("factors")));
  }

  static OptionalDouble decimal(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalInt whole(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
