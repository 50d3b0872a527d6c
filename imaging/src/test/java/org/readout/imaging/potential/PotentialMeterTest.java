package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.imaging.Plane;

/** Fields whose every number is known by arithmetic. */
final class PotentialMeterTest {
  private static final MeterSettings SETTINGS = MeterSettings.defaults();

  /** Float holds 24 bits: counts up to 4096 to four decimals. */
  private static final double FLOAT = 1e-3;

  private final DrawnField field = DrawnField.nine();

  @Test
  void recovers_the_light_of_every_cell_through_offset_vignette_and_background() throws Exception {
    float[] stored = field.camera(field.light(200, 1000), 50, 100, 0.25);
    FlatField flat = FlatField.given(field.flat(0.25, 3000), DrawnField.offset(0), "drawn");
    // The median pixel of the vignette is what counts as 1: light is in counts of that pixel.
    double scale = medianOf(field.flat(0.25, 3000)) / 3000;
    Signal signal =
        field.signal(
            field.image("TMRM", stored, 65_535), new Correction(DrawnField.offset(100), flat));
    MeasuredField measured =
        PotentialMeter.measure(FieldChannels.of(signal), field.objects(), SETTINGS);
    assertThat(measured.cells()).hasSize(9);
    for (MeasuredCell cell : measured.cells()) {
      double mito = cell.area().mitochondriaPx();
      double expected = (200 * (cell.area().cellPx() - mito) + 1000 * mito) * scale;
      MeasuredCell.Brightness light = cell.brightness();
      assertThat(number(light.integratedDensity()))
          .isCloseTo(expected, within(cell.area().cellPx() * FLOAT));
      assertThat(number(light.cellMean()))
          .isCloseTo(expected / cell.area().cellPx(), within(FLOAT));
      assertThat(number(light.mitochondrialMean())).isCloseTo(1000 * scale, within(FLOAT));
      assertThat(number(light.nucleusMean())).isCloseTo(200 * scale, within(FLOAT));
      assertThat(number(light.coreMedian())).isCloseTo(200 * scale, within(FLOAT));
      assertThat(number(light.cellMedian())).isCloseTo(200 * scale, within(FLOAT));
      assertThat(number(light.mitochondrialCv())).isCloseTo(0, within(1e-5));
      assertThat(number(light.clumping())).isCloseTo(1, within(1e-5));
    }
    assertThat(measured.channels().get(0).background().level())
        .isCloseTo(50 * scale, within(FLOAT));
    assertThat(measured.channels().get(0).background().origin())
        .isEqualTo(Background.Origin.CELL_FREE);
    assertThat(measured.flags()).isEmpty();
  }

  @Test
  void knows_areas_places_and_the_hand_made_corrected_total() throws Exception {
    float[] stored = field.camera(field.light(200, 1000), 50, 100, 0);
    MeasuredCell cell = measured(field.signal("TMRM", stored)).cells().get(4);
    assertThat(cell.id()).isEqualTo(5);
    assertThat(cell.xPx()).isCloseTo(150, within(1e-9));
    assertThat(cell.yPx()).isCloseTo(150, within(1e-9));
    // Gauss's circle problem: 2821 lattice points within 30, 441 within 12.
    assertThat(cell.area().cellPx()).isEqualTo(2821);
    assertThat(cell.area().nucleusPx()).isEqualTo(441);
    assertThat(cell.area().mitochondrialFraction().orElseThrow())
        .isCloseTo(cell.area().mitochondriaPx() / (2821.0 - 441), within(1e-12));
    // Without vignette the hand-made total is the integrated density.
    assertThat(number(cell.brightness().ctcf()))
        .isCloseTo(number(cell.brightness().integratedDensity()), within(0.1));
  }

  @Test
  void keeps_cells_darker_than_the_background_negative() throws Exception {
    float[] stored = field.camera(field.light(-7, -7), 50, 100, 0);
    MeasuredField measured = measured(field.signal("TMRM", stored));
    assertThat(measured.cells())
        .allSatisfy(
            cell -> {
              assertThat(number(cell.brightness().cellMean())).isCloseTo(-7, within(FLOAT));
              assertThat(number(cell.brightness().mitochondrialMean()))
                  .isCloseTo(-7, within(FLOAT));
              assertThat(cell.flags()).contains(CellFlag.NOT_ABOVE_NOISE);
              assertThat(cell.brightness().mitochondrialCv().refusal()).contains(Refusal.TOO_DIM);
            });
  }

