package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

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
