package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;

final class FlatFieldTest {
  private static final int SIDE = 256;
  private static final Dark DARK = DrawnField.offset(100);

  /** The reference asks for ±3 %; cells cover a fifth, and then a third, of every field. */
  @ParameterizedTest(name = "{0} fields, {1} cells each, fall-off {2}")
  @CsvSource({"20, 16, 0.25", "40, 28, 0.25", "30, 16, 0.5", "20, 16, 0"})
  void finds_the_light_in_the_fields_themselves(int fields, int cells, double fallOff)
      throws Exception {
    FlatField flat = FlatField.retrospective(fields(fields, cells, fallOff), DARK);
    Plane factors = flat.factors().orElseThrow();
    DrawnField truth = new DrawnField(SIDE, SIDE);
    Plane light = truth.flat(fallOff, 1);
    double median = Order.median(light.samples(), SIDE * SIDE);
    double worst = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      double expected = light.samples()[i] / median;
      worst = Math.max(worst, Math.abs(factors.samples()[i] / expected - 1));
    }
    assertThat(worst).isLessThan(0.03);
    assertThat(flat.uncertainty().orElseThrow()).isBetween(0.0, 0.03);
    assertThat(flat.source()).contains("median of " + fields + " fields");
    assertThat(Order.median(factors.samples(), SIDE * SIDE)).isCloseTo(1, within(1e-6));
  }

  @Test
  void refuses_one_image_and_says_what_would_do() throws Exception {
    List<Plane> one = fields(1, 16, 0.25);
    assertThatThrownBy(() -> FlatField.retrospective(one, DARK))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("from 1 image")
        .extracting(e -> ((ImageException) e).remedy())
        .asString()
        .contains("at least 20 different fields");
  }

  @Test
  void is_not_deceived_by_one_image_many_times() throws Exception {
    List<Plane> copies = Collections.nCopies(25, fields(1, 16, 0.25).get(0));
    assertThatThrownBy(() -> FlatField.retrospective(copies, DARK))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("from 1 image");
  }

  @Test
  void refuses_without_a_dark_level_which_would_hide_half_of_the_fall_off() {
    assertThatThrownBy(() -> new Illumination(new Dark.Unknown()))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("dark level");
  }

  @Test
  void refuses_fields_of_different_size_and_fields_too_small() throws Exception {
    Illumination illumination = new Illumination(DARK);
    illumination.add(fields(1, 3, 0).get(0));
    Plane smaller = Plane.of(128, 128, DrawnField.constant(128 * 128, 500));
    assertThatThrownBy(() -> illumination.add(smaller))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("128 × 128");
    Plane tiny = Plane.of(10, 10, DrawnField.constant(100, 500));
    assertThatThrownBy(() -> new Illumination(DARK).add(tiny))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("too small");
  }

  @Test
  void takes_the_cameras_offset_off_a_given_flat_field() throws Exception {
    DrawnField field = new DrawnField(100, 100);
    float[] image = field.camera(DrawnField.constant(10_000, 0), 2000, 100, 0.3);
    FlatField flat = FlatField.given(field.plane(image), DARK, "slide");
    Plane factors = flat.factors().orElseThrow();
    assertThat(factors.at(0, 0) / factors.at(50, 50))
        .isCloseTo(
            (float) (field.vignette(0, 0.3) / field.vignette(50 * 100 + 50, 0.3)), within(1e-5f));
  }

  @Test
  void mends_a_dead_pixel_and_refuses_a_dark_corner() throws Exception {
    DrawnField field = new DrawnField(100, 100);
    float[] image = field.camera(DrawnField.constant(10_000, 0), 2000, 100, 0);
    image[5050] = 100;
    Plane mended = FlatField.given(field.plane(image), DARK, "slide").factors().orElseThrow();
    assertThat(mended.samples()[5050]).isCloseTo(1, within(1e-5f));
    for (int i = 0; i < 10_000; i++) {
      image[i] = Math.hypot(i % 100, Math.floorDiv(i, 100)) < 20 ? 101 : image[i];
    }
    assertThatThrownBy(() -> FlatField.given(field.plane(image), DARK, "slide"))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("column 0, row 0");
  }

  @Test
  void refuses_a_dark_frame_of_another_size() {
    Dark dark = new Dark.Frame(Plane.of(10, 10, new float[100]), "dark.tif");
    DrawnField field = new DrawnField(20, 20);
    ChannelImage image = field.image("TMRM", new float[400], 65_535);
    assertThatThrownBy(() -> CorrectedChannel.of(image, new Correction(dark, FlatField.NONE)))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("dark.tif")
        .hasMessageContaining("20 × 20");
  }

  @Test
  void takes_a_dark_frame_off_pixel_by_pixel() throws Exception {
    float[] frame = new float[400];
    float[] stored = new float[400];
    for (int i = 0; i < 400; i++) {
      frame[i] = 90 + i % 20;
      stored[i] = frame[i] + 7;
    }
    DrawnField field = new DrawnField(20, 20);
    Dark dark = new Dark.Frame(field.plane(frame), "dark.tif");
    Plane corrected =
        CorrectedChannel.of(
                field.image("TMRM", stored, 65_535), new Correction(dark, FlatField.NONE))
            .plane();
    assertThat(corrected.samples()).containsOnly(7f);
  }

  @Test
  void refuses_samples_that_are_not_numbers() {
    DrawnField field = new DrawnField(20, 20);
    float[] stored = new float[400];
    stored[7] = Float.NaN;
    assertThatThrownBy(
            () -> CorrectedChannel.of(field.image("TMRM", stored, 65_535), Correction.unknown()))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("not numbers");
  }

  /** Cells of all brightness thrown anywhere, also over the border, with photon noise. */
  private static List<Plane> fields(int n, int cells, double fallOff) {
    List<Plane> fields = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(11);
    for (int field = 0; field < n; field++) {
      DrawnField drawn = new DrawnField(SIDE, SIDE);
      for (int cell = 0; cell < cells; cell++) {
        drawn.cell(anywhere(random), anywhere(random), 10 + random.nextInt(10), 5);
      }
      float[] light = drawn.light(200 + random.nextInt(300), 900);
      float[] stored = drawn.camera(light, 80, 100, fallOff);
      for (int i = 0; i < stored.length; i++) {
        stored[i] += (float) (Math.sqrt(stored[i] - 100) * random.nextGaussian());
      }
      fields.add(drawn.plane(stored));
    }
    return fields;
  }

  private static int anywhere(SplittableRandom random) {
    return random.nextInt(SIDE + 40) - 20;
  }
}
