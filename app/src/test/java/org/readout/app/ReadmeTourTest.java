package org.readout.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of the README as a newcomer would, in an empty folder, one after the other.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tour is written for a Unix shell")
final class ReadmeTourTest {
  private static final int MINUTES = 5;

  @Test
  void every_command_of_the_tour_does_what_the_page_says(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> commands = tour(Files.readAllLines(Path.of("..", "README.md")));
    assertThat(commands).hasSizeGreaterThan(5);
    launcher(folder.resolve("readout"));
    for (String command : commands) {
      Path output = folder.resolve("output.txt");
      Process process =
          new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(command).isTrue();
      String printed = Files.readString(output);
      assertThat(process.exitValue()).as("%s%n%s", command, printed).isZero();
      assertThat(printed).as(command).isNotBlank().doesNotContain("Exception", "WARN");
    }
  }

  /** The commands behind a dollar sign in the page's console blocks. */
  private static List<String> tour(List<String> page) {
    List<String> commands = new ArrayList<>();
    boolean console = false;
    for (String line : page) {
      if (line.startsWith("```")) {
        console = line.equals("```console");
      } else if (console && line.startsWith("$ ")) {
        commands.add(line.substring(2));
      }
    }
    return commands;
  }

  /**
   * Stands for the launcher at the top of the sources: the same program from the test's classes.
   */
  private static void launcher(Path file) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(
        file,
        "#!/bin/sh\nexec '%s' -cp '%s' org.readout.app.Readout \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path")));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