  @Test
  void a_dim_cell_in_noise_is_not_raised_by_cutting_off() throws Exception {
    float[] stored = DrawnField.noisy(field.camera(field.light(2, 2), 50, 100, 0), 10, 1);
    Spread means = measured(field.signal("TMRM", stored)).spread(PotentialMeterTest::mean);
    // Nine cells of 2821 pixels with noise 10: standard error 0.063, and 0.05 of the background.
    assertThat(number(means.mean())).isCloseTo(2, within(0.3));
  }

  @Test
  void gives_no_mean_over_saturated_pixels_and_says_so() throws Exception {
    float[] stored = field.camera(field.light(200, 1000), 50, 100, 0);
    int lost = 0;
    int some = 0;
    for (int i = 0; i < stored.length; i++) {
      boolean first = field.mitochondria[i] == 1 && lost++ < 12;
      boolean second = field.mitochondria[i] == 2 && some++ < 3;
      stored[i] = first || second ? 4095 : stored[i];
    }
    Signal signal =
        field.signal(
            field.image("TMRM", stored, 4095),
            new Correction(DrawnField.offset(100), FlatField.NONE));
    MeasuredField measured = measured(signal);
    MeasuredCell saturated = measured.cells().get(0);
    assertThat(saturated.brightness().mitochondriaSaturated())
        .isCloseTo(12.0 / saturated.area().mitochondriaPx(), within(1e-12));
    assertThat(saturated.flags()).contains(CellFlag.SATURATED);
    assertThat(saturated.excludedBecause()).contains(Refusal.SATURATED);
    assertThat(saturated.brightness().cellMean().value()).isEmpty();
    assertThat(saturated.brightness().mitochondrialMean().refusal()).contains(Refusal.SATURATED);
    assertThat(Refusal.SATURATED.remedy()).contains("exposure");
    MeasuredCell flagged = measured.cells().get(1);
    assertThat(flagged.flags()).containsExactly(CellFlag.SOME_SATURATED);
    assertThat(flagged.brightness().mitochondrialMean().value()).isPresent();
    assertThat(measured.spread(PotentialMeterTest::mean).cells()).isEqualTo(8);
    assertThat(measured.flags()).contains(FieldFlag.SATURATED_PIXELS);
    assertThat(measured.excludedBecause()).isEmpty();
  }

  @Test
  void leaves_out_a_field_in_which_one_mitochondrial_pixel_in_a_hundred_is_lost() throws Exception {
    float[] stored = field.camera(field.light(200, 5000), 50, 100, 0);
    Signal signal =
        field.signal(
            field.image("TMRM", DrawnField.mapped(stored, v -> Math.min(v, 4095)), 4095),
            new Correction(DrawnField.offset(100), FlatField.NONE));
    MeasuredField measured = measured(signal);
    assertThat(measured.saturatedMitochondria()).isEqualTo(1);
    assertThat(measured.excludedBecause()).contains(Refusal.SATURATED);
    assertThat(measured.spread(PotentialMeterTest::mean).mean().refusal())
        .contains(Refusal.NO_CELLS);
  }

  /** Ratios at −90 and −150 mV of the reference's table, bleed-through 0.15. */
  @ParameterizedTest(name = "true {0}, uncorrected {1}")
  @CsvSource({"0.032, 0.182", "2.477, 2.627", "0, 0.15"})
  void red_over_green_is_right_once_green_is_taken_out_of_red(double ratio, double uncorrected)
      throws Exception {
    float[] green = field.light(60, 500);
    float[] red = DrawnField.mapped(green, g -> (ratio + 0.15) * g);
    Signal redSignal = field.signal("red", field.camera(red, 40, 100, 0));
    Signal greenSignal = field.signal("green", field.camera(green, 30, 100, 0));
    FieldChannels known =
        FieldChannels.of(redSignal).withGreen(greenSignal).withBleed(BleedThrough.known(0.15));
    FieldChannels unknown = FieldChannels.of(redSignal).withGreen(greenSignal);
    MeasuredField corrected = PotentialMeter.measure(known, field.objects(), SETTINGS);
    assertThat(number(corrected.spread(cell -> jc1(cell).ratio()).mean()))
        .isCloseTo(ratio, within(1e-4));
    assertThat(corrected.flags()).doesNotContain(FieldFlag.BLEED_UNKNOWN);
    MeasuredField raw = PotentialMeter.measure(unknown, field.objects(), SETTINGS);
    assertThat(number(raw.spread(cell -> jc1(cell).ratio()).mean()))
        .isCloseTo(uncorrected, within(1e-4));
    assertThat(raw.flags()).contains(FieldFlag.BLEED_UNKNOWN);
  }

