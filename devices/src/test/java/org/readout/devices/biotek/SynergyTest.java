package org.readout.devices.biotek;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.readout.devices.port.MemoryPort;

final class SynergyTest {
  private static final double HIGHEST_OD = 4;
  private static final double HIGHEST_COUNT = 99_999;
  private static final double HALF_A_DIGIT = 0.000051;
  private static final WellBlock ALL = WellBlock.all(PlateFormat.WELLS_96);
  private static final PlateRead AT_450 =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450)));

  private final SamplePlate sample = new SamplePlate(7);
  private final MemoryPort port = new MemoryPort("memory", new SynergyEmulator(sample));

  private PlateReader open() throws DeviceException {
    return (PlateReader) new SynergyDriver().open(port);
  }

  /** The definition and its check digits as two public programs send them. */
  @Test
  void definitions_have_their_known_text() throws Exception {
    assertThat(SynergyDefinition.absorbance(ALL, 580))
        .isEqualTo("004701010108120001200100001100100000106000080580113");
    assertThat(SynergyDefinition.fluorescence(ALL, new Optics.Fluorescence(485, 528)))
        .startsWith("0084010101081200012001")
        .hasSize(88);
    assertThat(SynergyDefinition.luminescence(ALL, Duration.ofMillis(1500)))
        .contains("0000123000525200200")
        .hasSize(88);
    Shake shake = new Shake(Duration.ofSeconds(60), Shake.Motion.ORBITAL, 6);
    assertThat(SynergyDefinition.shake(shake, shake.duration()))
        .startsWith("00330101010101000020000000130601101")
        .hasSize(37);
  }

  @Test
  void blocks_wavelengths_and_repeats_are_asked_for_one_after_the_other() throws Exception {
    List<WellBlock> blocks =
        List.of(
            new WellBlock(new Well(0, 10), new Well(2, 11)),
            new WellBlock(new Well(1, 0), new Well(1, 1)));
    PlateRead plan =
        PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450, 600)))
            .only(blocks)
            .every(new Kinetic(Duration.ofMinutes(2), 3));
    List<Sweep> sweeps;
    try (PlateReader reader = open()) {
      sweeps = reader.read(plan);
    }
    assertThat(sweeps).extracting(Sweep::number).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(sweeps).map(sweep -> sweep.at().toMinutes()).containsExactly(0L, 0L, 2L, 2L, 4L, 4L);
    assertThat(Plates.wells(sweeps.get(0)))
        .map(Well::toString)
        .containsExactly("A11", "A12", "B1", "B2", "B11", "B12", "C11", "C12");
    for (Sweep sweep : sweeps) {
      double nm = Objects.requireNonNull(sweep.channel().wavelength()).value();
      Plates.assertReadings(
          sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, nm, Duration.ZERO));
    }
  }

  @Test
  void light_comes_in_counts() throws Exception {
    try (PlateReader reader = open()) {
      Optics fluorescence = new Optics.Fluorescence(485, 528);
      Plates.assertReadings(
          reader.read(PlateRead.of(PlateFormat.WELLS_96, fluorescence)).get(0),
          HIGHEST_COUNT,
          0,
          well -> sample.fluorescence(well, 485, 528, Duration.ZERO));
      Optics light = new Optics.Luminescence(Duration.ofMillis(500));
      Plates.assertReadings(
          reader.read(PlateRead.of(PlateFormat.WELLS_96, light)).get(0),
          HIGHEST_COUNT,
          0,
          well -> sample.luminescence(well, Duration.ZERO));
    }
  }

  @Test
  void shaking_heating_and_the_carrier() throws Exception {
    try (PlateReader reader = open()) {
      reader.carrierOut();
      reader.carrierIn();
      reader.heat(new Quantity(37, Unit.CELSIUS));
      Duration before = port.elapsed();
      reader.shake(new Shake(Duration.ofMinutes(20), Shake.Motion.LINEAR, 3));
      assertThat(port.elapsed().minus(before)).isGreaterThan(Duration.ofMinutes(20));
      assertThat(reader.temperature()).isEqualTo(new Quantity(37, Unit.CELSIUS));
      reader.stopHeating();
    }
  }

  @Test
  void a_wrong_byte_anywhere_never_makes_a_wrong_plate() throws Exception {
    int seen = 0;
    int tried = 0;
    for (int at = 45; at < 1200; at += 11) {
      MemoryPort wire = new MemoryPort("memory", new SynergyEmulator(sample));
      try (PlateReader reader = (PlateReader) new SynergyDriver().open(wire)) {
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

  /** The last well of the vector is over range in its bytes; its list of values has the truth. */
  @Test
  void a_known_body_has_its_known_values() throws Exception {
    Vectors vectors = Vectors.of("biotek_gen5_family.json");
    String body = vectors.text("body_ascii");
    String text = body.substring(0, body.length() - "0000\u0003".length());
    SynergyBody parsed = SynergyBody.parse(text, ALL, Unit.ABSORBANCE, Vectors.line(""));
    List<Double> expected = vectors.numbers("expected", 1);
    expected.set(95, null);
    Vectors.assertNumbers(parsed.readings(), expected, 0);
    assertThat(parsed.temperature()).isEqualTo(new Quantity(23.6, Unit.CELSIUS));
    assertThat(vectors.text("D_param"))
        .isEqualTo(SynergyDefinition.absorbance(ALL, 450) + "\u0003");
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
}
