package org.readout.acquisition;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What analyses said; a new result of a kind hides the one before it and does not replace it. */
final class Results {
  private Results() {}

  static StudyResult commit(Transaction tx, NewResult result) throws SQLException {
    long id =
        tx.insert(
            "result",
            "kind, assay, algorithm, version, parameters, result, computed",
            result.kind(),
            result.assay(),
            result.algorithm(),
            result.version(),
            result.parametersJson(),
            result.resultJson(),
            tx.now().toString());
    for (long computation : result.computations()) {
      tx.insert("result_input", "result, computation", id, computation);
    }
    for (long layout : result.layouts()) {
      tx.insert("result_input", "result, layout", id, layout);
    }
    tx.audit(
        "result",
        result.kind(),
        CanonicalJson.of(
            Map.of(
                "result", id,
                "assay", result.assay(),
                "algorithm", result.algorithm(),
                "version", result.version())),
        null);
    return current(tx, result.kind()).orElseThrow();
  }

  static Optional<StudyResult> current(Transaction tx, String kind) throws SQLException {
    Optional<Long> id =
        tx.first("SELECT max(id) FROM result WHERE kind = ?", row -> row.getLong(1), kind);
    List<Long> computations = inputs(tx, "computation", id.orElse(0L));
    List<Long> layouts = inputs(tx, "layout", id.orElse(0L));
    return tx.first(
        "SELECT * FROM result WHERE id = ?",
        row ->
            new StudyResult(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("assay"),
                row.getString("algorithm"),
                row.getString("version"),
                row.getString("parameters"),
                computations,
                layouts,
                row.getString("result"),
                Instant.parse(row.getString("computed"))),
        id.orElse(0L));
  }

  private static List<Long> inputs(Transaction tx, String what, long result) throws SQLException {
    return tx.all(
        "SELECT %1$s FROM result_input WHERE result = ? AND %1$s IS NOT NULL ORDER BY id"
            .formatted(what),
        row -> row.getLong(1),
        result);
  }
}
