package org.readout.devices.bmg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.readout.devices.port.MemoryPort;

final class ClarioStarTest {
  private static final double HIGHEST_OD = 6;

  /** Light is counted in whole numbers: 22 thousand of them at 2.6 OD. */
  private static final double COUNTING = 0.0001;

  private static final PlateRead AT_450 =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450)));

  private final SamplePlate sample = new SamplePlate(9);

  private MemoryPort port(ClarioStarDialect dialect) {
    return new MemoryPort("memory", new ClarioStarEmulator(sample, dialect));
  }

  @ParameterizedTest
  @EnumSource(ClarioStarDialect.class)
  void wells_wavelengths_and_repeats(ClarioStarDialect dialect) throws Exception {
    PlateRead plan =
        PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450, 600, 700)))
            .only(
                List.of(
                    new WellBlock(new Well(0, 0), new Well(0, 0)),
                    new WellBlock(new Well(3, 4), new Well(4, 5))))
            .shaking(new Shake(Duration.ofSeconds(5), Shake.Motion.ORBITAL, 3))
            .every(new Kinetic(Duration.ofMinutes(3), 2));
    try (PlateReader reader = (PlateReader) dialect.open(port(dialect))) {
      List<Sweep> sweeps = reader.read(plan);
      assertThat(sweeps).hasSize(6);
      assertThat(Plates.wells(sweeps.get(5)))
          .map(Well::toString)
          .containsExactly("A1", "D5", "D6", "E5", "E6");
      for (Sweep sweep : sweeps) {
        double nm = Objects.requireNonNull(sweep.channel().wavelength()).value();
        Plates.assertReadings(
            sweep, HIGHEST_OD, COUNTING, well -> sample.absorbance(well, nm, Duration.ZERO));
      }
    }
  }

  @Test
  void a_384_well_plate() throws Exception {
    PlateRead plan = PlateRead.of(PlateFormat.WELLS_384, AT_450.optics());
    try (PlateReader reader = (PlateReader) ClarioStarDialect.A.open(port(ClarioStarDialect.A))) {
      Sweep sweep = reader.read(plan).get(0);
      assertThat(sweep.readings()).hasSize(384);
      Plates.assertReadings(
          sweep, HIGHEST_OD, COUNTING, well -> sample.absorbance(well, 450, Duration.ZERO));
    }
  }

  @Test
  void the_tray_must_be_in() throws Exception {
    try (PlateReader reader = (PlateReader) ClarioStarDialect.A.open(port(ClarioStarDialect.A))) {
      reader.carrierOut();
      assertThatThrownBy(() -> reader.read(AT_450))
          .isInstanceOf(DeviceException.NotReady.class)
          .hasMessageContaining("the tray is out");
      reader.carrierIn();
      assertThat(reader.read(AT_450)).hasSize(1);
    }
  }

  @Test
  void a_wrong_byte_anywhere_never_makes_a_wrong_plate() throws Exception {
    int seen = 0;
    int tried = 0;
    for (int at = 1; at < 1600; at += 13) {
      MemoryPort wire = port(ClarioStarDialect.B);
      try (PlateReader reader = (PlateReader) ClarioStarDialect.B.open(wire)) {
        reader.carrierIn();
        wire.outbox().arm(new Fault.Flipped(at, 0x01));
        seen += Plates.isSeen(reader, AT_450, this::assertPlate) ? 1 : 0;
        tried++;
      }
    }
    assertThat(seen).isGreaterThan(tried * 8 / 10);
  }

  private void assertPlate(Sweep sweep) {
    Plates.assertReadings(
        sweep, HIGHEST_OD, COUNTING, well -> sample.absorbance(well, 450, Duration.ZERO));
  }

  @Test
  void light_of_other_kinds_is_left_to_the_makers_program() throws Exception {
    try (PlateReader reader = (PlateReader) ClarioStarDialect.A.open(port(ClarioStarDialect.A))) {
      PlateRead plan = PlateRead.of(PlateFormat.WELLS_96, new Optics.Fluorescence(485, 528));
      assertThatThrownBy(() -> reader.read(plan)).isInstanceOf(DeviceException.Unsupported.class);
    }
  }

  @Test
  void frames_are_the_known_ones() throws Exception {
    Vectors vectors = Vectors.of("clariostar.json");
    assertThat(ClarioStarFrame.of(ClarioStarDialog.STATUS)).isEqualTo(vectors.bytes("status"));
    assertThat(ClarioStarFrame.of(ClarioStarDialog.HARDWARE_STATUS))
        .isEqualTo(vectors.bytes("hw_status"));
    assertThat(ClarioStarFrame.of(ClarioStarDialog.INITIALISE)).isEqualTo(vectors.bytes("init"));
    assertThat(ClarioStarFrame.of(ClarioStarDialog.TRAY_OUT)).isEqualTo(vectors.bytes("tray_out"));
    assertThat(ClarioStarFrame.of(ClarioStarDialog.TRAY_IN)).isEqualTo(vectors.bytes("tray_in"));
    assertThat(ClarioStarFrame.of(ClarioStarDialog.READ_ORDER))
        .isEqualTo(vectors.bytes("read_order"));
    assertThat(ClarioStarFrame.of(ClarioStarDialog.GET_DATA)).isEqualTo(vectors.bytes("get_data"));
    byte[] done = ClarioStarFrame.payload(vectors.bytes("done_unread"));
    assertThat(ClarioStarState.of(done, Vectors.line("")))
        .isEqualTo(new ClarioStarState(false, true, false, true, true));
    byte[] running = ClarioStarFrame.payload(vectors.bytes("running"));
    assertThat(ClarioStarState.of(running, Vectors.line("")).busy()).isTrue();
  }

  @Test
  void known_data_have_their_known_optical_densities() throws Exception {
    Vectors vectors = Vectors.of("clariostar.json");
    byte[] frame = vectors.bytes("frame");
    assertThat(ClarioStarFrame.isWhole(frame)).isTrue();
    assertThat(ClarioStarFrame.isSumRight(frame)).isTrue();
    ClarioStarData data =
        ClarioStarData.parse(
            ClarioStarFrame.payload(frame),
            PlateFormat.WELLS_96.wells(),
            2,
            ClarioStarDialect.A,
            Vectors.line(""));
    List<Double> expected = vectors.numbers("expected_OD_row_major", 1);
    for (int i = 0; i < 2; i++) {
      Vectors.assertNumbers(data.readings().get(i), expected.subList(96 * i, 96 * i + 96), 0.0015);
    }
    assertThat(data.temperature()).isEqualTo(new Quantity(25.3, Unit.CELSIUS));
  }

  @Test
  void the_plus_shakes_heats_and_stops() throws Exception {
    MemoryPort port = port(ClarioStarDialect.PLUS);
    try (PlateReader reader = (PlateReader) ClarioStarDialect.PLUS.open(port)) {
      assertThat(reader.identity().firmware()).isEqualTo("1.35");
      Duration before = port.elapsed();
      reader.shake(new Shake(Duration.ofMinutes(5), Shake.Motion.ORBITAL, 3));
      assertThat(port.elapsed().minus(before)).isGreaterThan(Duration.ofMinutes(5));
      reader.heat(new Quantity(37, Unit.CELSIUS));
      assertThat(reader.read(AT_450).get(0).temperature())
          .isEqualTo(new Quantity(37, Unit.CELSIUS));
      PlateRead kinetic = AT_450.every(new Kinetic(Duration.ofMinutes(2), 5));
      assertThatThrownBy(() -> reader.read(kinetic, sweep -> reader.stop()))
          .isInstanceOf(DeviceException.Stopped.class);
      assertThat(reader.read(AT_450)).hasSize(1);
    }
  }

  /** Payload and frame of standalone shaking, as the maker's program sends them. */
  @Test
  void shaking_has_its_known_payload() throws Exception {
    byte[] payload =
        ClarioStarRun.shaking(new Shake(Duration.ofSeconds(256), Shake.Motion.ORBITAL, 3));
    assertThat(payload).isEqualTo(HexFormat.of().parseHex("1d00020100270f270f0000"));
    assertThat(ClarioStarFrame.of(ClarioStarDialog.STOP))
        .isEqualTo(HexFormat.of().parseHex("02000a0c0b000000230d"));
  }

  @Test
  void long_frames_have_a_sum_of_24_bits_and_are_taken_with_one_of_16() throws Exception {
    byte[] payload = new byte[400];
    Arrays.fill(payload, (byte) 0xff);
    byte[] frame = ClarioStarFrame.of(payload);
    assertThat(ClarioStarFrame.computedSum(frame)).isGreaterThan(0xffff);
    assertThat(ClarioStarFrame.isSumRight(frame)).isTrue();
    frame[frame.length - 4] = 0;
    assertThat(ClarioStarFrame.isSumRight(frame)).isTrue();
    frame[frame.length - 3]++;
    assertThat(ClarioStarFrame.isSumRight(frame)).isFalse();
  }
}
