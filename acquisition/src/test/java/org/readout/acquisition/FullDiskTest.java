package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk of four megabytes in memory; skipped where this user may not mount one. */
class FullDiskTest {
  private final Path bench;
  private final Path disk;

  FullDiskTest(@TempDir Path bench) throws IOException {
    this.bench = bench;
    disk = Files.createDirectory(bench.resolve("disk"));
  }

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
        "this user may not mount a small disk");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void a_file_that_does_not_fit_leaves_nothing_and_harms_nothing() throws Exception {
    Path small = Bench.file(bench, "small.tif", "abc");
    Path large = Files.write(bench.resolve("large.tif"), new byte[5 << 20]);
    Path folder = disk.resolve("study");
    try (Study study = Bench.newStudy(folder)) {
      study.importFile(small);
      assertThatThrownBy(() -> study.importFile(large))
          .isInstanceOf(StudyException.DiskFull.class)
          .hasMessageEndingWith("raw: the disk is full; nothing of this step was kept");
      assertThat(study.images()).extracting(StudyImage::name).containsExactly("small.tif");
      assertThat(study.verify().problems()).isEmpty();
      assertThat(study.verify().leftovers()).isEmpty();
      assertThat(study.importFile(Bench.file(bench, "b.tif", "b")).already()).isFalse();
    }
  }

  @Test
  void a_record_that_does_not_fit_is_whole_and_goes_on_when_there_is_room() throws Exception {
    Path folder = disk.resolve("study");
    try (Study study = Bench.newStudy(folder)) {
      Path filler = disk.resolve("filler");
      int[] acknowledged = {0};
      fill(filler);
      assertThatThrownBy(
              () -> {
                for (; acknowledged[0] < 10_000; acknowledged[0]++) {
                  study.recordExport("export " + acknowledged[0], "{}");
                }
              })
          .isInstanceOf(StudyException.DiskFull.class);
      Files.delete(filler);
      study.recordExport("after", "{}");
      assertThat(study.auditTrail()).hasSize(acknowledged[0] + 2);
      assertThat(study.verify().problems()).isEmpty();
    }
  }

  @Test
  void a_study_that_does_not_fit_leaves_nothing() throws Exception {
    fill(disk.resolve("filler"));
    assertThatThrownBy(() -> Bench.newStudy(disk.resolve("study")))
        .isInstanceOf(StudyException.DiskFull.class);
    try (Stream<Path> files = Files.list(disk)) {
      assertThat(files).containsExactly(disk.resolve("filler"));
    }
  }

  private static void fill(Path filler) throws IOException {
    try (var bytes = Files.newOutputStream(filler)) {
      byte[] block = new byte[1 << 12];
      for (int i = 0; i < 2000; i++) {
        bytes.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
