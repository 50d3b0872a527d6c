package org.readout.acquisition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain of who did what. Each row's hash covers the row, the hash of all rows that its step
 * wrote to other tables, and the hash of the row before it, so that a changed, removed or added row
 * anywhere breaks it. Who rewrites the whole chain is found only by a head that was kept elsewhere,
 * such as in an export. Confined to the store's lock.
 */
final class AuditTrail {
  /** What the first row has in place of the hash of a row before it. */
  static final String NO_HASH = "0".repeat(64);

  private final InstantSource clock;
  private final Actor actor;

  AuditTrail(InstantSource clock, Actor actor) {
    this.clock = clock;
    this.actor = actor;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * @param rows for each table the first and the last id that the step wrote
   */
  long append(
      Transaction tx,
      String action,
      String object,
      String detail,
      @Nullable String reason,
      Map<String, List<Long>> rows)
      throws SQLException {
    Head head = head(tx);
    long number = head.number() + 1;
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("seq", number);
    row.put("utc", now().toString());
    row.put("actor", actor.name());
    row.put("host", actor.host());
    row.put("action", action);
    row.put("object", object);
    row.put("detail", CanonicalJson.of(detail));
    row.put("reason", reason);
    row.put("wrote", CanonicalJson.of(rows));
    row.put("wrote_hash", hashOf(tx, rows));
    row.put("prev_hash", head.hash());
    row.put("hash", Sha256.of(CanonicalJson.of(row)));
    String marks = "?, ".repeat(row.size() - 1) + "?";
    try (PreparedStatement statement =
        tx.prepared(
            "INSERT INTO audit (%s) VALUES (%s)".formatted(String.join(", ", row.keySet()), marks),
            row.values().toArray())) {
      statement.executeUpdate();
    }
    return number;
  }

  /** The last row's number and hash; number zero in a database without one. */
  record Head(long number, String hash) {}

  static Head head(Transaction tx) throws SQLException {
    return tx.first(
            "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1",
            row -> new Head(row.getLong(1), row.getString(2)))
        .orElse(new Head(0, NO_HASH));
  }

  static List<AuditEntry> entries(Transaction tx) throws SQLException {
    return tx.all("SELECT * FROM audit ORDER BY seq", AuditTrail::entry);
  }

  /**
   * Over each row as canonical JSON of its columns that are not null, a line each. A real number is
   * in hexadecimal, which is exact, the same on every machine, and quick.
   */
  static String hashOf(Transaction tx, Map<String, List<Long>> rows) throws SQLException {
    MessageDigest digest = Sha256.digest();
    List<String> tables = Migrations.tables(tx.connection());
    for (Map.Entry<String, List<Long>> range : rows.entrySet()) {
      if (!tables.contains(range.getKey())) {
        continue; // A table that is gone changes the hash, as it should.
      }
      digest.update((range.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
      for (Map<String, @Nullable Object> row :
          tx.all(
              "SELECT * FROM %s WHERE id BETWEEN ? AND ? ORDER BY id".formatted(range.getKey()),
              AuditTrail::exact,
              range.getValue().get(0),
              range.getValue().get(1))) {
        digest.update((CanonicalJson.of(row) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return Sha256.hex(digest.digest());
  }

  private static Map<String, @Nullable Object> exact(ResultSet row) throws SQLException {
    Map<String, @Nullable Object> columns = columns(row);
    columns.replaceAll((c, value) -> value instanceof Double d ? Double.toHexString(d) : value);
    return columns;
  }

  /** The columns of a row that are not null. */
  static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
    ResultSetMetaData meta = row.getMetaData();
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      Object value = row.getObject(i);
      if (value != null) {
        columns.put(meta.getColumnName(i), value);
      }
    }
    return columns;
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        Instant.parse(row.getString("utc")),
        new Actor(row.getString("actor"), row.getString("host")),
        row.getString("action"),
        row.getString("object"),
        row.getString("detail"),
        Optional.ofNullable(row.getString("reason")),
        row.getString("hash"));
  }
}
