package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readout.devices.PlateFormat;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Fault;
import org.readout.devices.port.MemoryPort;

/**
 * Every reader with an emulator, on a bad day: whatever the wire does, a read gives the plate that
 * is there or an error that says what to do, in bounded time; never a number that is not there.
 */
@Timeout(300)
final class DriverFaultTest {
  private static final SamplePlate SAMPLE = new SamplePlate(11);
  private static final int NM = 450;
  private static final PlateRead PLAN =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(NM)));

  /** Readers write three decimals or more. */
  private static final double HALF_A_DIGIT = 0.00051;

  /** No read of one plate may keep a person waiting for longer, however it goes wrong. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** After opening, a reader sends fewer messages than this for one plate. */
  private static final int MESSAGES = 45;

  static Stream<Driver> readers() {
    return Drivers.installed().all().stream()
        .filter(driver -> driver.can().contains(Driver.Capability.ABSORBANCE))
        .filter(driver -> driver.emulator(SAMPLE).isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void reads_the_plate_that_is_there(Driver driver) throws Exception {
    MemoryPort port = new MemoryPort("memory", driver.emulator(SAMPLE).orElseThrow());
    try (PlateReader reader = (PlateReader) driver.open(port)) {
      assertPlate(reader.read(PLAN));
      assertPlate(reader.read(PLAN));
    }
  }

  private static void assertPlate(List<Sweep> sweeps) {
    assertThat(sweeps).hasSize(1);
    List<Reading> readings = sweeps.get(0).readings();
    assertThat(readings).extracting(Reading::well).isEqualTo(PlateFormat.WELLS_96.wells());
    for (Reading reading : readings) {
      double there = SAMPLE.absorbance(Objects.requireNonNull(reading.well()), NM, Duration.ZERO);
      if (there == SamplePlate.OPAQUE_OD) {
        assertThat(reading.status()).isEqualTo(Reading.Status.OVER_RANGE);
        assertThat(reading.quantity()).isNull();
      } else {
        assertThat(reading.value().map(Quantity::value)).isPresent();
        assertThat(reading.value().orElseThrow().value())
            .as("%s", reading.well())
            .isCloseTo(there, within(HALF_A_DIGIT));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void pieces_of_any_size_are_the_same_plate(Driver driver) throws Exception {
    for (int size : new int[] {1, 2, 3, 7, 64}) {
      MemoryPort port = new MemoryPort("memory", driver.emulator(SAMPLE).orElseThrow());
      port.outbox().arm(new Fault.Split(size, Duration.ofMillis(1)));
      try (PlateReader reader = (PlateReader) driver.open(port)) {
        assertPlate(reader.read(PLAN));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void no_fault_makes_a_wrong_plate(Driver driver) throws Exception {
    List<IntFunction<Fault>> faults =
        List.of(
            Fault.Silent::new,
            Fault.Merged::new,
            Fault.PowerCycled::new,
            at -> new Fault.Garbage(at, "\u0000x"),
            at -> new Fault.Late(at, Duration.ofSeconds(70)),
            at -> new Fault.Late(at, Duration.ofMinutes(12)),
            at -> new Fault.Stalled(at * 17L),
            at -> new Fault.Unplugged(at * 13L),
            at -> new Fault.WrongBaud(),
            at -> new Fault.LyingIdle());
    for (IntFunction<Fault> fault : faults) {
      for (int at = 1; at <= MESSAGES; at++) {
        once(driver, fault.apply(at));
      }
    }
  }

  private static void once(Driver driver, Fault fault) throws DeviceException {
    MemoryPort port = new MemoryPort("memory", driver.emulator(SAMPLE).orElseThrow());
    try (PlateReader reader = (PlateReader) driver.open(port)) {
      port.outbox().arm(fault);
      Duration before = port.elapsed();
      attempt(reader, fault);
      assertThat(port.elapsed().minus(before)).as("%s", fault).isLessThan(LONGEST);
      port.outbox().disarm();
      attempt(reader, fault);
    }
  }

  /** Right, or an error that says what to do. */
  private static void attempt(PlateReader reader, Fault fault) {
    List<Sweep> sweeps = new ArrayList<>();
    try {
      reader.read(PLAN, sweeps::add);
      assertPlate(sweeps);
    } catch (DeviceException told) {
      assertThat(told.getMessage()).as("%s", fault).contains("memory");
      assertThat(told.remedy()).as("%s", fault).endsWith(".");
      assertThat(sweeps).as("%s", fault).isEmpty();
    } catch (AssertionError | RuntimeException wrong) {
      throw new AssertionError(fault + " made it fail: " + wrong.getMessage(), wrong);
    }
  }
}
