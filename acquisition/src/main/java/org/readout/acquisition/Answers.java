package org.readout.acquisition;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person was asked once about the study; a later answer counts instead of an earlier one.
 */
final class Answers {
  private Answers() {}

  /** Keeps an answer, unless it is the one that counts already. */
  static void keep(Transaction tx, String question, String answer) throws SQLException {
    if (Optional.ofNullable(all(tx).get(question)).equals(Optional.of(answer))) {
      return;
    }
    tx.insert("answer", "question, answer", question, answer);
    tx.audit("answer", question, CanonicalJson.of(Map.of("answer", answer)), null);
  }

  static SortedMap<String, String> all(Transaction tx) throws SQLException {
    SortedMap<String, String> answers = new TreeMap<>();
    tx.each(
        "SELECT question, answer FROM answer ORDER BY id",
        row -> answers.put(row.getString(1), row.getString(2)));
    return answers;
  }
}
