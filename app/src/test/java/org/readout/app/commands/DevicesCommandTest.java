package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.devices.port.PseudoTerminal;

final class DevicesCommandTest {
  @TempDir private Path folder;

  @Test
  void every_device_says_what_it_was_tried_on_and_none_claims_hardware() {
    Cli cli = Cli.run("devices", "--json");
    assertThat(cli.code()).isZero();
    JsonNode devices = cli.json().path("devices");
    assertThat(devices).isNotEmpty();
    for (JsonNode device : devices) {
      assertThat(device.path("id").asText()).matches("[a-z0-9-]+");
      assertThat(device.path("models")).isNotEmpty();
      assertThat(device.path("can")).isNotEmpty();
      assertThat(device.path("tried_on").toString())
          .doesNotContain("hardware")
          .containsAnyOf("emulator", "captures");
      assertThat(device.path("emulator").isBoolean()).isTrue();
    }
    assertThat(Cli.run("devices").out()).contains("biotek-elx808", "BioTek");
  }

  @Test
  void a_simulation_has_a_port_for_others_and_leaves_no_link_behind() {
    Assumptions.assumeTrue(PseudoTerminal.isSupported(), "pseudo-terminals need Linux");
    Path link = folder.resolve("reader");
    Cli cli = Cli.run("simulate", "biotek-elx808", "--link", link, "--seconds", 1, "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.json().path("port").asText()).isEqualTo(link.toString());
    assertThat(cli.json().path("pseudo_terminal").asText()).startsWith("/dev/pts/");
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "toaster, late:3, 1, is no device: biorad-680",
    "biotek-elx808, tired, 1, is no fault: silent",
    "biotek-elx808, late:x, 1, names no message or byte",
    "biotek-elx808, late, 0, is not above 0",
  })
  void wrong_words_are_wrong_usage(String device, String fault, String speed, String said) {
    Cli cli = Cli.run("simulate", device, "--fault", fault, "--speed", speed);
    assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(cli.err()).contains(said);
  }
}
