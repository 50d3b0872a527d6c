package org.readout.devices.biotek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Fault;
import org.readout.devices.port.Line;
import org.readout.devices.port.MemoryPort;

final class Elx808Test {
  private static final double HIGHEST_OD = 4;
  private static final double HALF_A_DIGIT = 0.00051;
  private static final List<Integer> FITTED = List.of(405, 450, 490, 590, 650, 750);
  private static final PlateRead AT_450 =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450)));

  private final SamplePlate sample = new SamplePlate(5);
  private final Elx808Emulator emulator = new Elx808Emulator(sample);
  private final MemoryPort port = new MemoryPort("memory", emulator);

  private PlateReader open() throws DeviceException {
    return (PlateReader) new Elx808Driver().open(port);
  }

  @Test
  void it_says_who_it_is() throws Exception {
    try (PlateReader reader = open()) {
      assertThat(reader.identity().firmware()).isEqualTo("3.15");
      assertThat(reader.identity().model()).isEqualTo("ELx808 7340201");
    }
  }

  @Test
  void a_kinetic_hands_on_every_time_point_as_it_comes() throws Exception {
    PlateRead plan =
        PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(590, 750)))
            .every(new Kinetic(Duration.ofMinutes(1), 4));
    List<Duration> came = new ArrayList<>();
    List<Sweep> sweeps = new ArrayList<>();
    try (PlateReader reader = open()) {
      reader.read(
          plan,
          sweep -> {
            came.add(port.elapsed());
            sweeps.add(sweep);
          });
    }
    assertThat(sweeps).hasSize(8);
    assertThat(came.get(2).minus(came.get(0)))
        .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));
    for (Sweep sweep : sweeps) {
      double nm = Objects.requireNonNull(sweep.channel().wavelength()).value();
      Plates.assertReadings(
          sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, nm, sweep.at()));
      assertThat(sweep.temperature()).isNotNull();
    }
  }

  @Test
  void a_part_of_a_plate_is_read_as_its_rectangle() throws Exception {
    List<WellBlock> blocks =
        List.of(
            new WellBlock(new Well(1, 2), new Well(2, 2)),
            new WellBlock(new Well(4, 7), new Well(4, 8)));
    try (PlateReader reader = open()) {
      Sweep sweep = reader.read(AT_450.only(blocks)).get(0);
      assertThat(Plates.wells(sweep)).map(Well::toString).containsExactly("B3", "C3", "E8", "E9");
      Plates.assertReadings(
          sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, 450, Duration.ZERO));
    }
  }

  @Test
  void a_wrong_byte_anywhere_never_makes_a_wrong_plate() throws Exception {
    int seen = 0;
    int tried = 0;
    for (int at = 30; at < 640; at += 7) {
      MemoryPort wire = new MemoryPort("memory", new Elx808Emulator(sample));
      try (PlateReader reader = (PlateReader) new Elx808Driver().open(wire)) {
        wire.outbox().arm(new Fault.Flipped(at, 0x01));
        seen += Plates.isSeen(reader, AT_450, this::assertPlate) ? 1 : 0;
        tried++;
      }
    }
    assertThat(seen).isGreaterThan(tried * 8 / 10);
  }

  private void assertPlate(Sweep sweep) {
    Plates.assertReadings(
        sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, 450, Duration.ZERO));
  }

  @Test
  void a_lamp_that_fails_is_named() throws Exception {
    try (PlateReader reader = open()) {
      emulator.fail("2302");
      assertThatThrownBy(() -> reader.read(AT_450))
          .isInstanceOf(DeviceException.InstrumentFault.class)
          .hasMessageContaining("2302: lamp: 24 V supply");
    }
  }

  @Test
  void a_reader_that_was_switched_off_says_so_and_reads_again() throws Exception {
    try (PlateReader reader = open()) {
      emulator.powerCycle(Duration.ZERO, port.outbox());
      assertThatThrownBy(() -> reader.read(AT_450))
          .isInstanceOf(DeviceException.NotReady.class)
          .hasMessageContaining("switched off and on");
      assertThat(reader.read(AT_450)).hasSize(1);
    }
  }

  @Test
  void a_stop_between_two_time_points_halts_the_reader() throws Exception {
    PlateRead plan = AT_450.every(new Kinetic(Duration.ofMinutes(1), 9));
    List<Sweep> sweeps = new ArrayList<>();
    try (PlateReader reader = open()) {
      assertThatThrownBy(
              () ->
                  reader.read(
                      plan,
                      sweep -> {
                        sweeps.add(sweep);
                        reader.stop();
                      }))
          .isInstanceOf(DeviceException.Stopped.class);
      assertThat(sweeps).hasSize(1);
      assertThat(reader.read(AT_450)).hasSize(1);
    }
  }

  @Test
  void the_chamber_is_set_in_whole_degrees() throws Exception {
    try (PlateReader reader = open()) {
      reader.heat(new Quantity(37, Unit.CELSIUS));
      reader.carrierOut();
      reader.carrierIn();
      assertThat(reader.temperature().in(Unit.CELSIUS)).isBetween(24.0, 25.0);
      assertThatThrownBy(() -> reader.heat(new Quantity(15, Unit.CELSIUS)))
          .isInstanceOf(DeviceException.Unsupported.class);
      assertThatThrownBy(() -> reader.read(PlateRead.of(PlateFormat.WELLS_384, AT_450.optics())))
          .isInstanceOf(DeviceException.Unsupported.class);
    }
  }

  @Test
  void the_definition_has_every_setting_in_its_place() throws Exception {
    byte[] table =
        Elx808Definition.of(
            AT_450
                .every(new Kinetic(Duration.ofSeconds(300), 12))
                .shaking(new Shake(Duration.ofSeconds(10), Shake.Motion.LINEAR, 2)),
            FITTED);
    assertThat(table).hasSize(170);
    assertThat(Arrays.copyOfRange(table, 66, 72)).asString().isEqualTo("450000");
    assertThat(table[55]).isEqualTo((byte) 2);
    assertThat(Arrays.copyOfRange(table, 59, 63)).containsExactly(44, 1, 12, 0);
    assertThat(table[30]).isEqualTo((byte) 0x30);
    assertThat(Arrays.copyOfRange(table, 162, 165)).containsExactly(10, 0, 1);
    assertThatThrownBy(
            () ->
                Elx808Definition.of(
                    PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(600))),
                    FITTED))
        .hasMessageContaining("the filters are [405, 450");
  }

  @Test
  void the_known_definition_is_the_same_but_for_its_name() throws Exception {
    Vectors vectors = Vectors.of("biotek_elx808.json");
    byte[] known = vectors.bytes("V_table_kinetic_590_750_60s_x10");
    byte[] ours =
        Elx808Definition.of(
            PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(590, 750)))
                .every(new Kinetic(Duration.ofMinutes(1), 10)),
            FITTED);
    System.arraycopy(known, 1, ours, 1, 6);
    assertThat(ours).isEqualTo(known);
  }

  @Test
  void a_known_plate_has_its_known_values() throws Exception {
    Vectors vectors = Vectors.of("biotek_elx808.json");
    byte[] reply = vectors.bytes("S_reply_two_wavelengths_temp");
    List<Double> expected = vectors.numbers("expected", 1);
    Line line = Vectors.line(reply);
    line.exactly(6, Duration.ZERO);
    for (int i = 0; i < 2; i++) {
      assertThat(line.one(Duration.ofSeconds(1))).isEqualTo('\r');
      Elx808Block block = Elx808Block.after(line, WellBlock.all(PlateFormat.WELLS_96));
      Vectors.assertNumbers(block.readings(), expected.subList(96 * i, 96 * i + 96), 0);
      assertThat(block.temperature()).isEqualTo(new Quantity(37, Unit.CELSIUS));
    }
    assertThat(line.one(Duration.ofSeconds(1))).isEqualTo(Elx808Dialog.END);
  }

  @Test
  void a_known_broken_read_gives_nothing() throws Exception {
    Line line = Vectors.line(Vectors.of("biotek_elx808.json").bytes("abort_mid_read"));
    line.exactly(7, Duration.ZERO);
    Elx808Block.after(line, WellBlock.all(PlateFormat.WELLS_96));
    assertThat(line.one(Duration.ofSeconds(1))).isEqualTo(Elx808Dialog.DLE);
  }
}
