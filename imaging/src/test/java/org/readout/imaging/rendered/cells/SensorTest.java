package org.readout.imaging.rendered.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorTest {
  private static final FieldRecipe EMPTY =
      FieldRecipe.defaults(1)
          .withSize(256, 256)
          .withCells(0)
          .withChannels(Channel.TMRM)
          .with(Optics.USUAL.withVignette(0));

  /** Shot noise: the variance grows by the gain with each count, from that of reading. */
  @Test
  void mean_and_variance_of_even_light_lie_on_the_line_of_the_gain() {
    double gain = EMPTY.sensor().gain();
    double reading = EMPTY.sensor().readNoise() * EMPTY.sensor().readNoise();
    double rounding = 1 / 12.0;
    for (double photons : new double[] {0, 2, 9, 11, 40, 300, 5000}) {
      CameraImage image = blank(EMPTY.with(EMPTY.optics().withBackground(photons)));
      double mean = mean(image);
      double counts = gain * photons;
      double variance = gain * counts + reading + rounding;
      int n = 256 * 256;
      assertThat(mean)
          .as("mean at %s photons", photons)
          .isCloseTo(EMPTY.sensor().offset() + counts, within(4 * Math.sqrt(variance / n)));
      assertThat(variance(image, mean))
          .as("variance at %s photons", photons)
          .isCloseTo(variance, within(4 * variance * Math.sqrt(2.5 / n)));
    }
  }

  /** Chi-square over the counts of one Poisson mean in each of the two ways of drawing. */
  @ParameterizedTest
  @ValueSource(doubles = {3, 9.5, 10.5, 60})
  void counts_of_photons_are_poisson(double mean) {
    int draws = 100_000;
    int[] found = new int[(int) (mean + 12 * Math.sqrt(mean)) + 10];
    Draws stream = new Draws(4, "test");
    for (int i = 0; i < draws; i++) {
      found[stream.poisson(mean)]++;
    }
    double expected = draws * Math.exp(-mean);
    double chiSquare = 0;
    int bins = 0;
    for (int k = 0; k < found.length; k++) {
      if (expected >= 10) {
        chiSquare += (found[k] - expected) * (found[k] - expected) / expected;
        bins++;
      }
      expected *= mean / (k + 1);
    }
    assertThat(chiSquare).isLessThan(bins + 4 * Math.sqrt(2.0 * bins));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 14, 16})
  void counts_stop_at_the_ceiling_of_the_bits(int bits) {
    Sensor sensor = Sensor.USUAL.withBits(bits).withOffset(10);
    FieldRecipe glaring = EMPTY.with(sensor).with(EMPTY.optics().withBackground(1e6));
    CameraImage image = blank(glaring);
    assertThat(sensor.ceiling()).isEqualTo((1 << bits) - 1);
    assertThat(IntStream.range(0, 256).map(x -> image.at(x, 9))).containsOnly((1 << bits) - 1);
  }

  @Test
  void a_stored_offset_moves_floor_and_ceiling() {
    Sensor sensor = Sensor.USUAL.withBits(12).withStoredOffset(32_768);
    assertThat(sensor.ceiling()).isEqualTo(36_863);
    assertThat(mean(blank(EMPTY.with(sensor)))).isCloseTo(32_768 + 100 + 20, within(0.2));
    assertThatThrownBy(() -> Sensor.USUAL.withStoredOffset(32_768))
        .hasMessage("storedOffset lies between 0.0 and 0.0, not at 32768.0");
  }

  @Test
  void bright_mitochondria_reach_the_ceiling_of_a_small_camera() {
    FieldRecipe recipe =
        FieldRecipe.defaults(2).withSize(300, 300).withCells(4).with(Sensor.EIGHT_BITS);
    RenderedField usual = RenderedField.render(recipe);
    RenderedField bright = RenderedField.render(recipe.with(recipe.dyes().withExposure(8)));
    assertThat(usual.cells()).allMatch(cell -> cell.saturatedFraction() == 0);
    assertThat(bright.cells()).anyMatch(cell -> cell.saturatedFraction() > 0.1);
  }

  private static CameraImage blank(FieldRecipe recipe) {
    return RenderedField.render(recipe).image(Channel.TMRM);
  }

  private static double mean(CameraImage image) {
    return IntStream.range(0, 256 * 256).map(image::count).average().orElseThrow();
  }

  private static double variance(CameraImage image, double mean) {
    return IntStream.range(0, 256 * 256)
        .mapToDouble(i -> (image.count(i) - mean) * (image.count(i) - mean))
        .average()
        .orElseThrow();
  }
}
