package org.readout.imaging.mitochondria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.readout.imaging.Plane;

class ThresholdTest {
  @Test
  void lies_between_two_groups_and_knows_how_far_they_are_apart() {
    Random random = new Random(1);
    float[] samples = new float[3000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) ((i % 3 == 0 ? 200 : 40) + 8 * random.nextGaussian());
    }
    Otsu otsu = Otsu.of(samples);
    assertThat(otsu.threshold()).isBetween(65.0, 175.0);
    assertThat(otsu.apart()).isCloseTo(160, within(2.0));
  }

  @Test
  void a_hot_pixel_does_not_move_it() {
    float[] samples = new float[2000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 2 == 0 ? 10 : 20;
    }
    double before = Otsu.of(samples).threshold();
    samples[7] = 60_000;
    assertThat(Otsu.of(samples).threshold()).isCloseTo(before, within(10.0));
    assertThat(Otsu.of(samples).threshold()).isBetween(10.0, 20.0);
  }

  @Test
  void of_one_level_nothing_is_above() {
    float[] samples = new float[50];
    Arrays.fill(samples, 7);
    assertThat(Otsu.of(samples).threshold()).isEqualTo(7);
    assertThat(Otsu.of(samples).apart()).isZero();
    assertThat(Otsu.of(new float[] {3}).threshold()).isEqualTo(3);
  }

  @Test
  void the_top_hat_is_the_image_less_its_opening_inside_the_region() {
    Random random = new Random(2);
    int[] diameters = {1, 3, 5, 9, 15};
    for (int diameter : diameters) {
      int width = 17;
      int height = 13;
      float[] samples = new float[width * height];
      int[] region = new int[width * height];
      for (int p = 0; p < samples.length; p++) {
        samples[p] = random.nextInt(1000) - 200;
        region[p] = random.nextInt(4) == 0 ? 0 : 1;
      }
      Plane hat = TopHat.of(Plane.of(width, height, samples), region, diameter);
      float[] eroded = extreme(samples, region, width, diameter, true);
      float[] opened = extreme(eroded, region, width, diameter, false);
      for (int p = 0; p < samples.length; p++) {
        float expected = region[p] == 0 ? 0 : samples[p] - opened[p];
        assertThat(hat.samples()[p]).isEqualTo(expected);
      }
    }
  }

  /** Over all pixels of the region within a disc, one by one. */
  private static float[] extreme(
      float[] in, int[] region, int width, int diameter, boolean smallest) {
    float[] out = new float[in.length];
    int reach = diameter / 2;
    double square = (reach + 0.5) * (reach + 0.5);
    for (int p = 0; p < in.length; p++) {
      float best = smallest ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
      for (int q = 0; q < in.length; q++) {
        int dx = q % width - p % width;
        int dy = Math.floorDiv(q, width) - Math.floorDiv(p, width);
        if (region[q] != 0 && dx * dx + dy * dy <= square) {
          best = smallest ? Math.min(best, in[q]) : Math.max(best, in[q]);
        }
      }
      out[p] = best;
    }
    return out;
  }
}