  @Test
  void refuses_red_over_green_where_green_is_only_noise() throws Exception {
    float[] noise = DrawnField.noisy(field.camera(field.light(0, 0), 30, 100, 0), 5, 3);
    Signal red = field.signal("red", field.camera(field.light(60, 500), 40, 100, 0));
    FieldChannels channels =
        FieldChannels.of(red)
            .withGreen(field.signal("green", noise))
            .withBleed(BleedThrough.known(0));
    MeasuredField measured = PotentialMeter.measure(channels, field.objects(), SETTINGS);
    assertThat(measured.cells())
        .allSatisfy(
            cell ->
                assertThat(jc1(cell).ratio().refusal()).contains(Refusal.GREEN_NOT_ABOVE_NOISE));
  }

  @Test
  void divides_by_mass_where_there_is_mass_and_refuses_where_there_is_hardly_any()
      throws Exception {
    Signal probe = field.signal("TMRM", field.camera(field.light(200, 1000), 50, 100, 0));
    float[] strong = DrawnField.noisy(field.camera(field.light(100, 500), 20, 100, 0), 4, 5);
    float[] weak = DrawnField.noisy(field.camera(field.light(1, 12), 20, 100, 0), 4, 5);
    MeasuredField divided =
        PotentialMeter.measure(
            FieldChannels.of(probe).withMass(field.signal("MTG", strong)),
            field.objects(),
            SETTINGS);
    assertThat(number(divided.spread(cell -> mass(cell).ratio()).mean()))
        .isCloseTo(2, within(0.01));
    MeasuredField refused =
        PotentialMeter.measure(
            FieldChannels.of(probe).withMass(field.signal("MTG", weak)), field.objects(), SETTINGS);
    assertThat(refused.cells())
        .allSatisfy(
            cell -> {
              assertThat(mass(cell).signalToNoise()).isBetween(2.0, 4.0);
              assertThat(mass(cell).ratio().refusal()).contains(Refusal.MASS_TOO_WEAK);
            });
  }

  /** What a camera's gain and offset do to counts must not reach a ratio. */
  @ParameterizedTest(name = "gain {0}, offset {1}")
  @CsvSource({"0.5, 0", "3, 100", "1, 33040", "7.3, 32768"})
  void ratios_do_not_depend_on_gain_and_offset(double gain, double offset) throws Exception {
    float[] probe = field.camera(field.light(200, 1000), 50, 0, 0);
    float[] green = field.camera(field.light(100, 300), 20, 0, 0);
    MeasuredField plain = affine(probe, green, 1, 0);
    MeasuredField changed = affine(probe, green, gain, offset);
    // Beside an offset of 33040 a float resolves 0.004 counts.
    for (Function<MeasuredCell, Estimate> number : ratios()) {
      assertThat(number(changed.spread(number).mean()))
          .isCloseTo(number(plain.spread(number).mean()), within(2e-4));
    }
    assertThat(number(changed.spread(PotentialMeterTest::mean).mean()))
        .isCloseTo(
            gain * number(plain.spread(PotentialMeterTest::mean).mean()), within(0.01 * gain));
  }

  private MeasuredField affine(float[] probe, float[] green, double gain, double offset)
      throws Exception {
    Correction correction = new Correction(DrawnField.offset(offset), FlatField.NONE);
    List<Signal> signals = new ArrayList<>();
    for (float[] stored : List.of(probe, green)) {
      signals.add(
          field.signal(
              field.image("any", DrawnField.mapped(stored, v -> gain * v + offset), 1e6),
              correction));
    }
    return PotentialMeter.measure(
        FieldChannels.of(signals.get(0))
            .withMass(signals.get(1))
            .withGreen(signals.get(1))
            .withBleed(BleedThrough.known(0.1)),
        field.objects(),
        SETTINGS);
  }

  private static List<Function<MeasuredCell, Estimate>> ratios() {
    return List.of(
        cell -> jc1(cell).ratio(),
        cell -> mass(cell).ratio(),
        cell -> cell.brightness().mitochondrialCv(),
        cell -> cell.brightness().perinuclearOverPeripheral());
  }

