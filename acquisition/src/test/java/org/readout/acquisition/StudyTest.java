package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {
  @TempDir Path bench;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my-study",
        "a study? 50 % of µ#1",
        "étude ε/deep/er",
        "quote'd \"study\"",
      })
  void a_new_study_is_a_folder_that_opens_again(String name) throws Exception {
    Path folder = bench.resolve(name);
    Bench.newStudy(folder).close();

    assertThat(folder).isDirectoryContaining("glob:**/study.toml");
    assertThat(folder.resolve("raw")).isEmptyDirectory();
    assertThat(folder.resolve("exports")).isEmptyDirectory();
    assertThat(Study.isStudy(folder)).isTrue();
    try (Study study = Bench.open(folder)) {
      assertThat(study.name()).isEqualTo("Colonies");
      assertThat(study.verify().problems()).isEmpty();
      assertThat(study.auditTrail()).extracting(AuditEntry::action).containsExactly("create");
      assertThat(study.auditTrail().get(0).actor()).isEqualTo(Bench.SOMEONE);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("study.toml", "readout.db", "raw", "exports");
    }
  }
}
