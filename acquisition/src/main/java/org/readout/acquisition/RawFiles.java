package org.readout.acquisition;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that were brought to a study: their bytes in the folder, their names in the record. The
 * bytes are on the disk before the row is committed, so that a row never lacks its file; bytes
 * without a row, left by a crash in between, do no harm and are taken up by the next import.
 */
final class RawFiles {
  /** Files that share one commit when many are brought. */
  private static final int BATCH = 32;

  private final RawFolder folder;
  private final Store store;

  RawFiles(RawFolder folder, Store store) {
    this.folder = folder;
    this.store = store;
  }

  RawFile bring(Path file) throws StudyException {
    RawFolder.Kept kept = folder.keep(file);
    return store.write(tx -> record(tx, kept, name(file)));
  }

  Imports bring(List<Path> files) {
    List<RawFile> brought = new ArrayList<>();
    List<Imports.Failed> failed = new ArrayList<>();
    for (int from = 0; from < files.size(); from += BATCH) {
      bringBatch(files.subList(from, Math.min(from + BATCH, files.size())), brought, failed);
    }
    return new Imports(brought, failed);
  }

  private void bringBatch(List<Path> files, List<RawFile> brought, List<Imports.Failed> failed) {
    List<Path> names = new ArrayList<>();
    List<RawFolder.Kept> kept = new ArrayList<>();
    for (Path file : files) {
      try {
        kept.add(folder.keep(file));
        names.add(file);
      } catch (StudyException e) {
        failed.add(new Imports.Failed(file, e));
      }
    }
    if (names.isEmpty()) {
      return;
    }
    try {
      brought.addAll(
          store.write(
              tx -> {
                List<RawFile> rows = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                  rows.add(record(tx, kept.get(i), name(names.get(i))));
                }
                return rows;
              }));
    } catch (StudyException e) {
      names.forEach(file -> failed.add(new Imports.Failed(file, e)));
    }
  }

  /** The rows for bytes that are in the folder. */
  static RawFile record(Transaction tx, RawFolder.Kept kept, String name) throws SQLException {
    Optional<Long> known = id(tx, kept.sha256());
    Instant now = tx.now();
    long id =
        known.isPresent()
            ? known.get()
            : tx.insert(
                "raw_file", "sha256, bytes, imported", kept.sha256(), kept.bytes(), now.toString());
    boolean newName =
        tx.first("SELECT 1 FROM raw_name WHERE raw_file = ? AND name = ?", row -> 1, id, name)
            .isEmpty();
    if (newName) {
      tx.insert("raw_name", "raw_file, name", id, name);
      tx.audit("import", kept.sha256(), CanonicalJson.of(Map.of("name", name)), null);
    }
    Instant imported =
        tx.one(
            "SELECT imported FROM raw_file WHERE id = ?",
            row -> Instant.parse(row.getString(1)),
            id);
    return new RawFile(kept.sha256(), kept.bytes(), name, imported, known.isPresent());
  }

  /** The row of these bytes; empty if they were never brought. */
  static Optional<Long> id(Transaction tx, String sha256) throws SQLException {
    return tx.first("SELECT id FROM raw_file WHERE sha256 = ?", row -> row.getLong(1), sha256);
  }

  /** The row of bytes that the caller got from this study. */
  static long knownId(Transaction tx, String sha256) throws SQLException {
    return id(tx, sha256)
        .orElseThrow(() -> new IllegalArgumentException("not in the study: " + sha256));
  }

  private static String name(Path file) {
    return String.valueOf(file.toAbsolutePath().normalize().getFileName());
  }
}
