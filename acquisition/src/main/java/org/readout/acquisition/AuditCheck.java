package org.readout.acquisition;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail from its first row and compares everything with what it says. */
final class AuditCheck {
  private AuditCheck() {}

  /** Every place at which the chain, or a row that it covers, is not what was written. */
  static List<Finding> check(Transaction tx) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Map<String, Long> covered = new TreeMap<>();
    AuditTrail.Head before = new AuditTrail.Head(0, AuditTrail.NO_HASH);
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
      before = new AuditTrail.Head(number, hash);
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
    if (!AuditTrail.hashOf(tx, rows).equals(row.get("wrote_hash"))) {
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
}
