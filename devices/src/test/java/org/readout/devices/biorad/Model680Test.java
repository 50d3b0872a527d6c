package org.readout.devices.biorad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;
import org.readout.devices.instrument.Kinetic;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.PlateListener;
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

final class Model680Test {
  private static final double HIGHEST_OD = 3.5;
  private static final double HALF_A_DIGIT = 0.00051;
  private static final PlateRead AT_450 =
      PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450)));

  private final SamplePlate sample = new SamplePlate(13);
  private final Model680Emulator emulator = new Model680Emulator(sample);
  private final MemoryPort port = new MemoryPort("memory", emulator);

  private Model680Reader open() throws DeviceException {
    return (Model680Reader) new Model680Driver().open(port);
  }

  @Test
  void two_filters_mixing_and_repeats() throws Exception {
    PlateRead plan =
        PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(450, 655)))
            .shaking(new Shake(Duration.ofSeconds(5), Shake.Motion.LINEAR, 2))
            .every(new Kinetic(Duration.ofMinutes(1), 2));
    try (PlateReader reader = open()) {
      List<Sweep> sweeps = reader.read(plan);
      assertThat(sweeps).hasSize(4);
      for (Sweep sweep : sweeps) {
        double nm = Objects.requireNonNull(sweep.channel().wavelength()).value();
        Plates.assertReadings(
            sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, nm, Duration.ZERO));
      }
    }
  }

  @Test
  void a_plate_that_a_person_starts_is_heard() throws Exception {
    try (PlateListener reader = open()) {
      assertThat(reader.listen(Duration.ofMinutes(1))).isEmpty();
      emulator.pressStart(3, port.elapsed(), port.outbox());
      Sweep sweep = reader.listen(Duration.ofMinutes(1)).get(0);
      assertThat(Objects.requireNonNull(sweep.channel().wavelength()).value()).isEqualTo(450);
      Plates.assertReadings(
          sweep, HIGHEST_OD, HALF_A_DIGIT, well -> sample.absorbance(well, 450, Duration.ZERO));
      emulator.pressStart(1, port.elapsed(), port.outbox());
      assertThat(reader.listen(Duration.ofMinutes(1))).hasSize(1);
    }
  }

  @Test
  void a_wrong_byte_in_the_values_is_seen() throws Exception {
    int head =
        "BIO-RAD Model 680 Microplate READER\r01/01/2026 10:15:30\rMes. filter:450\r.begin\r"
            .length();
    for (int at = head + 1; at <= head + 8 * 73; at++) {
      Model680Emulator fresh = new Model680Emulator(sample);
      MemoryPort wire = new MemoryPort("memory", fresh);
      try (PlateListener reader = (PlateListener) new Model680Driver().open(wire)) {
        wire.outbox().arm(new Fault.Flipped(at, 0x01));
        fresh.pressStart(3, wire.elapsed(), wire.outbox());
        assertThatThrownBy(() -> reader.listen(Duration.ofMinutes(1)))
            .as("byte " + at)
            .isInstanceOf(DeviceException.class);
      }
    }
  }

  @Test
  void what_it_cannot_do_is_said() throws Exception {
    try (PlateReader reader = open()) {
      for (PlateRead plan :
          List.of(
              PlateRead.of(PlateFormat.WELLS_96, new Optics.Absorbance(List.of(600))),
              PlateRead.of(PlateFormat.WELLS_384, AT_450.optics()),
              AT_450.only(List.of(new WellBlock(new Well(0, 0), new Well(1, 1)))),
              PlateRead.of(PlateFormat.WELLS_96, new Optics.Luminescence(null)))) {
        assertThatThrownBy(() -> reader.read(plan)).isInstanceOf(DeviceException.Unsupported.class);
      }
    }
  }

  @Test
  void a_known_plate_has_its_known_values() throws Exception {
    Vectors vectors = Vectors.of("biorad_680.json");
    String reply = new String(vectors.bytes("plate_reply_hex"), StandardCharsets.ISO_8859_1);
    Model680Dialog dialog = new Model680Dialog(Vectors.line(reply));
    dialog.more();
    Model680Plate plate = Model680Plate.after(dialog);
    assertThat(plate.filtersNm()).containsExactly(450);
    Vectors.assertNumbers(plate.readings().get(0), vectors.numbers("expected", 1), 0);
  }
}
