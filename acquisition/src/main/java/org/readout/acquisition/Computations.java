package org.readout.acquisition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was computed from which bytes, and which computation of an image counts. */
final class Computations {
  private Computations() {}

  private record Row(
      long id, String kind, String algorithm, String version, String parameters, Instant at) {}

  static Optional<Computation> find(Transaction tx, JobKey key) throws SQLException {
    Optional<Long> id =
        tx.first("SELECT id FROM computation WHERE job = ?", row -> row.getLong(1), key.hash());
    return id.isEmpty() ? Optional.empty() : byId(tx, id.get());
  }

  static Optional<Computation> byId(Transaction tx, long id) throws SQLException {
    Optional<Row> row =
        tx.first("SELECT * FROM computation WHERE id = ?", Computations::computation, id);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Row r = row.get();
    List<String> inputs =
        tx.all(
            "SELECT f.sha256 FROM computation_input i JOIN raw_file f ON f.id = i.raw_file"
                + " WHERE i.computation = ? ORDER BY i.id",
            input -> input.getString(1),
            id);
    JobKey key = new JobKey(r.kind(), inputs, r.algorithm(), r.version(), r.parameters());
    boolean current = chosen(tx, r.kind(), RawFiles.knownId(tx, key.image())) == id;
    return Optional.of(new Computation(id, key, r.at(), current));
  }

  /** Appends the computation and its inputs; its content and {@link #choose} are the caller's. */
  static long insert(Transaction tx, JobKey key) throws SQLException {
    long id =
        tx.insert(
            "computation",
            "job, kind, algorithm, version, parameters, computed",
            key.hash(),
            key.kind(),
            key.algorithm(),
            key.version(),
            key.parametersJson(),
            tx.now().toString());
    for (String input : key.inputs()) {
      tx.insert("computation_input", "computation, raw_file", id, RawFiles.knownId(tx, input));
    }
    return id;
  }

  /** From now on this computation counts for its image. */
  static void choose(Transaction tx, JobKey key, long computation) throws SQLException {
    tx.insert(
        "chosen",
        "kind, raw_file, computation",
        key.kind(),
        RawFiles.knownId(tx, key.image()),
        computation);
    tx.audit(
        key.kind(),
        key.image(),
        CanonicalJson.of(
            Map.of(
                "computation", computation,
                "algorithm", key.algorithm(),
                "version", key.version(),
                "job", key.hash())),
        null);
  }

  static void fail(Transaction tx, JobKey key, String error, String remedy) throws SQLException {
    tx.insert(
        "failure",
        "kind, raw_file, job, error, remedy, failed, chosen_before",
        key.kind(),
        RawFiles.knownId(tx, key.image()),
        key.hash(),
        error,
        remedy,
        tx.now().toString(),
        tx.one("SELECT coalesce(max(id), 0) FROM chosen", row -> row.getLong(1)));
    tx.audit(key.kind() + " failed", key.image(), CanonicalJson.of(Map.of("error", error)), null);
  }

  /** The latest failure of each image and kind that no success came after. */
  static List<Failure> failures(Transaction tx) throws SQLException {
    return tx.all(
        "SELECT a.kind, r.sha256, a.error, a.remedy, a.failed FROM failure a"
            + " JOIN raw_file r ON r.id = a.raw_file"
            + " WHERE a.id = (SELECT max(b.id) FROM failure b"
            + "   WHERE b.raw_file = a.raw_file AND b.kind = a.kind)"
            + " AND NOT EXISTS (SELECT 1 FROM chosen c WHERE c.raw_file = a.raw_file"
            + "   AND c.kind = a.kind AND c.id > a.chosen_before)"
            + " ORDER BY a.id",
        row ->
            new Failure(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.parse(row.getString(5))));
  }

  /** The id of the computation that counts; zero if there is none. */
  static long chosen(Transaction tx, String kind, long rawFile) throws SQLException {
    return tx.first(
            "SELECT computation FROM chosen WHERE raw_file = ? AND kind = ?"
                + " ORDER BY id DESC LIMIT 1",
            row -> row.getLong(1),
            rawFile,
            kind)
        .orElse(0L);
  }

  private static Row computation(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("kind"),
        row.getString("algorithm"),
        row.getString("version"),
        row.getString("parameters"),
        Instant.parse(row.getString("computed")));
  }
}
