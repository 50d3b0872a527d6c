package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that imports and counts is killed without warning, again and again. */
class SuddenDeathTest {
  private static final int KILLS = 4;

  /** The process: says each image's hash only after its count is kept. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      try (Study study = Bench.open(folder)) {
        for (int i = 0; ; i++) {
          Path file = folder.resolveSibling(arguments[1] + "-" + i + ".tif");
          Files.write(file, (file + "pixels").repeat(2000).getBytes(StandardCharsets.UTF_8));
          String image = study.importFile(file).sha256();
          study.commitCount(
              Bench.job(image, "{}"), Bench.count(Bench.region("dish", CountRecord.Kind.DISH, i)));
          System.out.println(image);
        }
      }
    }
  }

  @Test
  void whatever_was_said_to_be_kept_is_there(@TempDir Path bench) throws Exception {
    Path folder = bench.resolve("study");
    Bench.newStudy(folder).close();
    Random random = new Random(20261123);
    Set<String> acknowledged = new TreeSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(workAndDie(folder, kill, 1 + random.nextInt(12)));

      try (Study study = Bench.open(folder)) {
        Verification found = study.verify();
        assertThat(found.problems()).isEmpty();
        Set<String> counted =
            study.counts().stream()
                .flatMap(row -> row.counted().stream())
                .map(CountRow.Counted::image)
                .collect(Collectors.toSet());
        assertThat(counted).containsAll(acknowledged);
        // Besides what was said, at most the one step that was in hand at each death.
        assertThat(counted.size()).isLessThanOrEqualTo(acknowledged.size() + kill + 1);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
  }

  private static List<String> workAndDie(Path folder, int kill, int lines) throws IOException {
    Process worker =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.sqlite.tmpdir=" + folder.resolveSibling(""),
                Worker.class.getName(),
                folder.toString(),
                "kill" + kill)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader output = worker.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.add(line);
        if (said.size() == lines) {
          worker
              .toHandle()
              .destroyForcibly(); // Process.destroyForcibly would close its output unread.
        }
      }
    }
    worker.onExit().join();
    // The last line may be cut where the process died.
    return said.stream().filter(line -> line.length() == 64).toList();
  }
}
