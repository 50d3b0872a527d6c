package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackgroundTest {
  private static final Correction CORRECTION =
      new Correction(DrawnField.offset(100), FlatField.NONE);

  @Test
  void knows_level_noise_and_their_error() throws Exception {
    DrawnField field = DrawnField.nine();
    float[] stored = DrawnField.noisy(field.camera(field.light(200, 900), 50, 100, 0), 6, 2);
    Background background = background(field, stored);
    assertThat(background.origin()).isEqualTo(Background.Origin.CELL_FREE);
    assertThat(background.noiseSd()).isCloseTo(6, within(0.1));
    // About 52 000 pixels: 1.2533 · 6 / 228.
    assertThat(background.standardError()).isCloseTo(0.033, within(0.003));
    assertThat(background.level()).isCloseTo(50, within(4 * background.standardError()));
    assertThat(background.storedLevel()).isCloseTo(150, within(4 * background.standardError()));
    assertThat(background.driftCounts()).isLessThan(0.5 * background.noiseSd());
  }

  /** Counts of a dim or 8-bit image: noise of half a step, and half of the pixels alike. */
  @ParameterizedTest
  @ValueSource(doubles = {0.45, 0.8, 2, 6})
  void knows_noise_that_is_hardly_more_than_a_count(double noise) throws Exception {
    DrawnField field = DrawnField.nine();
    float[] stored = DrawnField.noisy(field.camera(field.light(200, 900), 3, 0, 0), noise, 2);
    float[] counts = DrawnField.mapped(stored, Math::rint);
    CorrectedChannel channel =
        CorrectedChannel.of(
            field.image("TMRM", counts, 255), new Correction(DrawnField.offset(0), FlatField.NONE));
    // Rounding adds the variance of an even distribution over one count, 1/12.
    double expected = Math.sqrt(noise * noise + 1.0 / 12);
    assertThat(field.cellFree().background(channel).noiseSd())
        .isCloseTo(expected, within(0.04 * expected));
  }

  @Test
  void keeps_away_from_the_light_around_cells() throws Exception {
    DrawnField field = DrawnField.nine();
    float[] light = field.light(200, 900);
    int[] cells = field.cells;
    for (int i = 0; i < light.length; i++) {
      double far = Math.hypot(i % 300 % 100 - 50, Math.floorDiv(i, 300) % 100 - 50);
      light[i] = cells[i] == 0 && far < 36 ? 90 : light[i];
    }
    Background background = background(field, field.camera(light, 50, 100, 0));
    assertThat(background.level()).isCloseTo(50, within(1e-4));
  }

  @Test
  void sees_drift_across_the_field_and_flags_it() throws Exception {
    DrawnField field = DrawnField.nine();
    float[] stored = field.camera(field.light(200, 200), 50, 100, 0);
    for (int i = 0; i < stored.length; i++) {
      stored[i] += 0.2f * (i % 300);
    }
    Signal signal = field.signal("TMRM", stored);
    // Middles of the outer quarters are 225 columns apart, the borders 299.
    assertThat(signal.background().driftCounts()).isBetween(45.0, 59.8);
    assertThat(
            PotentialMeter.measure(
                    FieldChannels.of(signal), field.objects(), MeterSettings.defaults())
                .flags())
        .contains(FieldFlag.BACKGROUND_DRIFT);
  }

  @Test
  void says_so_when_only_gaps_between_cells_are_left() throws Exception {
    DrawnField field = new DrawnField(200, 200);
    for (int i = 0; i < 16; i++) {
      field.cell(25 + i % 4 * 50, 25 + i / 4 * 50, 27, 10);
    }
    float[] stored = field.camera(field.light(200, 900), 50, 100, 0);
    Background background = background(field, stored);
    assertThat(background.origin()).isEqualTo(Background.Origin.BESIDE_CELLS);
    assertThat(background.level()).isCloseTo(50, within(1e-4));
  }

  @Test
  void says_so_when_cells_cover_the_field_and_takes_a_blank_well_instead() throws Exception {
    DrawnField field = new DrawnField(100, 100).cell(50, 50, 90, 20);
    float[] stored = DrawnField.noisy(field.camera(field.light(200, 200), 50, 100, 0), 5, 4);
    Signal signal = field.signal("TMRM", stored);
    assertThat(signal.background().origin()).isEqualTo(Background.Origin.DARKEST_PIXELS);
    assertThat(signal.background().noiseSd()).isCloseTo(5, within(0.3));
    assertThat(
            PotentialMeter.measure(
                    FieldChannels.of(signal), field.objects(), MeterSettings.defaults())
                .flags())
        .contains(FieldFlag.NO_CELL_FREE_PIXELS);
    float[] empty = field.camera(DrawnField.constant(10_000, 0), 50, 100, 0);
    Background blank =
        Background.ofBlank(CorrectedChannel.of(field.image("TMRM", empty, 65_535), CORRECTION));
    assertThat(blank.level()).isEqualTo(50);
    assertThat(blank.origin()).isEqualTo(Background.Origin.BLANK_WELL);
  }

  private static Background background(DrawnField field, float[] stored) throws Exception {
    return field
        .cellFree()
        .background(CorrectedChannel.of(field.image("TMRM", stored, 65_535), CORRECTION));
  }
}
