package org.readout.devices.moleculardevices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.readout.devices.PlateFormat;
import org.readout.devices.Quantity;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.instrument.Kinetic;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.PlateReader;
import org.readout.devices.instrument.Plates;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.instrument.Vectors;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.Capture;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Fault;
import org.readout.devices.port.MemoryPort;
import org.readout.devices.port.Recording;

final class SpectraMaxTest {
  private static final double HIGHEST_OD = 4;
  private static final double HIGHEST_COUNT = 100_000;
  private static final double HALF_A_DIGIT = 0.000051;
  private static final PlateRead AT_450 =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450)));

  private final SamplePlate sample = new SamplePlate(3);
  private final SpectraMaxEmulator emulator = new SpectraMaxEmulator(sample);
  private final MemoryPort port = new MemoryPort("memory", emulator);
  private final StringWriter transcript = new StringWriter();

  private PlateReader open() throws DeviceException {
    Recording recording = new Recording(port, transcript, Instant.EPOCH);
    return (PlateReader) new SpectraMaxDriver().open(recording);
  }

  private List<String> sent() {
    return Capture.parse(transcript.toString()).all(Capture.Kind.SENT).stream()
        .map(Capture.Turn::text)
        .toList();
  }

  @Test
  void a_kinetic_at_two_wavelengths_has_the_times_and_values_of_the_plate() throws Exception {
    PlateRead plan =
        PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450, 620)))
            .every(new Kinetic(Duration.ofMinutes(2), 3));
    List<Sweep> sweeps;
    try (PlateReader reader = open()) {
      reader.carrierIn();
      sweeps = reader.read(plan);
    }
    assertThat(sweeps)
        .extracting(Sweep::at)
        .map(Duration::toSeconds)
        .containsExactly(0L, 0L, 120L, 120L, 240L, 240L);
    for (Sweep sweep : sweeps) {
      double nm = Objects.requireNonNull(sweep.channel().wavelength()).value();
      Plates.assertReadings(
          sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, nm, sweep.at()));
    }
    assertThat(sent()).contains("!MODE KINETIC 120 3\\r", "!WAVELENGTH 450 620\\r");
  }

  @Test
  void negative_absorbance_stays_negative() throws Exception {
    Sweep sweep;
    try (PlateReader reader = open()) {
      sweep = reader.read(AT_450).get(0);
    }
    long negative =
        sweep.readings().stream()
            .filter(reading -> reading.value().map(Quantity::value).orElse(0.0) < 0)
            .count();
    long there =
        PlateFormat.WELLS_96.wells().stream()
            .filter(well -> sample.absorbance(well, 450, Duration.ZERO) < -HALF_A_DIGIT)
            .count();
    assertThat(there).isPositive();
    assertThat(negative).isEqualTo(there);
  }

  @Test
  void only_the_blocks_that_are_asked_for_come() throws Exception {
    List<WellBlock> blocks =
        List.of(
            new WellBlock(new Well(1, 2), new Well(3, 3)),
            new WellBlock(new Well(6, 5), new Well(6, 5)));
    Sweep sweep;
    try (PlateReader reader = open()) {
      sweep = reader.read(AT_450.only(blocks)).get(0);
    }
    assertThat(Plates.wells(sweep))
        .map(Well::toString)
        .containsExactly("B3", "B4", "C3", "C4", "D3", "D4", "G6");
    Plates.assertReadings(
        sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, 450, Duration.ZERO));
    assertThat(sent()).contains("!STRIP 3 4\\r");
  }

  @Test
  void fluorescence_and_luminescence_come_in_counts() throws Exception {
    try (PlateReader reader = open()) {
      Sweep fluorescence =
          reader.read(PlateRead.of(PlateFormat.WELLS_96, new Optics.Fluorescence(485, 528))).get(0);
      Plates.assertReadings(
          fluorescence,
          HIGHEST_COUNT,
          0,
          well -> sample.fluorescence(well, 485, 528, Duration.ZERO));
      assertThat(fluorescence.channel().unit()).isEqualTo(Unit.RELATIVE_FLUORESCENCE);
      Sweep light =
          reader.read(PlateRead.of(PlateFormat.WELLS_96, new Optics.Luminescence(null))).get(0);
      Plates.assertReadings(
          light, HIGHEST_COUNT, 0, well -> sample.luminescence(well, Duration.ZERO));
    }
    assertThat(sent()).contains("!EMFILTER 7\\r", "!READTYPE FLU\\r", "!READTYPE LUM\\r");
  }

  @Test
  void the_chamber_warms_up_and_cools() throws Exception {
    try (PlateReader reader = open()) {
      double room = reader.temperature().in(Unit.CELSIUS);
      reader.heat(new Quantity(37, Unit.CELSIUS));
      for (int i = 0; i < 20; i++) {
        reader.shake(new Shake(Duration.ofMinutes(1), Shake.Motion.LINEAR, 1));
      }
      assertThat(reader.temperature().in(Unit.CELSIUS)).isCloseTo(37, within(0.05));
      assertThat(room).isLessThan(30);
      assertThatThrownBy(() -> reader.heat(new Quantity(60, Unit.CELSIUS)))
          .isInstanceOf(DeviceException.Unsupported.class);
    }
  }

  @Test
  void a_fault_of_the_reader_is_told_and_a_weak_lamp_does_not_stop_a_read() throws Exception {
    try (PlateReader reader = open()) {
      PlateRead kinetic = AT_450.every(new Kinetic(Duration.ofMinutes(1), 2));
      List<Sweep> sweeps = new ArrayList<>();
      emulator.failDuringRead("314 lamp(1)\r\n");
      reader.read(kinetic, sweeps::add);
      assertThat(sweeps).hasSize(2);
      emulator.failDuringRead("302 low light(1)\r\n");
      assertThatThrownBy(() -> reader.read(AT_450))
          .isInstanceOf(DeviceException.InstrumentFault.class)
          .hasMessageContaining("302: too little light");
    }
  }

  @Test
  void a_reader_that_lies_idle_gives_no_plate() throws Exception {
    try (PlateReader reader = open()) {
      port.outbox().arm(new Fault.LyingIdle());
      assertThatThrownBy(() -> reader.read(AT_450))
          .isInstanceOf(DeviceException.Refused.class)
          .hasMessageContaining("106: a measurement is running");
    }
  }

  @Test
  void a_stop_cancels_the_read_and_the_reader_is_in_step_again() throws Exception {
    try (PlateReader reader = open()) {
      PlateRead kinetic = AT_450.every(new Kinetic(Duration.ofMinutes(1), 9));
      port.outbox().arm(new Fault.Split(1, Duration.ofMillis(1)));
      emulator.onRead(reader::stop);
      assertThatThrownBy(() -> reader.read(kinetic)).isInstanceOf(DeviceException.Stopped.class);
      assertThat(sent()).last().isEqualTo("!CANCEL\\r");
      emulator.onRead(() -> {});
      assertThat(reader.read(AT_450)).hasSize(1);
    }
  }

  @Test
  void what_it_cannot_do_is_said_before_anything_is_sent() throws Exception {
    try (PlateReader reader = open()) {
      int before = sent().size();
      for (PlateRead plan :
          List.of(
              PlateRead.of(PlateFormat.WELLS_24, AT_450.optics()),
              PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(120))),
              PlateRead.of(PlateFormat.WELLS_96, new Optics.Fluorescence(390, 418)),
              PlateRead.of(PlateFormat.WELLS_96, new Optics.Luminescence(Duration.ofSeconds(1))))) {
        assertThatThrownBy(() -> reader.read(plan)).isInstanceOf(DeviceException.Unsupported.class);
      }
      assertThat(sent()).hasSize(before);
    }
  }

  @Test
  void a_known_answer_has_its_known_values() throws Exception {
    Vectors vectors = Vectors.of("spectramax.json");
    String reply = vectors.text("transfer_reply");
    String data = reply.substring(reply.indexOf('>') + 1, reply.length() - 1);
    SpectraMaxTransfer transfer = SpectraMaxTransfer.parse(data, AT_450, Vectors.line(""));
    assertThat(transfer.seconds()).isEqualTo(12345.6);
    Vectors.assertNumbers(transfer.readings().get(0), vectors.numbers("expected_row_major", 1), 0);
  }

  @Test
  void a_384_well_plate() throws Exception {
    try (PlateReader reader = open()) {
      Sweep sweep = reader.read(PlateRead.of(PlateFormat.WELLS_384, AT_450.optics())).get(0);
      assertThat(Plates.wells(sweep)).isEqualTo(PlateFormat.WELLS_384.wells());
      Plates.assertReadings(
          sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, 450, Duration.ZERO));
    }
  }

  @Test
  void an_interval_of_half_a_second_is_not_rounded() throws Exception {
    try (PlateReader reader = open()) {
      PlateRead plan = AT_450.every(new Kinetic(Duration.ofMillis(2500), 2));
      assertThatThrownBy(() -> reader.read(plan)).isInstanceOf(DeviceException.Unsupported.class);
    }
  }
}
