package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalyzeCommandTest {
  /**
   * Colonies of a knock-down and a drug in four experiments, simulated; the interaction's F and p
   * are those of R 4.2.2: {@code glm(n ~ offset(log(cells)) + e + k * d, family = quasipoisson)}
   * against the model without the interaction, {@code anova(test = "F")}.
   */
  private static final String TWO_BY_TWO =
      """
      experiment,treatment,colonies,cells
      E1,control,120,300
      E1,kd,58,300
      E1,drug,80,300
      E1,kd + drug,15,300
      E2,control,150,300
      E2,kd,70,300
      E2,drug,100,300
      E2,kd + drug,22,300
      E3,control,99,300
      E3,kd,50,300
      E3,drug,60,300
      E3,kd + drug,11,300
      """;

  @TempDir private Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("counts.csv"), text);
  }

  @Test
  void a_table_of_any_program_gets_the_two_way_analysis() throws IOException {
    Cli cli = Cli.run("analyze", "--csv", table(TWO_BY_TWO), "--seeded", "cells", "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode kd =
        cli.json().at("/comparisons").findValuesAsText("treatment").contains("kd")
            ? cli.json().at("/comparisons/1")
            : cli.json();
    assertThat(kd.path("ratio").asDouble()).isCloseTo(178.0 / 369, within(1e-3));
    JsonNode interaction = cli.json().at("/factorial/departures/0");
    assertThat(interaction.path("reading").asText()).isEqualTo("SUPRA_ADDITIVE");
    assertThat(interaction.path("ratio").asDouble())
        .isCloseTo(48.0 * 369 / (178.0 * 240), within(1e-6));
    assertThat(cli.json().path("methods").asText()).contains("quasi-Poisson");
  }

  @Test
  void the_figure_goes_where_it_is_asked_for() throws IOException {
    Path svg = folder.resolve("f.svg");
    Path png = folder.resolve("f.png");
    Cli cli =
        Cli.run(
            "analyze",
            "--csv",
            table(TWO_BY_TWO),
            "--seeded",
            "cells",
            "--figure",
            svg,
            "--figure",
            png);
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(svg).content().startsWith("<svg").contains("kd + drug");
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void a_missing_column_is_named_with_those_that_are_there() throws IOException {
    Path table = table(TWO_BY_TWO);
    Cli cli = Cli.run("analyze", "--csv", table, "--response", "n");
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .contains(table + ": no column 'n'; there are experiment, treatment, colonies, cells");
  }

  @Test
  void a_cell_that_is_no_count_is_named_with_its_line() throws IOException {
    Cli cli = Cli.run("analyze", "--csv", table(TWO_BY_TWO.replace(",58,", ",many,")));
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("line 3", "'many'", "a whole number from 0 to a million");
  }

  @Test
  void without_a_study_or_a_table_the_usage_is_wrong() {
    Cli cli = Cli.run("analyze");
    assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(cli.err()).contains("give a study, or a table with --csv");
  }
}
