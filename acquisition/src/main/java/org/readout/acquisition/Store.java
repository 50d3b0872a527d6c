package org.readout.acquisition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The database of one study: its connection, its version, its transactions. Safe for many threads:
 * one lock lets them in one after the other, so that there is one writer. Opens and closes the
 * connection.
 *
 * <p>Every transaction is on the disk ({@code synchronous=FULL}) before {@link #write} returns.
 *
 * <p>SQLite's native code is unpacked to the system's temporary folder, or to the folder that the
 * Java option {@code org.sqlite.tmpdir} names. That option belongs to the process and the program's
 * launcher sets it; nothing here changes it.
 */
final class Store implements AutoCloseable {
  /** Marks a file as a study's database; the letters RDOT. */
  private static final int APPLICATION = 0x52444F54;

  /** So long another process may keep the database before a person hears of it. */
  private static final int PATIENCE_MILLIS = 5000;

  private final Path database;
  private final Connection connection;
  private final AuditTrail trail;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;

  /** Steps of a transaction. */
  interface Work<T> {
    T in(Transaction transaction) throws SQLException, StudyException;
  }

  private Store(Path database, Connection connection, AuditTrail trail) {
    this.database = database;
    this.connection = connection;
    this.trail = trail;
  }

  /** A new database; the file must not exist. */
  static Store create(Path database, Migrations migrations, InstantSource clock, Actor actor)
      throws StudyException {
    Store store = connect(database, clock, actor);
    try {
      store.execute("PRAGMA application_id = " + APPLICATION);
      store.migrate(migrations, 0);
      return store;
    } catch (StudyException e) {
      store.close();
      throw e;
    }
  }

  /** A database that is there, brought to the latest version after a copy of it was made. */
  static Store open(Path database, Migrations migrations, InstantSource clock, Actor actor)
      throws StudyException {
    Store store = connect(database, clock, actor);
    try {
      int version = store.version(migrations);
      if (version < migrations.latest()) {
        store.backUp(migrations.latest());
        store.migrate(migrations, version);
        store.write(tx -> tx.audit("migrate", "study", "{\"from\":%d}".formatted(version), null));
      }
      return store;
    } catch (StudyException e) {
      store.close();
      throw e;
    }
  }

  /** Runs {@code work} as one transaction: all of it is on the disk, or none of it is there. */
  <T> T write(Work<T> work) throws StudyException {
    lock.lock();
    try {
      requireOpen();
      execute("BEGIN IMMEDIATE");
      boolean done = false;
      try (Transaction transaction = new Transaction(connection, trail)) {
        T result = work.in(transaction);
        transaction.requireAudited();
        execute("COMMIT");
        done = true;
        return result;
      } catch (SQLException e) {
        throw typed(e);
      } finally {
        if (!done) {
          rollBack();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code work} on one unchanging view of the record. */
  <T> T read(Work<T> work) throws StudyException {
    lock.lock();
    try {
      requireOpen();
      execute("BEGIN");
      try (Transaction transaction = new Transaction(connection, trail)) {
        return work.in(transaction);
      } catch (SQLException e) {
        throw typed(e);
      } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
        // A row holds what no version ever writes.
        throw new StudyException.Damaged(database + " is damaged: " + e.getMessage(), e);
      } finally {
        rollBack();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closing a second time does nothing. */
  @Override
  public void close() throws StudyException {
    lock.lock();
    try {
      closed = true;
      connection.close();
    } catch (SQLException e) {
      throw typed(e);
    } finally {
      lock.unlock();
    }
  }

  private static Store connect(Path database, InstantSource clock, Actor actor)
      throws StudyException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.enforceForeignKeys(true);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    try {
      // As a URI, because the driver cuts a plain path at a question mark.
      String url = "jdbc:sqlite:" + database.toAbsolutePath().toUri().toASCIIString();
      return new Store(database, config.createConnection(url), new AuditTrail(clock, actor));
    } catch (SQLException e) {
      throw typed(database, e);
    }
  }

  private int version(Migrations migrations) throws StudyException {
    Path folder = database.toAbsolutePath().resolveSibling("");
    int application = pragma("application_id");
    int version = pragma("user_version");
    if (application != APPLICATION || version == 0) {
      throw new StudyException.NotAStudy(
          folder, "its " + database.getFileName() + " was not made by Readout");
    }
    if (version > migrations.latest()) {
      throw new StudyException.NewerStudy(folder, version, migrations.latest());
    }
    return version;
  }

  private int pragma(String name) throws StudyException {
    return read(tx -> tx.one("PRAGMA " + name, row -> row.getInt(1)));
  }

  /** Each step is a transaction of its own, and is skipped if another process was faster. */
  private void migrate(Migrations migrations, int from) throws StudyException {
    for (int number = from + 1; number <= migrations.latest(); number++) {
      int step = number;
      write(
          tx -> {
            if (tx.one("PRAGMA user_version", row -> row.getInt(1)) < step) {
              migrations.run(step, connection);
            }
            return step;
          });
    }
  }

  /** A whole copy beside the database, under a name that is not taken. */
  private void backUp(int to) throws StudyException {
    String name = "%s.before-%03d".formatted(database.getFileName(), to);
    Path copy = database.resolveSibling(name);
    for (int again = 2; Files.exists(copy); again++) {
      copy = database.resolveSibling(name + "-" + again);
    }
    execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
  }

  private void execute(String sql) throws StudyException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw typed(e);
    }
  }

  /** A failed transaction may already be rolled back by SQLite; then there is nothing to do. */
  private void rollBack() throws StudyException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("ROLLBACK");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw typed(e);
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the study " + database.resolveSibling("") + " is closed");
    }
  }

  private StudyException typed(SQLException e) {
    return typed(database, e);
  }

  private static StudyException typed(Path database, SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return new StudyException.NoDatabase(e.getCause() == null ? e : e.getCause());
    }
    // The low byte is the family; SQLite's extended codes add the detail above it.
    SQLiteErrorCode family = SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF);
    return switch (family) {
      case SQLITE_BUSY, SQLITE_LOCKED -> new StudyException.Locked(database, e);
      case SQLITE_FULL -> new StudyException.DiskFull(database, e);
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_FORMAT ->
          new StudyException.Damaged(database + " is damaged: " + e.getMessage(), e);
      case SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
          new StudyException.WriteFailed(database, e);
      default -> throw new IllegalStateException("the record refused: " + e.getMessage(), e);
    };
  }
}
