package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readout.devices.PlateFormat;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Well;
import org.readout.devices.port.Capture;
import org.readout.devices.port.Capture.Kind;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Fault;
import org.readout.devices.port.MemoryPort;
import org.readout.devices.port.Replay;

/**
 * Every capture of every driver: the folder {@code captures} has one folder a driver, named by its
 * id. What was sent must be sent again, byte by byte, and what came must be understood as the
 * capture says; cut, split, merged or changed at any byte it must be understood the same, or end in
 * an error, in bounded time.
 *
 * <p>What a capture asks for ({@code @}) is {@code read absorbance 450,600 A1:H12}, {@code
 * temperature}, {@code carrier out} or {@code listen}; what it expects ({@code =}) is {@code B2 0.5
 * OK}, {@code H12 - OVER_RANGE} or {@code 37.0 Cel}, or ({@code !}) the name of the error.
 */
@Timeout(300)
final class CaptureContractTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/readout/devices/captures");

  /** Of the simulated time that a spoilt exchange may take. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Duration LISTENING = Duration.ofSeconds(5);
  private static final int STEPS = 70;

  /**
   * @param text the error, empty if there was none
   */
  private record Outcome(String failure, List<Reading> readings, String strayed, String text) {}

  record Example(String driver, String name, Capture capture) {
    @Override
    public String toString() {
      return driver + "/" + name;
    }

    int bytes() {
      return capture.all(Kind.CAME).stream().mapToInt(turn -> turn.bytes().length).sum();
    }
  }

  static List<Example> captures() throws IOException {
    List<Example> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file :
          files.filter(path -> path.toString().endsWith(".capture")).sorted().toList()) {
        String driver = Objects.requireNonNull(file.getParent()).getFileName().toString();
        String name = file.getFileName().toString();
        examples.add(new Example(driver, name, Capture.parse(Files.readString(file))));
      }
    }
    return examples;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void is_sent_and_understood_as_written(Example example) {
    Outcome outcome = play(example, Optional.empty());
    assertThat(outcome.strayed()).isEmpty();
    String expected =
        example.capture().all(Kind.FAILURE).stream().map(Capture.Turn::text).findFirst().orElse("");
    assertThat(outcome.failure()).as(outcome.text()).isEqualTo(expected);
    assertReadings(example, outcome);
  }

  private static void assertReadings(Example example, Outcome outcome) {
    List<Capture.Turn> expected = example.capture().all(Kind.READING);
    assertThat(outcome.readings()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      String[] words = expected.get(i).text().split(" ", -1);
      Reading reading = outcome.readings().get(i);
      if (words[1].equals("Cel")) {
        assertThat(reading.quantity())
            .extracting(Quantity::value)
            .isEqualTo(Double.valueOf(words[0]));
        continue;
      }
      assertThat(reading.well()).hasToString(words[0]);
      assertThat(reading.status()).isEqualTo(Reading.Status.valueOf(words[2]));
      if (words[1].equals("-")) {
        assertThat(reading.quantity()).isNull();
      } else {
        assertThat(Objects.requireNonNull(reading.quantity()).value())
            .isCloseTo(Double.parseDouble(words[1]), within(1e-9));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void is_the_same_in_pieces(Example example) {
    Outcome whole = play(example, Optional.empty());
    for (int size = 1; size <= 9; size++) {
      Outcome pieces = play(example, Optional.of(new Fault.Split(size, Duration.ofMillis(2))));
      assertThat(pieces).as("pieces of " + size).isEqualTo(whole);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void cut_at_any_byte_it_is_an_error(Example example) {
    for (int bytes = 0; bytes < example.bytes(); bytes += step(example)) {
      assertSound(example, new Fault.Stalled(bytes));
      assertSound(example, new Fault.Unplugged(bytes + 1));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void merged_or_late_it_is_the_same_or_an_error(Example example) {
    int messages = example.capture().all(Kind.CAME).size();
    for (int message = 1; message <= messages; message++) {
      assertSound(example, new Fault.Merged(message));
      assertSound(example, new Fault.Late(message, Duration.ofSeconds(90)));
      assertSound(example, new Fault.Garbage(message, "\u00ff"));
    }
  }

  /** A changed digit cannot be seen without a checksum: only that it ends, and how, is asked. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void changed_at_any_byte_it_ends(Example example) {
    for (int at = 1; at <= example.bytes(); at += step(example)) {
      play(example, Optional.of(new Fault.Flipped(at, 0x01)));
      play(example, Optional.of(new Fault.Flipped(at, 0x80)));
    }
  }

  private static int step(Example example) {
    return Math.max(1, example.bytes() / STEPS);
  }

  private static void assertSound(Example example, Fault fault) {
    Outcome outcome = play(example, Optional.of(fault));
    boolean stillListening =
        outcome.readings().isEmpty()
            && example.capture().all(Kind.ASKED).get(0).text().equals("listen");
    if (outcome.failure().isEmpty() && !stillListening) {
      assertReadings(example, outcome);
    } else {
      assertThat(outcome.readings()).as("%s of %s", fault, example).isEmpty();
    }
  }

  private static Outcome play(Example example, Optional<Fault> fault) {
    Driver driver = Drivers.installed().named(example.driver()).orElseThrow();
    Replay replay = new Replay(example.capture());
    MemoryPort port = new MemoryPort("replay", replay);
    fault.ifPresent(port.outbox()::arm);
    replay.begin(port.outbox());
    List<Reading> readings = new ArrayList<>();
    String asked = example.capture().all(Kind.ASKED).get(0).text();
    Outcome outcome;
    try (PlateReader reader = (PlateReader) driver.open(port)) {
      readings.addAll(answer(reader, asked));
      outcome = new Outcome("", readings, replay.strayed().orElse(""), "");
    } catch (DeviceException told) {
      assertThat(told.remedy()).endsWith(".");
      assertThat(told.getMessage()).isNotBlank();
      String failure = told.getClass().getSimpleName();
      outcome =
          new Outcome(
              failure, readings, replay.strayed().orElse(""), String.valueOf(told.getMessage()));
    }
    assertThat(port.elapsed()).isLessThan(LONGEST);
    return outcome;
  }

  private static List<Reading> answer(PlateReader reader, String asked) throws DeviceException {
    String[] words = asked.split(" ", -1);
    switch (words[0]) {
      case "temperature" -> {
        return List.of(new Reading(null, reader.temperature(), Reading.Status.OK, asked));
      }
      case "carrier" -> {
        reader.carrierOut();
        return List.of();
      }
      case "listen" -> {
        return readings(((PlateListener) reader).listen(LISTENING));
      }
      default -> {
        List<Integer> wavelengths =
            Stream.of(words[2].split(",", -1)).map(Integer::valueOf).toList();
        String[] corners = words[3].split(":", -1);
        Well first = Well.parse(corners[0]).orElseThrow();
        Well last = Well.parse(corners[1]).orElseThrow();
        PlateRead plan =
            PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(wavelengths))
                .only(List.of(new WellBlock(first, last)));
        return readings(reader.read(plan));
      }
    }
  }

  private static List<Reading> readings(List<Sweep> sweeps) {
    return sweeps.stream().flatMap(sweep -> sweep.readings().stream()).toList();
  }
}
