package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {
  private final Path bench;

  StudyTest(@TempDir Path bench) {
    this.bench = bench;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"my-study", "a study? 50 % of µ#1", "étude ε/deep/er", "quote'd \"study\""})
  void a_new_study_is_a_folder_that_opens_again(String name) throws Exception {
    Path folder = bench.resolve(name);
    Bench.newStudy(folder).close();

    assertThat(folder.resolve("raw")).isEmptyDirectory();
    assertThat(folder.resolve("exports")).isEmptyDirectory();
    assertThat(Study.isStudy(folder)).isTrue();
    try (Study study = Bench.open(folder)) {
      assertThat(study.name()).isEqualTo("Colonies");
      assertThat(study.verify().problems()).isEmpty();
      assertThat(study.auditTrail()).extracting(AuditEntry::action).containsExactly("create");
      assertThat(study.auditTrail().get(0).actor()).isEqualTo(Bench.SOMEONE);
      assertThat(study.auditTrail().get(0).at()).isEqualTo(Bench.CLOCK.instant());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("study.toml", "readout.db", "raw", "exports");
    }
  }

  @Test
  void a_name_with_quotes_is_written_so_that_it_is_read() throws Exception {
    String name = "miR-21 \"high\" \\ low µM\ttab";
    try (Study study = Study.create(bench.resolve("s"), name, Bench.CLOCK, Bench.SOMEONE)) {
      assertThat(study.name()).isEqualTo(name);
    }
  }

  @Test
  void a_study_is_never_made_where_something_is() throws Exception {
    Path file = Bench.file(bench, "notes", "mine");
    Path empty = Files.createDirectory(bench.resolve("empty"));
    for (Path taken : new Path[] {file, empty}) {
      assertThatThrownBy(() -> Bench.newStudy(taken))
          .isInstanceOf(StudyException.AlreadyThere.class)
          .hasMessage(taken + " is already there");
    }
    assertThat(file).hasContent("mine");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void a_study_that_cannot_be_made_leaves_nothing() throws Exception {
    Path file = Bench.file(bench, "notes", "mine");
    assertThatThrownBy(() -> Bench.newStudy(file.resolve("study")))
        .isInstanceOf(StudyException.WriteFailed.class);
    try (Stream<Path> files = Files.list(bench)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void what_is_no_study_is_named() throws Exception {
    assertThatThrownBy(() -> Bench.open(bench.resolve("no")))
        .isInstanceOf(StudyException.NotAStudy.class)
        .hasMessageEndingWith("no is not a study: there is no such folder");
    assertThatThrownBy(() -> Bench.open(bench))
        .hasMessageEndingWith("is not a study: there is no readout.db in it");
    Path file = Bench.file(bench, "notes", "mine");
    assertThatThrownBy(() -> Bench.open(file)).hasMessageEndingWith("is not a study: it is a file");
    Bench.file(bench, "readout.db", "");
    assertThatThrownBy(() -> Bench.open(bench))
        .hasMessageEndingWith("is not a study: its readout.db was not made by Readout");
    Bench.file(bench, "readout.db", "this is no database ".repeat(100));
    assertThatThrownBy(() -> Bench.open(bench)).isInstanceOf(StudyException.Damaged.class);
  }

  @Test
  void what_a_person_adds_to_the_plan_is_read_and_kept() throws Exception {
    Path folder = bench.resolve("s");
    Bench.newStudy(folder).close();
    String text =
        """
        name = "Tsc2 and miR-21"
        our_own_key = 7
        [[measures]]
        name = "colonies"
        direction = "lower"
        [[comparisons]]
        treatment = "rapamycin"
        with = "vehicle"
        """;
    Path plan = Bench.file(folder, "study.toml", text);
    try (Study study = Bench.open(folder)) {
      assertThat(study.name()).isEqualTo("Tsc2 and miR-21");
      assertThat(study.plan().measures())
          .containsExactly(new StudyPlan.Measure("colonies", StudyPlan.Direction.LOWER));
      assertThat(study.plan().comparisons())
          .containsExactly(new StudyPlan.Comparison("rapamycin", "vehicle"));
    }
    assertThat(plan).hasContent(text);
    Files.delete(plan);
    try (Study study = Bench.open(folder)) {
      assertThat(study.name()).isEqualTo("s");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'name = \"x', line 1 is not TOML",
    "'[[measures]]\nname=\"c\"\ndirection=\"up\"', 'direction ''up'' is none of lower, higher'",
    "'[[comparisons]]\ntreatment=\"c\"', an entry of comparisons has no with",
  })
  void a_plan_that_cannot_be_understood_is_named(String text, String message) throws Exception {
    Path folder = bench.resolve("s");
    Bench.newStudy(folder).close();
    Bench.file(folder, "study.toml", text);
    assertThatThrownBy(() -> Bench.open(folder))
        .isInstanceOf(StudyException.BadStudyFile.class)
        .hasMessageContaining("study.toml: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "fuse.rclone"})
  void a_network_drive_is_refused(String type) {
    assertThatThrownBy(() -> Drive.requireLocal(bench, type))
        .isInstanceOf(StudyException.NetworkDrive.class)
        .hasMessage(
            bench + " is on a network drive (" + type + "), where a study's record is not safe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "NTFS", "fuse.ntfs-3g"})
  void a_disk_of_this_computer_is_not_refused(String type) {
    assertThatCode(() -> Drive.requireLocal(bench, type)).doesNotThrowAnyException();
  }

  @Test
  void another_writer_is_waited_for_and_then_named() throws Exception {
    Path folder = bench.resolve("s");
    try (Study study = Bench.newStudy(folder);
        java.sql.Connection other =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("readout.db"));
        java.sql.Statement statement = other.createStatement()) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> study.recordExport("e", "{}"))
          .isInstanceOf(StudyException.Locked.class)
          .hasMessageEndingWith("readout.db: another program is writing to this study");
      assertThat(study.auditTrail()).hasSize(1);
      statement.executeUpdate("ROLLBACK");
      study.recordExport("e", "{}");
      assertThat(study.auditTrail()).hasSize(2);
    }
  }
}