  @Test
  void tells_bright_around_the_nucleus_from_bright_at_the_edge() throws Exception {
    float[] light = field.light(100, 100);
    for (int i = 0; i < light.length; i++) {
      double far = Math.hypot(i % 300 % 100 - 50, Math.floorDiv(i, 300) % 100 - 50);
      light[i] *= far < 21 ? 2 : 1; // half way from the nucleus (12) to the edge (30)
    }
    MeasuredField measured = measured(field.signal("TMRM", field.camera(light, 10, 100, 0)));
    Spread ratio = measured.spread(cell -> cell.brightness().perinuclearOverPeripheral());
    // The border between the two is a pixel wide in 60: a twentieth of either half may be wrong.
    assertThat(number(ratio.mean())).isCloseTo(2, within(0.1));
  }

  @Test
  void leaves_out_cells_at_the_border_unless_asked_to_keep_them() throws Exception {
    DrawnField cut = new DrawnField(200, 200).cell(100, 100, 30, 12).cell(10, 100, 30, 12);
    Signal signal = cut.signal("TMRM", cut.camera(cut.light(200, 1000), 50, 100, 0));
    MeasuredField left = PotentialMeter.measure(FieldChannels.of(signal), cut.objects(), SETTINGS);
    assertThat(left.atBorder()).isEqualTo(1);
    assertThat(left.cells().get(1).excludedBecause()).contains(Refusal.AT_BORDER);
    assertThat(left.spread(PotentialMeterTest::mean).cells()).isEqualTo(1);
    MeasuredField kept =
        PotentialMeter.measure(
            FieldChannels.of(signal), cut.objects(), SETTINGS.withBorderCells(true));
    assertThat(kept.spread(PotentialMeterTest::mean).cells()).isEqualTo(2);
    assertThat(kept.cells().get(1).flags()).containsExactly(CellFlag.AT_BORDER);
  }

  @Test
  void says_what_is_missing() throws Exception {
    float[] stored = field.camera(field.light(200, 1000), 50, 100, 0);
    ChannelImage lossy =
        new ChannelImage("TMRM", field.plane(stored), OptionalDouble.empty(), Fidelity.LOSSY);
    Signal signal = field.signal(lossy, Correction.unknown());
    MeasuredField measured =
        PotentialMeter.measure(
            FieldChannels.of(signal).withGreen(signal), field.withoutMitochondria(), SETTINGS);
    assertThat(measured.flags())
        .containsExactlyInAnyOrder(
            FieldFlag.NOT_COMPARABLE,
            FieldFlag.CEILING_UNKNOWN,
            FieldFlag.DARK_UNKNOWN,
            FieldFlag.NO_FLAT_FIELD,
            FieldFlag.NO_MITOCHONDRIA,
            FieldFlag.WHOLE_CELL_RATIO,
            FieldFlag.BLEED_UNKNOWN);
    assertThat(measured.cells().get(0).brightness().mitochondrialMean().refusal())
        .contains(Refusal.NO_MITOCHONDRIA);
  }

  @Test
  void an_empty_field_has_no_cells_and_no_numbers() throws Exception {
    DrawnField empty = new DrawnField(64, 64);
    Signal signal = empty.signal("TMRM", empty.camera(empty.light(0, 0), 50, 100, 0));
    MeasuredField measured =
        PotentialMeter.measure(FieldChannels.of(signal), empty.objects(), SETTINGS);
    assertThat(measured.cells()).isEmpty();
    assertThat(measured.flags()).contains(FieldFlag.NO_CELLS);
    assertThat(measured.spread(PotentialMeterTest::mean).mean().refusal())
        .contains(Refusal.NO_CELLS);
  }

  @Test
  void refuses_channels_and_labels_of_different_size() throws Exception {
    Signal signal = field.signal("TMRM", field.camera(field.light(1, 1), 50, 100, 0));
    FieldObjects other = new DrawnField(20, 20).objects();
    assertThatThrownBy(() -> PotentialMeter.measure(FieldChannels.of(signal), other, SETTINGS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private MeasuredField measured(Signal signal) throws Exception {
    return PotentialMeter.measure(FieldChannels.of(signal), field.objects(), SETTINGS);
  }

  private static Estimate mean(MeasuredCell cell) {
    return cell.brightness().cellMean();
  }

  private static MeasuredCell.Jc1 jc1(MeasuredCell cell) {
    return Objects.requireNonNull(cell.jc1());
  }

  private static MeasuredCell.Mass mass(MeasuredCell cell) {
    return Objects.requireNonNull(cell.mass());
  }

  private static double number(Estimate estimate) {
    return estimate.value().orElseThrow();
  }

  private static double medianOf(Plane plane) {
    return Order.median(plane.samples(), plane.samples().length);
  }
}
