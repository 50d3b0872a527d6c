package org.readout.acquisition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be done inside one transaction of a {@link Store}. Confined to the thread that runs it.
 * What was written must be audited before the transaction ends. Closing it frees the statements.
 */
final class Transaction implements AutoCloseable {
  private final Connection connection;
  private final AuditTrail trail;
  private final Map<String, Long> written = new TreeMap<>();
  private final Map<String, Long> firstUnaudited = new TreeMap<>();
  private final Map<String, PreparedStatement> inserts = new TreeMap<>();

  /** Turns the row on which a result stands into a value. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** What happens at each row of a result. */
  interface Step {
    void at(ResultSet row) throws SQLException;
  }

  Transaction(Connection connection, AuditTrail trail) {
    this.connection = connection;
    this.trail = trail;
  }

  Connection connection() {
    return connection;
  }

  /** The moment, as the record writes it: UTC, ISO 8601. */
  Instant now() {
    return trail.now();
  }

  /**
   * Appends a row.
   *
   * @param columns names separated by commas, one for each value
   * @return the row's id
   */
  long insert(String table, String columns, @Nullable Object... values) throws SQLException {
    long id = 1 + written.getOrDefault(table, 0L);
    if (id == 1) {
      id = 1 + one("SELECT coalesce(max(id), 0) FROM " + table, row -> row.getLong(1));
    }
    PreparedStatement statement = inserts.get(table + columns);
    if (statement == null) {
      String marks = ", ?".repeat(values.length);
      statement = prepared("INSERT INTO %s (id, %s) VALUES (?%s)".formatted(table, columns, marks));
      inserts.put(table + columns, statement);
    }
    statement.setLong(1, id);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 2, values[i]);
    }
    statement.executeUpdate();
    written.put(table, id);
    firstUnaudited.putIfAbsent(table, id);
    return id;
  }

  void each(String sql, Step step) throws SQLException {
    try (PreparedStatement statement = prepared(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        step.at(rows);
      }
    }
  }

  <T> List<T> all(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return found;
    }
  }

  /** The first row; empty if there is none. */
  <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    return all(sql, row, values).stream().findFirst();
  }

  /** The one row that such a query always has. */
  <T> T one(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    return first(sql, row, values).orElseThrow();
  }

  /**
   * Adds the audit row for everything written since the last one.
   *
   * @param detail JSON
   * @param reason why a person did it; null where no reason is asked for
   * @return the audit row's number
   */
  long audit(String action, String object, String detail, @Nullable String reason)
      throws SQLException {
    Map<String, List<Long>> rows = new TreeMap<>();
    for (Map.Entry<String, Long> first : firstUnaudited.entrySet()) {
      rows.put(
          first.getKey(),
          List.of(first.getValue(), written.getOrDefault(first.getKey(), first.getValue())));
    }
    firstUnaudited.clear();
    return trail.append(this, action, object, detail, reason, rows);
  }

  void requireAudited() {
    if (!firstUnaudited.isEmpty()) {
      throw new IllegalStateException("rows without an audit row in " + firstUnaudited.keySet());
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : inserts.values()) {
      statement.close();
    }
  }

  PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
