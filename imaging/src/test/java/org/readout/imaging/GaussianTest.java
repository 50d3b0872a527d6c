package org.readout.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 3, 40})
  void keeps_an_even_level_up_to_the_border(double sigmaPx) {
    float[] even = new float[13 * 9];
    Arrays.fill(even, 1000);
    for (float sample : Gaussian.blur(Plane.of(13, 9, even), sigmaPx).samples()) {
      assertThat(sample).isCloseTo(1000f, within(0.01f));
    }
  }

  @Test
  void spreads_a_point_as_wide_as_asked() {
    float[] point = new float[41 * 41];
    point[20 * 41 + 20] = 1;
    Plane blurred = Gaussian.blur(Plane.of(41, 41, point), 2);
    double sum = 0;
    double variance = 0;
    for (int p = 0; p < point.length; p++) {
      double x = p % 41 - 20;
      sum += blurred.samples()[p];
      variance += blurred.samples()[p] * x * x;
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    // Cut off at 3.75 deviations, the tails' 0.3 % of the variance is missing.
    assertThat(Math.sqrt(variance)).isCloseTo(2, within(0.01));
  }

  @Test
  void mirrored_image_gives_the_mirrored_result_to_the_last_bit() {
    Random random = new Random(3);
    float[] samples = new float[30 * 20];
    float[] mirrored = new float[30 * 20];
    for (int p = 0; p < samples.length; p++) {
      samples[p] = random.nextFloat();
      mirrored[p - p % 30 + 29 - p % 30] = samples[p];
    }
    Plane a = Gaussian.blur(Plane.of(30, 20, samples), 1.3);
    Plane b = Gaussian.blur(Plane.of(30, 20, mirrored), 1.3);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 30; x++) {
        assertThat(a.at(x, y)).isEqualTo(b.at(29 - x, y));
      }
    }
  }

  @Test
  void takes_one_pixel_and_no_smoothing_and_refuses_a_negative_one() {
    Plane pixel = Plane.of(1, 1, new float[] {7});
    assertThat(Gaussian.blur(pixel, 5).at(0, 0)).isCloseTo(7f, within(1e-4f));
    assertThat(Gaussian.blur(pixel, 0)).isSameAs(pixel);
    assertThatIllegalArgumentException().isThrownBy(() -> Gaussian.blur(pixel, -1));
  }

  @Test
  void noise_is_measured_with_its_deviation_whatever_lies_under_it() {
    Random random = new Random(11);
    float[] samples = new float[200 * 200];
    for (int p = 0; p < samples.length; p++) {
      double slope = 3 * (p % 200);
      double step = p % 200 > 100 ? 500 : 0;
      samples[p] = (float) (slope + step + 8 * random.nextGaussian());
    }
    Plane plane = Plane.of(200, 200, samples);
    assertThat(Noise.of(plane)).isCloseTo(8, within(0.4));
    double[] left = new double[100 * 200];
    Plane flat = Plane.of(200, 200, noiseAlone(8));
    Plane blurred = Gaussian.blur(flat, 1.5);
    for (int i = 0; i < left.length; i++) {
      left[i] = blurred.samples()[i];
    }
    double sd = Math.sqrt(Arrays.stream(left).map(v -> v * v).average().orElse(0));
    assertThat(8 * Noise.leftAfterBlur(1.5)).isCloseTo(sd, within(0.1));
  }

  @Test
  void noise_of_an_image_below_three_pixels_is_not_known_and_0() {
    assertThat(Noise.of(Plane.of(2, 5, new float[10]))).isZero();
  }

  private static float[] noiseAlone(double sigma) {
    Random random = new Random(5);
    float[] samples = new float[200 * 200];
    for (int p = 0; p < samples.length; p++) {
      samples[p] = (float) (sigma * random.nextGaussian());
    }
    return samples;
  }
}
