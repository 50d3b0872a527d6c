package org.readout.acquisition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks everything in a study: the bytes, the database, the chain. Changes nothing. */
final class Verifier {
  private final RawFolder raw;
  private final Store store;
  private final Migrations migrations;
  private final List<Finding> problems = new ArrayList<>();
  private final List<String> leftovers = new ArrayList<>();

  Verifier(RawFolder raw, Store store, Migrations migrations) {
    this.raw = raw;
    this.store = store;
    this.migrations = migrations;
  }

  private record Named(String sha256, long bytes) {}

  Verification verify() {
    List<Named> named = new ArrayList<>();
    AuditTrail.Head head = new AuditTrail.Head(0, "");
    try {
      store.read(tx -> problems.addAll(database(tx)));
      store.read(tx -> problems.addAll(AuditCheck.check(tx)));
      named =
          store.read(
              tx ->
                  tx.all(
                      "SELECT sha256, bytes FROM raw_file ORDER BY id",
                      row -> new Named(row.getString(1), row.getLong(2))));
      head = store.read(AuditTrail::head);
    } catch (StudyException | IllegalStateException e) {
      problems.add(new Finding("readout.db", String.valueOf(e.getMessage())));
    }
    named.forEach(this::check);
    findLeftovers(named);
    return new Verification(problems, leftovers, named.size(), head.number(), head.hash());
  }

  private List<Finding> database(Transaction tx) throws SQLException {
    List<Finding> found = new ArrayList<>();
    for (String pragma : List.of("integrity_check", "foreign_key_check")) {
      tx.all("PRAGMA " + pragma, row -> row.getString(1)).stream()
          .filter(line -> !line.equals("ok"))
          .forEach(line -> found.add(new Finding("readout.db", pragma + ": " + line)));
    }
    Set<String> present = schema(tx.connection());
    for (String expected : expectedSchema()) {
      if (!present.contains(expected)) {
        String what = expected.lines().findFirst().orElse(expected);
        found.add(new Finding("readout.db", "was changed or removed: " + what));
      }
    }
    return found;
  }

  /** What a new database of this version would have: its tables and the triggers that seal them. */
  private Set<String> expectedSchema() throws SQLException {
    try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      for (int number = 1; number <= migrations.latest(); number++) {
        migrations.run(number, fresh);
      }
      return schema(fresh);
    }
  }

  private static Set<String> schema(Connection connection) throws SQLException {
    Set<String> schema = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet sql =
            statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) {
      while (sql.next()) {
        schema.add(sql.getString(1));
      }
    }
    return schema;
  }

  private void check(Named file) {
    String place = place(file.sha256());
    try {
      Path kept = raw.path(file.sha256());
      if (!Files.exists(kept)) {
        problems.add(new Finding(place, "the file is missing"));
      } else if (Files.size(kept) != file.bytes()) {
        problems.add(
            new Finding(
                place,
                "the file has %d bytes, it had %d".formatted(Files.size(kept), file.bytes())));
      } else if (!Sha256.of(kept).equals(file.sha256())) {
        problems.add(new Finding(place, "the file's bytes have changed"));
      }
    } catch (IOException e) {
      problems.add(new Finding(place, "the file cannot be read: " + e.getMessage()));
    } catch (IllegalArgumentException e) {
      problems.add(new Finding("readout.db", String.valueOf(e.getMessage())));
    }
  }

  private void findLeftovers(List<Named> named) {
    Set<String> known = new HashSet<>();
    named.forEach(file -> known.add(file.sha256()));
    try {
      for (Path file : raw.files()) {
        String name = file.getFileName().toString();
        if (!known.contains(name) || !file.equals(Path.of(name.substring(0, 2), name))) {
          leftovers.add("raw/" + file.toString().replace('\\', '/'));
        }
      }
    } catch (IOException e) {
      problems.add(new Finding("raw", "the folder cannot be read: " + e.getMessage()));
    }
  }

  private static String place(String sha256) {
    return "raw/%s/%s".formatted(sha256.substring(0, Math.min(2, sha256.length())), sha256);
  }
}
