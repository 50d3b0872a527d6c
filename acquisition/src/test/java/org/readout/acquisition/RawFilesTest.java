package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFilesTest {
  /** SHA-256 of the three letters abc (FIPS 180-2, appendix B.1). */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Path bench;
  private final Path folder;
  private final Study study;

  RawFilesTest(@TempDir Path bench) throws Exception {
    this.bench = bench;
    folder = bench.resolve("study");
    study = Bench.newStudy(folder);
  }

  @AfterEach
  void close() throws Exception {
    study.close();
  }

  @Test
  void bytes_are_kept_read_only_under_their_hash() throws Exception {
    RawFile brought = study.importFile(Bench.file(bench, "P1.tif", "abc"));

    assertThat(brought).isEqualTo(new RawFile(ABC, 3, "P1.tif", Bench.CLOCK.instant(), false));
    Path kept = folder.resolve("raw/ba").resolve(ABC);
    assertThat(kept).hasContent("abc");
    assertThat(Files.getPosixFilePermissions(kept))
        .noneMatch(permission -> permission.name().endsWith("WRITE"));
    assertThat(study.rawBytes(ABC)).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    assertThat(study.rawFile(ABC)).isEqualTo(kept);
    assertThat(study.verify().problems()).isEmpty();
  }

  @Test
  void the_same_bytes_twice_are_one_file_with_every_name() throws Exception {
    study.importFile(Bench.file(bench, "P1.tif", "abc"));
    RawFile again = study.importFile(bench.resolve("P1.tif"));
    RawFile other = study.importFile(Bench.file(bench, "copy of P1.tif", "abc"));

    assertThat(again.already()).isTrue();
    assertThat(other.already()).isTrue();
    assertThat(other.originalName()).isEqualTo("copy of P1.tif");
    assertThat(study.images())
        .singleElement()
        .satisfies(image -> assertThat(image.names()).containsExactly("P1.tif", "copy of P1.tif"));
    assertThat(study.auditTrail())
        .extracting(AuditEntry::action)
        .containsExactly("create", "import", "import");
  }

  @Test
  void what_cannot_be_read_is_named_and_leaves_nothing() throws Exception {
    assertThatThrownBy(() -> study.importFile(bench.resolve("no.tif")))
        .isInstanceOf(StudyException.UnreadableFile.class)
        .hasMessageEndingWith("no.tif: there is no such file");
    assertThatThrownBy(() -> study.importFile(bench)).hasMessageEndingWith(": is a folder");
    assertThatThrownBy(() -> study.importFile(Files.createFile(bench.resolve("empty.tif"))))
        .hasMessageEndingWith("empty.tif: is empty");
    assertThatThrownBy(() -> study.importFile(Path.of("/dev/zero")))
        .hasMessageEndingWith("is not a file");
    assertThat(folder.resolve("raw")).isEmptyDirectory();
    assertThat(study.images()).isEmpty();
  }

  @Test
  void a_file_that_this_user_may_not_read_is_named() throws Exception {
    Path secret = Bench.file(bench, "secret.tif", "abc");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(secret), "the superuser may read every file");
    assertThatThrownBy(() -> study.importFile(secret))
        .isInstanceOf(StudyException.UnreadableFile.class)
        .hasMessageEndingWith("secret.tif: this user may not read it");
  }

  @Test
  void of_many_files_those_that_fail_are_listed_and_the_others_kept() throws Exception {
    List<Path> files =
        IntStream.range(0, 70).mapToObj(i -> Bench.file(bench, i + ".tif", "image " + i)).toList();
    Files.delete(files.get(40));

    Imports imports = study.importFiles(files);

    assertThat(imports.files()).hasSize(69).noneMatch(RawFile::already);
    assertThat(imports.failed())
        .singleElement()
        .satisfies(failed -> assertThat(failed.file()).isEqualTo(files.get(40)));
    assertThat(study.verify().problems()).isEmpty();
    assertThat(study.verify().files()).isEqualTo(69);
  }

  /** What a crash between the rename and the commit leaves. */
  @Test
  void bytes_without_a_row_are_a_leftover_that_the_next_import_takes_up() throws Exception {
    Path kept = folder.resolve("raw/ba").resolve(ABC);
    Files.createDirectories(kept.resolveSibling(""));
    Files.writeString(kept, "abc");
    Bench.file(folder.resolve("raw"), "torn.part", "ab");
    assertThat(study.verify().sound()).isTrue();
    assertThat(study.verify().leftovers()).containsExactly("raw/ba/" + ABC, "raw/torn.part");

    assertThat(study.importFile(Bench.file(bench, "P1.tif", "abc")).already()).isFalse();
    assertThat(study.verify().leftovers()).containsExactly("raw/torn.part");
  }

  @Test
  void changed_and_missing_bytes_are_found_and_another_import_brings_them_back() throws Exception {
    Path file = Bench.file(bench, "P1.tif", "abc");
    study.importFile(file);
    Path kept = study.rawFile(ABC);
    assertThat(kept.toFile().setWritable(true)).isTrue();
    Files.writeString(kept, "abd");

    assertThatThrownBy(() -> study.rawBytes(ABC)).isInstanceOf(StudyException.Damaged.class);
    assertThatThrownBy(() -> study.rawFile(ABC)).isInstanceOf(StudyException.Damaged.class);
    assertThat(study.verify().problems())
        .containsExactly(new Finding("raw/ba/" + ABC, "the file's bytes have changed"));
    Files.writeString(kept, "ab");
    assertThat(study.verify().problems())
        .containsExactly(new Finding("raw/ba/" + ABC, "the file has 2 bytes, it had 3"));
    Files.delete(kept);
    assertThat(study.verify().problems())
        .containsExactly(new Finding("raw/ba/" + ABC, "the file is missing"));
    assertThatThrownBy(() -> study.rawBytes(ABC)).hasMessageEndingWith("is missing");

    study.importFile(file);
    assertThat(study.verify().sound()).isTrue();
  }
}
