package org.readout.imaging.potential.lapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.ImageException;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.Refusal;

final class LapseMeterTest {
  private static final LapseTimes DRUG_AT_300 = LapseTimes.of(300);

  /** The reference asks for ±10 %. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0002, 0.001, 0.003})
  void finds_how_fast_reference_cells_bleach(double k) throws Exception {
    List<Track> vehicle = Lapses.tracks(40, 20, 0.02, t -> Math.exp(-k * t));
    Bleaching found = Bleaching.of(vehicle, Lapses::mean);
    assertThat(found.ratePerSecond()).isCloseTo(k, within(0.1 * k));
    assertThat(found.cells()).isEqualTo(20);
    assertThat(found.frames()).isEqualTo(40);
    assertThat(Math.abs(found.ratePerSecond() - k)).isLessThan(4 * found.standardError());
  }

  @Test
  void is_exact_without_noise_and_takes_bleaching_out_again() throws Exception {
    Bleaching found =
        Bleaching.of(Lapses.tracks(10, 30, 0, t -> Math.exp(-0.002 * t)), Lapses::mean);
    assertThat(found.ratePerSecond()).isCloseTo(0.002, within(1e-9));
    assertThat(found.corrected(found.left(500) * 17, 500)).isCloseTo(17, within(1e-9));
    assertThat(found.lossOver(100)).isCloseTo(1 - Math.exp(-0.2), within(1e-6));
  }

  @Test
  void refuses_too_few_frames_and_cells_without_light() {
    assertThatThrownBy(() -> Bleaching.of(Lapses.tracks(3, 30, 0, t -> 1), Lapses::mean))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("3 frames");
    assertThatThrownBy(() -> Bleaching.of(Lapses.tracks(9, 30, 0, t -> -1), Lapses::mean))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("no reference cell");
  }

  @Test
  void relates_every_cell_to_itself_before_the_drug() {
    List<Track> tracks = Lapses.tracks(20, 30, 0, t -> t < 300 ? 1 : 0.6);
    TimeLapse lapse = LapseMeter.measure(tracks, Lapses::mean, DRUG_AT_300, null);
    assertThat(lapse.frames()).isEqualTo(20);
    assertThat(lapse.courses()).hasSize(20);
    assertThat(lapse.baselineLoss()).isCloseTo(0, within(1e-6));
    for (CellCourse course : lapse.courses()) {
      assertThat(number(course.baseline())).isCloseTo(200 + 40 * course.track(), within(1e-9));
      assertThat(number(course.points().get(9).relative())).isCloseTo(1, within(1e-12));
      assertThat(number(course.points().get(10).relative())).isCloseTo(0.6, within(1e-12));
    }
    assertThat(lapse.riseAfterFccp()).isNull();
    assertThat(lapse.millivoltsRefusedBecause()).isEmpty();
  }

  @Test
  void takes_bleaching_out_of_the_effect() throws Exception {
    double k = 0.0005;
    Bleaching bleaching =
        Bleaching.of(Lapses.tracks(40, 15, 0.01, t -> Math.exp(-k * t)), Lapses::mean);
    List<Track> treated = Lapses.tracks(40, 15, 0, t -> Math.exp(-k * t) * (t < 300 ? 1 : 0.8));
    TimeLapse lapse = LapseMeter.measure(treated, Lapses::mean, DRUG_AT_300, bleaching);
    CellCourse course = lapse.courses().get(0);
    // Uncorrected the last frame would read 0.65.
    assertThat(number(course.points().get(39).relative())).isCloseTo(0.8, within(0.02));
  }

  @Test
  void refuses_a_baseline_that_loses_more_than_a_fifth_with_and_without_reference()
      throws Exception {
    double k = 0.001;
    List<Track> tracks = Lapses.tracks(20, 30, 0.005, t -> Math.exp(-k * t));
    Bleaching bleaching = Bleaching.of(tracks, Lapses::mean);
    for (Bleaching given : new Bleaching[] {bleaching, null}) {
      TimeLapse lapse = LapseMeter.measure(tracks, Lapses::mean, DRUG_AT_300, given);
      // Ten frames, 270 s from the first to the last.
      assertThat(lapse.baselineLoss()).isCloseTo(1 - Math.exp(-0.27), within(0.03));
      assertThat(lapse.courses().get(0).baseline().refusal()).contains(Refusal.BASELINE_BLEACHES);
      assertThat(lapse.courses().get(0).points().get(5).relative().refusal())
          .contains(Refusal.BASELINE_BLEACHES);
    }
  }

  @Test
  void a_rise_after_fccp_is_the_sign_of_quench_mode_and_stops_millivolts() {
    List<Track> quench =
        Lapses.tracks(30, 30, 0.02, t -> t < 600 ? 1 : 0.4 + 0.9 * Math.exp(-(t - 600) / 200));
    TimeLapse lapse = LapseMeter.measure(quench, Lapses::mean, new LapseTimes(300, 600.0), null);
    assertThat(lapse.riseAfterFccp()).isCloseTo(0.3, within(0.05));
    assertThat(lapse.millivoltsRefusedBecause()).contains(Refusal.DEQUENCHES);
  }

  @Test
  void a_fall_after_fccp_is_none_and_its_plateau_is_the_zero() {
    List<Track> tracks =
        Lapses.tracks(30, 30, 0.02, t -> t < 600 ? 1 : 0.2 + 0.8 * Math.exp(-(t - 600) / 20));
    TimeLapse lapse = LapseMeter.measure(tracks, Lapses::mean, new LapseTimes(300, 600.0), null);
    assertThat(lapse.riseAfterFccp()).isLessThan(0.05);
    assertThat(lapse.millivoltsRefusedBecause()).isEmpty();
    CellCourse course = lapse.courses().get(0);
    assertThat(number(course.plateau()) / number(course.baseline())).isCloseTo(0.2, within(0.03));
  }

  @Test
  void noise_after_fccp_is_no_rise() {
    List<Track> still = Lapses.tracks(30, 30, 0.15, t -> 1);
    TimeLapse lapse = LapseMeter.measure(still, Lapses::mean, new LapseTimes(300, 600.0), null);
    assertThat(lapse.riseAfterFccp()).isBetween(-0.1, 0.1);
    assertThat(lapse.millivoltsRefusedBecause()).isEmpty();
  }

  @Test
  void cells_that_came_after_the_drug_have_no_course_and_dark_ones_no_baseline() {
    List<Track> dark = Lapses.tracks(20, 30, 0, t -> -0.1);
    Track late = new Track(99, List.of(new Track.Sighting(15, 450, Lapses.cell(1, 0, 0, 5))));
    TimeLapse lapse =
        LapseMeter.measure(List.of(dark.get(0), late), Lapses::mean, DRUG_AT_300, null);
    assertThat(lapse.courses()).hasSize(1);
    assertThat(lapse.courses().get(0).baseline().refusal()).contains(Refusal.TOO_DIM);
  }

  private static double number(Estimate estimate) {
    return estimate.value().orElseThrow();
  }
}
