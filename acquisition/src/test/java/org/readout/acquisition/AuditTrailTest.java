package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTrailTest {
  private static final int FLIPS = 150;

  private final Path bench;
  private final Path folder;

  AuditTrailTest(@TempDir Path bench) {
    this.bench = bench;
    folder = bench.resolve("study");
  }

  /** A study with a row in every table. */
  @BeforeEach
  void fill() throws Exception {
    try (Study study = Bench.newStudy(folder)) {
      String image = study.importFile(Bench.file(bench, "P1.tif", "abc")).sha256();
      String text = "plate,well,treatment,dose\nP1,A1,x,0.1\nP1,A2,y,2\n";
      study.addLayouts(LayoutFile.read(Bench.file(bench, "m.csv", text), LayoutOptions.NONE));
      study.bind("P1", image);
      long count =
          study
              .commitCount(
                  Bench.job(image, "{}"), Bench.count(Bench.region("A1", CountRecord.Kind.WELL, 5)))
              .id();
      study.commitFailure(Bench.job(image, "{\"a\":1}"), "dark", "again");
      study.commitResult(
          new NewResult("c", "a", "t", "1", "{}", List.of(count), List.of(1L), "{\"p\":0.5}"));
      study.recordExport("001", "{}");
      study.answer("potential.probe", "TMRM");
      study.commitField(
          new JobKey("potential", List.of(image), "potential", "1", "{}"), Bench.field(55.5));
    }
  }

  private List<Finding> problems() throws StudyException {
    try (Study study = Bench.open(folder)) {
      return study.verify().problems();
    }
  }

  @Test
  void an_untouched_study_is_sound_and_its_rows_are_numbered_without_a_gap() throws Exception {
    assertThat(problems()).isEmpty();
    try (Study study = Bench.open(folder)) {
      assertThat(study.auditTrail())
          .extracting(AuditEntry::action)
          .containsExactly(
              "create",
              "import",
              "import",
              "layout",
              "bind",
              "count",
              "count failed",
              "result",
              "export",
              "answer",
              "potential");
      assertThat(study.auditTrail()).extracting(AuditEntry::number).isSorted().startsWith(1L);
      assertThat(study.auditHead()).isEqualTo(study.verify().head());
      assertThat(study.verify().auditRows()).isEqualTo(11);
    }
  }

  @Test
  void the_database_itself_refuses_to_change_or_remove_a_row() throws Exception {
    try (Connection other =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("readout.db"))) {
      List<String> tables = Migrations.tables(other);
      assertThat(tables).hasSize(21);
      for (String table : tables) {
        String key = table.equals("audit") ? "seq" : "id";
        for (String sql :
            List.of("DELETE FROM " + table, "UPDATE %s SET %s = %s".formatted(table, key, key))) {
          assertThatThrownBy(() -> Bench.tamper(folder, sql))
              .as(sql)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining(table + " is append-only: a correction is a new row");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "layout_well, UPDATE layout_well SET dose = 0.2 WHERE id = 1, layout of P1",
    "layout_well, DELETE FROM layout_well WHERE id = 2, layout of P1",
    "raw_name, UPDATE raw_name SET name = 'x' WHERE id = 1, import of ba7816bf",
    "counted_region, UPDATE counted_region SET count = 6, count of ba7816bf",
    "counted_object, UPDATE counted_object SET status = 'rejected', count of ba7816bf",
    "measured_cell, UPDATE measured_cell SET measures = '{}' WHERE id = 1, potential of ba7816bf",
    "answer, UPDATE answer SET answer = 'JC-1', answer of potential.probe",
    "result, UPDATE result SET result = '{}', result of c",
    "audit, UPDATE audit SET actor = 'nobody' WHERE seq = 3, it was changed after it was written",
    "audit, UPDATE audit SET reason = '' WHERE seq = 3, it was changed after it was written",
    "audit, DELETE FROM audit WHERE seq = 4, row 4 is missing before it",
    "audit, DELETE FROM audit WHERE seq = 8, row 8 is missing before it",
    "audit, DELETE FROM audit WHERE seq > 6, rows are not named by the audit trail",
  })
  void a_change_past_the_seal_is_found(String table, String sql, String problem) throws Exception {
    List<String> seals = new ArrayList<>();
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("readout.db"));
        var statement = other.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '%s'"
                    .formatted(table))) {
      while (rows.next()) {
        seals.add(rows.getString(1));
      }
    }
    assertThat(seals).hasSize(2);
    Bench.tamper(
        folder,
        "DROP TRIGGER " + table + "_never_UPDATE",
        "DROP TRIGGER " + table + "_never_DELETE",
        sql,
        seals.get(0),
        seals.get(1));

    assertThat(problems()).extracting(Finding::problem).anyMatch(found -> found.contains(problem));
  }

  @Test
  void a_row_that_was_added_past_the_trail_is_found() throws Exception {
    Bench.tamper(folder, "INSERT INTO plate (id, name, key) VALUES (2, 'P2', 'p2')");
    assertThat(problems())
        .containsExactly(new Finding("table plate", "1 rows are not named by the audit trail"));
  }

  /** What the study says to everyone who asks. */
  private static List<Object> said(Study study) throws StudyException {
    return List.of(
        study.images(),
        study.plates(),
        study.counts(),
        study.fields(),
        study.answers(),
        study.failures(),
        study.auditTrail(),
        study.count(1),
        study.currentResult("c"));
  }

  @Test
  void flipped_bits_in_the_record_are_found_or_change_nothing_that_it_says() throws Exception {
    Path database = folder.resolve("readout.db");
    byte[] whole = Files.readAllBytes(database);
    List<Object> truth;
    try (Study study = Bench.open(folder)) {
      truth = said(study);
    }
    Random random = new Random(20261123);
    int found = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(database, changed);
      try (Study study = Bench.open(folder)) {
        if (study.verify().sound()) {
          assertThat(said(study)).isEqualTo(truth);
        } else {
          found++;
        }
      } catch (StudyException e) {
        found++;
      }
      Files.deleteIfExists(folder.resolve("readout.db-wal"));
      Files.deleteIfExists(folder.resolve("readout.db-shm"));
    }
    assertThat(found).isPositive();
  }

  @Test
  void a_removed_seal_is_found() throws Exception {
    Bench.tamper(folder, "DROP TRIGGER audit_never_UPDATE");
    assertThat(problems())
        .containsExactly(
            new Finding(
                "readout.db",
                "was changed or removed: CREATE TRIGGER audit_never_UPDATE BEFORE UPDATE ON audit"));
  }

  @Test
  void many_threads_write_one_trail_without_a_gap() throws Exception {
    int threads = 4;
    int each = 12;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (Study study = Bench.open(folder)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int own = thread;
        tasks.add(
            () -> {
              for (int i = 0; i < each; i++) {
                String name = "image %d-%d.tif".formatted(own, i);
                String image = study.importFile(Bench.file(bench, name, name)).sha256();
                study.commitCount(
                    Bench.job(image, "{}"),
                    Bench.count(Bench.region("dish", CountRecord.Kind.DISH, i)));
              }
              return null;
            });
      }
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
      assertThat(study.auditTrail())
          .extracting(AuditEntry::number)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, 11 + 2L * threads * each).boxed().toList());
      assertThat(study.verify().problems()).isEmpty();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void two_programs_that_write_in_turn_keep_one_chain() throws Exception {
    try (Study one = Bench.open(folder);
        Study two = Bench.open(folder)) {
      for (int i = 0; i < 5; i++) {
        one.recordExport("one " + i, "{}");
        two.recordExport("two " + i, "{}");
      }
      assertThat(one.verify().problems()).isEmpty();
      assertThat(two.auditTrail()).hasSize(21);
    }
  }
}
