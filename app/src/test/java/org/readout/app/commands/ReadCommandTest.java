package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadCommandTest {
  private static final String GRID =
      """
      ,1,2,3,4,5,6,7,8,9,10,11,12
      A,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,OVRFLW
      B,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,1.2
      C,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,1.2
      D,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,1.2
      E,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,1.2
      F,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,1.2
      G,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,1.2
      H,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1.0,1.1,-0.002
      """;

  @TempDir private Path folder;

  @Test
  void prints_a_row_a_value_and_a_status_where_there_is_no_number() throws IOException {
    Path file = Files.writeString(folder.resolve("plate.csv"), GRID);
    Cli cli = Cli.run("read", file);
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out().lines().findFirst())
        .contains(
            "file,format,plate,read,kind,well,time_s,wavelength_nm,excitation_nm,emission_nm,"
                + "temperature_c,value,unit,status,raw");
    assertThat(cli.out().lines()).hasSize(97);
    assertThat(cli.out().lines().filter(row -> row.contains(",A12,")).findFirst().orElse(""))
        .contains(",OVER_RANGE,OVRFLW");
    assertThat(cli.out().lines().filter(row -> row.contains(",H12,")).findFirst().orElse(""))
        .contains(",-0.002,", ",OK,");
  }

  @Test
  void an_unknown_file_names_the_nearest_formats_and_the_others_are_read() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "day 3: fed the cells\n");
    Path grid = Files.writeString(folder.resolve("plate.csv"), GRID);
    Cli cli = Cli.run("read", notes, grid, "--json");
    assertThat(cli.code()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(cli.json().at("/files/0/rows")).hasSize(96);
    assertThat(cli.json().at("/failed/0/error").asText()).contains("notes.txt", "no known format");
    assertThat(cli.json().at("/failed/0/remedy").asText()).isNotBlank();
  }

  @Test
  void a_missing_file_says_so() {
    Cli cli = Cli.run("read", folder.resolve("nowhere.txt"));
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("nowhere.txt: there is no such file");
  }
}
