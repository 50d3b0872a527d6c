package org.readout.acquisition;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Well;

/**
 * Which image is of which plate. What a person said last counts; else the plate whose name is the
 * image's file name without its ending, or is what stands before a well in it. An image whose names
 * fit two places is of none until a person says it.
 */
final class Images {
  private Images() {}

  /** An image with the row of its bytes. */
  record Row(long id, StudyImage image) {}

  private record Bound(String plate, Optional<Well> well, String field, String channel) {
    Bound(String plate, Optional<Well> well) {
      this(plate, well, "", "");
    }

    /** A person names the plate and the well; the field and the channel stay those of the name. */
    Bound named(List<String> names) {
      return names.stream()
          .flatMap(name -> FieldName.readings(name).stream())
          .filter(name -> well.isEmpty() || well.get().equals(name.well()))
          .findFirst()
          .map(name -> new Bound(plate, well, name.field(), name.channel()))
          .orElse(this);
    }
  }

  /** Every file that no layout was read from, in the order in which they were brought. */
  static List<Row> all(Transaction tx) throws SQLException {
    Map<Long, List<String>> names = new LinkedHashMap<>();
    tx.each(
        "SELECT raw_file, name FROM raw_name ORDER BY id",
        row ->
            names.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2)));
    Map<String, String> plates = new TreeMap<>();
    tx.each("SELECT key, name FROM plate", row -> plates.put(row.getString(1), row.getString(2)));
    Map<Long, Bound> said = said(tx);
    return tx.all(
        "SELECT id, sha256, bytes FROM raw_file"
            + " WHERE id NOT IN (SELECT raw_file FROM layout WHERE raw_file IS NOT NULL)"
            + " ORDER BY id",
        row -> {
          long id = row.getLong(1);
          List<String> called = names.getOrDefault(id, List.of(row.getString(2)));
          Optional<Bound> bound =
              Optional.ofNullable(said.get(id))
                  .map(person -> person.named(called))
                  .or(() -> byName(called, plates));
          return new Row(
              id,
              new StudyImage(
                  row.getString(2),
                  row.getLong(3),
                  called,
                  bound.map(Bound::plate),
                  bound.flatMap(Bound::well),
                  bound.map(Bound::field).orElse(""),
                  bound.map(Bound::channel).orElse("")));
        });
  }

  /** Binds an image, named by its SHA-256 or a file name, and makes the plate if it is new. */
  static void bind(Transaction tx, String plate, @Nullable Well well, String image)
      throws SQLException, StudyException {
    List<Row> named =
        all(tx).stream()
            .filter(
                row -> row.image().sha256().equals(image) || row.image().names().contains(image))
            .toList();
    if (named.size() != 1) {
      throw new StudyException.NotInStudy(
          named.isEmpty()
              ? "no image '" + image + "' in the study"
              : named.size() + " images of the study are called '" + image + "'",
          named.isEmpty()
              ? "Import the file first, or name one that is there."
              : "Name the image by its SHA-256.");
    }
    long id = Plates.id(tx, plate);
    String place = well == null ? null : well.toString();
    tx.insert("binding", "raw_file, plate, well", named.get(0).id(), id, place);
    Map<String, @Nullable Object> detail = new TreeMap<>();
    detail.put("plate", plate.strip());
    detail.put("well", place);
    tx.audit("bind", named.get(0).image().sha256(), CanonicalJson.of(detail), null);
  }

  private static Map<Long, Bound> said(Transaction tx) throws SQLException {
    Map<Long, Bound> said = new TreeMap<>();
    tx.each(
        "SELECT b.raw_file, p.name, b.well FROM binding b JOIN plate p ON p.id = b.plate"
            + " ORDER BY b.id",
        row -> {
          Optional<Well> well = Optional.ofNullable(row.getString(3)).flatMap(Well::parse);
          said.put(row.getLong(1), new Bound(row.getString(2), well));
        });
    return said;
  }

  private static Optional<Bound> byName(List<String> names, Map<String, String> plates) {
    List<Bound> fitting =
        names.stream().flatMap(name -> places(name, plates).stream()).distinct().toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** The plate of exactly this name alone, else every well of a plate that the name may say. */
  private static List<Bound> places(String name, Map<String, String> plates) {
    Optional<String> whole = Optional.ofNullable(plates.get(PlateName.key(PlateName.stem(name))));
    if (whole.isPresent()) {
      return List.of(new Bound(whole.get(), Optional.empty()));
    }
    List<Bound> places = new ArrayList<>();
    for (FieldName reading : FieldName.readings(name)) {
      Optional.ofNullable(plates.get(PlateName.key(reading.plate())))
          .ifPresent(
              plate ->
                  places.add(
                      new Bound(
                          plate, Optional.of(reading.well()), reading.field(), reading.channel())));
    }
    return places;
  }
}
