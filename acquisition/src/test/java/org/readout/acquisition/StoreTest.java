package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private final Path folder;

  StoreTest(@TempDir Path bench) {
    folder = bench.resolve("study");
  }

  @BeforeEach
  void create() throws Exception {
    Bench.newStudy(folder).close();
  }

  /** The copy that is made before the step after the last known one. */
  private static final String COPY =
      "readout.db.before-%03d".formatted(Migrations.known().latest() + 1);

  private static Migrations andThen(String... more) {
    List<String> scripts = new ArrayList<>(Migrations.known().scripts());
    scripts.addAll(List.of(more));
    return new Migrations(scripts);
  }

  private Study open(Migrations migrations) throws StudyException {
    return Study.open(folder, Bench.CLOCK, Bench.SOMEONE, migrations);
  }

  @Test
  void a_study_of_a_newer_readout_is_refused_and_not_touched() throws Exception {
    Bench.tamper(folder, "PRAGMA user_version = 7");
    assertThatThrownBy(() -> Bench.open(folder))
        .isInstanceOf(StudyException.NewerStudy.class)
        .hasMessage(
            "%s was written by a newer Readout: its record has version 7, this one knows up to %d"
                .formatted(folder, Migrations.known().latest()))
        .extracting(e -> ((StudyException) e).remedy())
        .isEqualTo("Open the study with the Readout that wrote it, or a newer one.");
  }

  @Test
  void a_foreign_database_is_refused() throws Exception {
    Bench.tamper(folder, "PRAGMA application_id = 1");
    assertThatThrownBy(() -> Bench.open(folder)).isInstanceOf(StudyException.NotAStudy.class);
  }

  @Test
  void an_older_study_is_copied_and_then_brought_up_to_date() throws Exception {
    Migrations next =
        andThen(
            "CREATE TABLE correction (id INTEGER PRIMARY KEY, why TEXT NOT NULL) STRICT;"
                + " ALTER TABLE plate ADD COLUMN barcode TEXT");
    try (Study study = open(next)) {
      assertThat(study.auditTrail())
          .extracting(AuditEntry::action)
          .containsExactly("create", "migrate");
      assertThat(study.verify().problems()).isEmpty();
    }
    Path copy = folder.resolve(COPY);
    try (var old = DriverManager.getConnection("jdbc:sqlite:" + copy);
        var version = old.createStatement().executeQuery("PRAGMA user_version")) {
      assertThat(version.getInt(1)).isEqualTo(Migrations.known().latest());
      assertThat(Migrations.tables(old)).doesNotContain("correction");
    }
    assertThatThrownBy(
            () ->
                Bench.tamper(
                    folder, "INSERT INTO correction VALUES (1, 'x')", "DELETE FROM correction"))
        .hasMessageContaining("correction is append-only");
    assertThatThrownBy(() -> Bench.open(folder)).isInstanceOf(StudyException.NewerStudy.class);
  }

  @Test
  void a_step_that_fails_leaves_the_study_as_it_was() throws Exception {
    Migrations broken = andThen("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; NO SUCH WORD");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> open(broken).close()).isInstanceOf(StudyException.Damaged.class);
    }
    try (Study study = Bench.open(folder)) {
      assertThat(study.verify().problems()).isEmpty();
    }
    assertThat(Files.exists(folder.resolve(COPY))).isTrue();
    assertThat(Files.exists(folder.resolve(COPY + "-2"))).isTrue();
  }

  @Test
  void a_closed_study_says_so() throws Exception {
    Study study = Bench.open(folder);
    study.close();
    study.close();
    assertThatThrownBy(study::images)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void every_commit_waits_for_the_disk() throws Exception {
    try (Store store =
        Store.open(folder.resolve("readout.db"), Migrations.known(), Bench.CLOCK, Bench.SOMEONE)) {
      assertThat(store.<String>read(tx -> tx.one("PRAGMA journal_mode", row -> row.getString(1))))
          .isEqualTo("wal");
      assertThat(store.<Integer>read(tx -> tx.one("PRAGMA synchronous", row -> row.getInt(1))))
          .isEqualTo(2);
      assertThat(store.<Integer>read(tx -> tx.one("PRAGMA foreign_keys", row -> row.getInt(1))))
          .isEqualTo(1);
    }
  }

  @Test
  void a_write_without_an_audit_row_is_our_own_mistake_and_is_taken_back() throws Exception {
    try (Store store =
        Store.open(folder.resolve("readout.db"), Migrations.known(), Bench.CLOCK, Bench.SOMEONE)) {
      assertThatThrownBy(() -> store.write(tx -> tx.insert("plate", "name, key", "a", "a")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("rows without an audit row in [plate]");
      assertThat(store.<Integer>read(tx -> tx.one("SELECT count(*) FROM plate", r -> r.getInt(1))))
          .isZero();
    }
  }
}
