package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readout.devices.PlateFormat;
import org.readout.devices.moleculardevices.SpectraMaxDriver;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Port;
import org.readout.devices.port.PseudoTerminal;
import org.readout.devices.port.Simulation;

/**
 * Readers as a program meets them: an emulator on a pseudo-terminal, opened as a serial port by the
 * thread that owns it.
 */
@Timeout(120)
final class SimulatedReaderTest {
  private static final SamplePlate SAMPLE = new SamplePlate(2);

  /** A plate of half a minute in a blink. */
  private static final double FAST = 2000;

  private static final double HALF_A_DIGIT = 0.00051;
  private static final double HIGHEST_OD = 3.5;
  private static final PlateRead AT_450 =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450)));

  static Stream<Driver> drivers() {
    return Drivers.installed().all().stream();
  }

  private static PseudoTerminal terminal() throws DeviceException {
    assumeTrue(PseudoTerminal.isSupported(), "pseudo-terminals are tried on Linux only");
    return PseudoTerminal.open();
  }

  private static InstrumentThread<Instrument> open(Driver driver, String path)
      throws DeviceException {
    return InstrumentThread.open(path, () -> SerialOpening.open(driver, path, port -> port));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void reads_a_plate_through_a_serial_port(Driver driver) throws Exception {
    PseudoTerminal far = terminal();
    try (Simulation simulation =
            Simulation.start(far, driver.emulator(SAMPLE).orElseThrow(), FAST);
        InstrumentThread<Instrument> thread = open(driver, far.path())) {
      assertThat(simulation).isNotNull();
      Sweep sweep =
          thread
              .ask(reader -> ((PlateReader) reader).read(AT_450))
              .get(60, TimeUnit.SECONDS)
              .get(0);
      assertThat(sweep.readings()).hasSize(96);
      Plates.assertReadings(
          sweep, HIGHEST_OD, HALF_A_DIGIT, well -> SAMPLE.absorbance(well, 450, Duration.ZERO));
    }
  }

  @Test
  void a_cable_that_is_pulled_in_a_read_is_told_within_two_seconds() throws Exception {
    PseudoTerminal far = terminal();
    Driver driver = new SpectraMaxDriver();
    try (Simulation simulation = Simulation.start(far, driver.emulator(SAMPLE).orElseThrow(), 1);
        InstrumentThread<Instrument> thread = open(driver, far.path())) {
      CompletableFuture<List<Sweep>> read =
          thread.ask(reader -> ((PlateReader) reader).read(AT_450));
      assertThatThrownBy(() -> read.get(1, TimeUnit.SECONDS))
          .isNotInstanceOf(ExecutionException.class);
      simulation.unplug();
      assertThatThrownBy(() -> read.get(2, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(DeviceException.PortGone.class);
    }
  }

  @Test
  void a_cable_that_is_pulled_while_nothing_is_asked_is_told_within_two_seconds() throws Exception {
    PseudoTerminal far = terminal();
    Driver driver = new SpectraMaxDriver();
    try (Simulation simulation = Simulation.start(far, driver.emulator(SAMPLE).orElseThrow(), 1);
        InstrumentThread<Instrument> thread = open(driver, far.path())) {
      assertThat(thread.lost()).isNotDone();
      simulation.unplug();
      thread.lost().get(2, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_stop_from_another_thread_ends_a_read() throws Exception {
    PseudoTerminal far = terminal();
    Driver driver = new SpectraMaxDriver();
    try (Simulation simulation = Simulation.start(far, driver.emulator(SAMPLE).orElseThrow(), 1);
        InstrumentThread<Instrument> thread = open(driver, far.path())) {
      assertThat(simulation).isNotNull();
      CountDownLatch started = new CountDownLatch(1);
      CompletableFuture<List<Sweep>> read =
          thread.ask(
              reader -> {
                started.countDown();
                return ((PlateReader) reader).read(AT_450);
              });
      assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
      thread.stop();
      assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(DeviceException.Stopped.class);
      assertThat(
              thread.ask(reader -> ((PlateReader) reader).temperature()).get(5, TimeUnit.SECONDS))
          .isNotNull();
    }
  }

  /** An ELx808 has two speeds; a line that is dead is tried at both, and left closed. */
  @Test
  void every_line_setting_is_tried_and_no_port_stays_open() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    try (PseudoTerminal far = terminal()) {
      assertThatThrownBy(
              () ->
                  SerialOpening.open(
                      Drivers.installed().named("biotek-elx808").orElseThrow(),
                      far.path(),
                      port -> {
                        opened.incrementAndGet();
                        return new Counted(port, closed);
                      }))
          .isInstanceOf(DeviceException.NoReply.class);
    }
    assertThat(opened).hasValue(2);
    assertThat(closed).hasValue(2);
  }

  @Test
  void a_port_that_is_not_there_is_told() {
    assertThatThrownBy(() -> open(new SpectraMaxDriver(), "/dev/ttyNONE9"))
        .isInstanceOf(DeviceException.CannotOpen.class);
  }

  /** A port that says when it is closed. */
  private record Counted(Port port, AtomicInteger closed) implements Port {
    @Override
    public String name() {
      return port.name();
    }

    @Override
    public Duration elapsed() {
      return port.elapsed();
    }

    @Override
    public void write(byte[] bytes) throws DeviceException {
      port.write(bytes);
    }

    @Override
    public byte[] read(int most, Duration wait) throws DeviceException {
      return port.read(most, wait);
    }

    @Override
    public boolean isLost() {
      return port.isLost();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      port.close();
    }
  }
}
