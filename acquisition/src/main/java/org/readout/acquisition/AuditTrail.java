package org.readout.acquisition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The chain of who did what. Each row's hash covers the row, the hash of all rows that its step
 * wrote to other tables, and the hash of the row before it, so that a changed, removed or added row
 * anywhere breaks it. Who rewrites the whole chain is found only by a head that was kept elsewhere,
 * such as in an export. Confined to the store's lock.
 */
final class AuditTrail {
  /** What the first row has in place of the hash of a row before it. */
  private static final String NO_HASH = "0".repeat(64);

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

  /** Every place at which the chain, or a row that it covers, is not what was written. */
  static List<Finding> check(Transaction tx) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Map<String, Long> covered = new TreeMap<>();
    Head before = new Head(0, NO_HASH);
    for (Map<String, @Nullable Object> row :
        tx.all("SELECT * FROM audit ORDER BY seq", AuditTrail::columns)) {
      long number = ((Number) row.getOrDefault("seq", 0)).longValue();
      String place = "audit trail, row " + number;
      String hash = String.valueOf(row.remove("hash"));
      if (number != before.number() + 1) {
        findings.add(new Finding(place, "row " + (before.number() + 1) + " is missing before it"));
      } else if (!before.hash().equals(row.get("prev_hash"))) {
        findings.add(new Finding(place, "it does not continue the row before it"));
      }
      row.putIfAbsent("reason", null);
      if (!hash.equals(Sha256.of(CanonicalJson.of(row)))) {
        findings.add(new Finding(place, "it was changed after it was written"));
      }
      checkRows(tx, place, row, covered, findings);
      before = new Head(number, hash);
    }
    checkAllCovered(tx, covered, findings);
    return findings;
  }

  private static void checkRows(
      Transaction tx,
      String place,
      Map<String, @Nullable Object> row,
      Map<String, Long> covered,
      List<Finding> findings)
      throws SQLException {
    Map<String, List<Long>> rows;
    try {
      rows = ranges(String.valueOf(row.get("wrote")));
    } catch (IllegalArgumentException e) {
      return; // The row's own hash has already told that it was changed.
    }
    for (Map.Entry<String, List<Long>> range : rows.entrySet()) {
      if (range.getValue().get(0) != covered.getOrDefault(range.getKey(), 0L) + 1) {
        findings.add(new Finding(place, "it skips or repeats rows of " + range.getKey()));
      }
      covered.put(range.getKey(), range.getValue().get(1));
    }
    if (!hashOf(tx, rows).equals(row.get("wrote_hash"))) {
      findings.add(
          new Finding(
              place, "what it wrote was changed: " + describe(rows) + ", by " + object(row)));
    }
  }

  private static String object(Map<String, @Nullable Object> row) {
    return row.get("action") + " of " + row.get("object");
  }

  private static String describe(Map<String, List<Long>> rows) {
    return String.join(
        ", ",
        rows.entrySet().stream()
            .map(e -> "%s %d to %d".formatted(e.getKey(), e.getValue().get(0), e.getValue().get(1)))
            .toList());
  }

  /** Rows beyond those that the trail names were added past it. */
  private static void checkAllCovered(
      Transaction tx, Map<String, Long> covered, List<Finding> findings) throws SQLException {
    for (String table : Migrations.tables(tx.connection())) {
      if (!table.equals("audit")) {
        long last = covered.getOrDefault(table, 0L);
        long more =
            tx.one(
                "SELECT count(*) FROM %s WHERE id > ? OR id < 1".formatted(table),
                r -> r.getLong(1),
                last);
        if (more > 0) {
          findings.add(
              new Finding("table " + table, more + " rows are not named by the audit trail"));
        }
      }
    }
  }

  private static Map<String, List<Long>> ranges(String wrote) {
    Map<String, List<Long>> ranges = new TreeMap<>();
    CanonicalJson.parse(wrote)
        .properties()
        .forEach(
            range -> {
              if (range.getValue().size() != 2 || !range.getKey().matches("[a-z_]+")) {
                throw new IllegalArgumentException("not a range of rows: " + range);
              }
              ranges.put(
                  range.getKey(),
                  List.of(range.getValue().get(0).asLong(), range.getValue().get(1).asLong()));
            });
    return ranges;
  }

  /**
   * Over each row as canonical JSON of its columns that are not null, a line each. A real number is
   * in hexadecimal, which is exact, the same on every machine, and quick.
   */
  private static String hashOf(Transaction tx, Map<String, List<Long>> rows) throws SQLException {
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

  private static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
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
        java.util.Optional.ofNullable(row.getString("reason")),
        row.getString("hash"));
  }
}
