package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readout.devices.PlateFormat;
import org.readout.devices.port.Capture;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.MemoryPort;
import org.readout.devices.port.Recording;
import org.readout.devices.port.Replay;

final class DriversTest {
  private static final SamplePlate SAMPLE = new SamplePlate(1);
  private static final PlateRead PLAN =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450)))
          .every(new Kinetic(Duration.ofMinutes(1), 2));

  static Stream<Driver> drivers() {
    return Drivers.installed().all().stream();
  }

  @Test
  void every_driver_has_a_name_of_its_own_and_claims_no_hardware() {
    assertThat(drivers()).extracting(Driver::id).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    assertThat(drivers())
        .allSatisfy(
            driver -> {
              assertThat(driver.id()).matches("[a-z0-9]+(-[a-z0-9]+)+");
              assertThat(driver.models()).isNotEmpty();
              assertThat(driver.settings()).isNotEmpty();
              assertThat(driver.can()).isNotEmpty();
              assertThat(driver.triedOn()).doesNotContain(Driver.Evidence.HARDWARE);
            });
  }

  /** The whole way of a number: the transcript that a run keeps gives the same readings again. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void a_transcript_replayed_gives_the_same_sweeps(Driver driver) throws Exception {
    StringWriter transcript = new StringWriter();
    MemoryPort port = new MemoryPort("memory", driver.emulator(SAMPLE).orElseThrow());
    List<Sweep> then;
    try (PlateReader reader =
        (PlateReader) driver.open(new Recording(port, transcript, Instant.EPOCH))) {
      then = reader.read(PLAN);
    }
    Replay replay = new Replay(Capture.parse(transcript.toString()));
    List<Sweep> now;
    try (PlateReader reader = (PlateReader) driver.open(new MemoryPort("replay", replay))) {
      now = reader.read(PLAN);
    }
    assertThat(replay.strayed()).isEmpty();
    assertThat(then).hasSize(2);
    assertThat(now).usingRecursiveComparison().ignoringFields("at").isEqualTo(then);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void an_emulator_survives_whatever_a_program_sends(Driver driver) {
    Random random = new Random(17);
    String likely = "!AJVSOxdqn1\r\n\u0003 0123456789REDEIA.XPOSTRIPMODEKINETIC\u0002\u0000\u000c";
    for (int round = 0; round < 200; round++) {
      Emulator emulator = driver.emulator(SAMPLE).orElseThrow();
      MemoryPort port = new MemoryPort("memory", emulator);
      assertThatCode(
              () -> {
                for (int i = 0; i < 40; i++) {
                  port.write(noise(random, likely));
                  port.read(4096, Duration.ofSeconds(random.nextInt(30)));
                }
              })
          .doesNotThrowAnyException();
    }
  }

  private static byte[] noise(Random random, String likely) {
    byte[] bytes = new byte[1 + random.nextInt(12)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          (byte)
              (random.nextInt(4) == 0
                  ? random.nextInt(256)
                  : likely.charAt(random.nextInt(likely.length())));
    }
    return bytes;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void nobody_is_not_an_instrument(Driver driver) {
    MemoryPort silent = new MemoryPort("memory", new Replay(Capture.parse("")));
    DeviceException told = null;
    try {
      driver.open(silent);
    } catch (DeviceException nobody) {
      told = nobody;
    }
    assertThat(told).isInstanceOf(DeviceException.NoReply.class);
    assertThat(silent.elapsed()).isLessThan(Duration.ofSeconds(30));
  }
}
