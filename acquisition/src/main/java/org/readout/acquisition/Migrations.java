package org.readout.acquisition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps that make a study's record what this Readout knows, numbered from one. A database keeps
 * the number of its last step in {@code PRAGMA user_version}.
 *
 * @param scripts SQL, in order
 */
record Migrations(List<String> scripts) {
  private static final List<String> NAMES = List.of("001-a-study.sql", "002-fields.sql");

  Migrations {
    scripts = List.copyOf(scripts);
  }

  /** Those of this Readout. */
  static Migrations known() {
    return new Migrations(NAMES.stream().map(Migrations::resource).toList());
  }

  /** The version of a database that has seen every step. */
  int latest() {
    return scripts.size();
  }

  /** Runs step {@code number} and seals its tables. Inside the caller's transaction. */
  void run(int number, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(scripts.get(number - 1));
      for (String table : tables(connection)) {
        seal(table, statement);
      }
      statement.executeUpdate("PRAGMA user_version = " + number);
    }
  }

  /** Every table of the record, in the order of their names. */
  static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                    + " ORDER BY name")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  /** From now on SQLite itself refuses to change or remove a row of the table. */
  private static void seal(String table, Statement statement) throws SQLException {
    for (String change : List.of("UPDATE", "DELETE")) {
      statement.executeUpdate(
          """
          CREATE TRIGGER IF NOT EXISTS %1$s_never_%2$s BEFORE %2$s ON %1$s
          BEGIN SELECT RAISE(ABORT, '%1$s is append-only: a correction is a new row'); END
          """
              .formatted(table, change));
    }
  }

  private static String resource(String name) {
    try (InputStream script = Migrations.class.getResourceAsStream("migrations/" + name)) {
      if (script == null) {
        throw new IllegalStateException("no migration " + name + " in this build");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("migration " + name + " cannot be read", e);
    }
  }
}
