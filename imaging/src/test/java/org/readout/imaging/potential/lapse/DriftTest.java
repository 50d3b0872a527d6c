package org.readout.imaging.potential.lapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.imaging.Plane;

final class DriftTest {
  private static final int SIDE = 256;

  @ParameterizedTest
  @CsvSource({"0, 0", "7, -3", "-12, 20", "2.4, 0.6"})
  void says_how_far_right_and_down_the_field_moved(double x, double y) throws Exception {
    Drift drift = Drift.between(spots(0, 0, 1), spots(x, y, 2));
    assertThat(drift.certain()).isTrue();
    assertThat(drift.xPx()).isCloseTo(x, within(0.3));
    assertThat(drift.yPx()).isCloseTo(y, within(0.3));
  }

  @Test
  void is_not_certain_of_frames_that_have_nothing_in_common() throws Exception {
    assertThat(Drift.between(noise(3), noise(4)).certain()).isFalse();
  }

  private static Plane spots(double right, double down, long noiseSeed) {
    SplittableRandom places = new SplittableRandom(5);
    float[] samples = noise(noiseSeed).samples();
    for (int spot = 0; spot < 25; spot++) {
      double x0 = 30 + 196 * places.nextDouble() + right;
      double y0 = 30 + 196 * places.nextDouble() + down;
      for (int i = 0; i < samples.length; i++) {
        double far = Math.hypot(i % SIDE - x0, Math.floorDiv(i, SIDE) - y0);
        samples[i] += (float) (200 / (1 + Math.exp((far - 8) * 2)));
      }
    }
    return Plane.of(SIDE, SIDE, samples);
  }

  private static Plane noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (100 + 5 * random.nextGaussian());
    }
    return Plane.of(SIDE, SIDE, samples);
  }
}
