package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;

/** Fields with the same cells elsewhere, seen through the same noise; one of them out of focus. */
final class PlateFocusTest {
  /** Sharp enough to be sampled, as through an objective. */
  private static final double OPTICS_PX = 1.3;

  @BeforeAll
  static void ready() throws Exception {
    OpenCv.require();
  }

  @Test
  void finds_the_field_that_is_out_of_focus_and_no_other() throws Exception {
    Map<String, PlateFocus.Sharpness> plate = plate(300);
    plate.put("B06", sharpness(6, Math.hypot(OPTICS_PX, 2), 300));
    Map<String, PlateFocus.Judged> judged = PlateFocus.of(plate);
    PlateFocus.Judged blurred = Objects.requireNonNull(judged.remove("B06"));
    assertThat(blurred.verdict()).isEqualTo(PlateFocus.Verdict.OUT_OF_FOCUS);
    assertThat(blurred.laplacianDeviations()).isLessThan(-3);
    assertThat(judged.values())
        .extracting(PlateFocus.Judged::verdict)
        .containsOnly(PlateFocus.Verdict.SHARP);
  }

  @Test
  void a_dim_field_is_not_judged_because_noise_looks_sharp() throws Exception {
    Map<String, PlateFocus.Sharpness> plate = plate(300);
    plate.put("H12", sharpness(7, Math.hypot(OPTICS_PX, 4), 10));
    PlateFocus.Judged dim = Objects.requireNonNull(PlateFocus.of(plate).get("H12"));
    assertThat(dim.verdict()).isEqualTo(PlateFocus.Verdict.NOT_JUDGED);
  }

  @Test
  void a_brighter_field_is_no_sharper() throws Exception {
    ChannelQuality dimmer = quality(1, OPTICS_PX, 300);
    ChannelQuality brighter = quality(1, OPTICS_PX, 600);
    assertThat(brighter.focus().laplacianVariance() / dimmer.focus().laplacianVariance())
        .isBetween(0.9, 1.0);
  }

  @Test
  void three_fields_are_no_plate() throws Exception {
    Map<String, PlateFocus.Sharpness> few = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      few.put("A0" + i, sharpness(i, OPTICS_PX, 300));
    }
    assertThat(PlateFocus.of(few).values())
        .extracting(PlateFocus.Judged::verdict)
        .containsOnly(PlateFocus.Verdict.NOT_JUDGED);
  }

  private static Map<String, PlateFocus.Sharpness> plate(double brightness) throws Exception {
    Map<String, PlateFocus.Sharpness> plate = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      plate.put("A" + (10 + i), sharpness(i, OPTICS_PX, brightness));
    }
    return plate;
  }

  private static PlateFocus.Sharpness sharpness(int seed, double blurPx, double brightness)
      throws Exception {
    return PlateFocus.Sharpness.of(quality(seed, blurPx, brightness));
  }

  private static ChannelQuality quality(int seed, double blurPx, double brightness)
      throws Exception {
    DrawnField field = new DrawnField(300, 300);
    for (int i = 0; i < 9; i++) {
      field.cell(50 + i % 3 * 100 + seed % 4 * 3, 50 + i / 3 * 100 - seed % 3 * 5, 28, 12);
    }
    float[] light = blurred(field, field.light(brightness, 2 * brightness), blurPx);
    Signal signal =
        field.signal("nuclei", DrawnField.noisy(field.camera(light, 50, 100, 0), 8, 100 + seed));
    return PotentialMeter.measure(
            FieldChannels.of(signal), field.objects(), MeterSettings.defaults())
        .channels()
        .get(0);
  }

  private static float[] blurred(DrawnField field, float[] light, double blurPx) {
    try (Mats mats = new Mats()) {
      Mat mat = Matrix.of(field.plane(light), mats);
      Imgproc.GaussianBlur(mat, mat, new Size(), blurPx);
      return Matrix.samples(mat);
    }
  }
}
