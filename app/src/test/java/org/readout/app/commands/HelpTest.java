package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HelpTest {
  static Stream<String> commands() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return CommandLineTree.of(nowhere, nowhere, InstantSource.system())
        .getSubcommands()
        .entrySet()
        .stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help_with_an_example_and_json(String command) {
    Cli cli = Cli.run(command, "--help");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("Example", "readout " + command, "--json");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_readme_names_every_command(String command) throws IOException {
    assertThat(Files.readString(Path.of("..", "README.md"))).contains("`readout " + command);
  }

  @Test
  void the_version_is_one_line() {
    assertThat(Cli.run("--version").out()).matches("readout \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void no_command_at_all_is_wrong_usage() {
    Cli cli = Cli.run();
    assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(cli.err()).contains("no command was given", "readout --help");
  }

  @Test
  void an_unknown_option_is_wrong_usage_with_the_nearest_one() {
    Cli cli = Cli.run("count", "x.png", "--overlays", "dir");
    assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(cli.err()).contains("--overlays", "--overlay");
  }
}
