package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Outline;
import org.readout.imaging.Plane;

class NucleusFinderTest {
  @BeforeAll
  static void opencv() throws ImageException {
    OpenCv.require();
  }

  private static FoundNuclei find(Plane plane) {
    return NucleusFinder.find(plane, NucleusSettings.defaults());
  }

  @ParameterizedTest(name = "nuclei of {0} px")
  @ValueSource(ints = {10, 16, 30, 60, 110})
  void counts_nuclei_of_any_size_and_knows_how_large_they_are(int diameter) {
    DrawnField field = new DrawnField(8 * diameter, 8 * diameter, 100);
    int drawn = field.scatter(diameter, 1000, 3);

    FoundNuclei found = find(field.seen(10, 4));

    assertThat(found.nuclei()).hasSize(drawn);
    // A tenth of the diameter is the spread that is drawn.
    assertThat(found.diameterPx()).isCloseTo(diameter, within(Math.max(1, 0.12 * diameter)));
  }

  @Test
  void puts_the_border_at_half_height_where_the_sharp_edge_was() {
    FoundNuclei found = find(new DrawnField(120, 120, 100).disc(60.3, 57.8, 40, 1100).seen(5, 1));

    assertThat(found.nuclei()).hasSize(1);
    Nucleus nucleus = found.nuclei().get(0);
    assertThat(nucleus.xPx()).isCloseTo(60.3, within(0.3));
    assertThat(nucleus.yPx()).isCloseTo(57.8, within(0.3));
    // Border at 0.4 instead of 0.5 of the height of a flat disc, and the smoothing: half a pixel.
    assertThat(Math.sqrt(4 * nucleus.areaPx() / Math.PI)).isCloseTo(40, within(1.6));
    assertThat(nucleus.solidity()).isGreaterThan(0.95);
    assertThat(nucleus.atBorder()).isFalse();
  }

  @Test
  void cuts_two_that_touch_and_leaves_a_long_one_whole() {
    FoundNuclei found =
        find(
            new DrawnField(260, 160, 50)
                .disc(50, 50, 30, 500)
                .disc(77, 50, 30, 500)
                .ellipse(190, 60, 44, 26, 0.5, 500)
                .disc(60, 120, 32, 500)
                .disc(190, 120, 30, 500)
                .seen(5, 2));

    assertThat(found.nuclei()).hasSize(5);
  }

  @Test
  void finds_a_dim_one_beside_a_bright_one() {
    FoundNuclei found =
        find(
            new DrawnField(200, 160, 50)
                .disc(60, 80, 30, 450)
                .disc(95, 80, 30, 4000)
                .disc(150, 40, 30, 500)
                .disc(150, 110, 30, 480)
                .seen(5, 2));

    assertThat(found.nuclei()).hasSize(4);
  }

  @Test
  void a_dark_nucleolus_belongs_to_its_nucleus() {
    FoundNuclei found =
        find(new DrawnField(120, 120, 50).disc(60, 60, 40, 600).hole(58, 62, 14, 60).seen(5, 2));

    assertThat(found.nuclei()).hasSize(1);
    assertThat(found.labels().at(58, 62)).isEqualTo(1);
  }

  @Test
  void haze_that_rises_across_the_field_changes_no_count() {
    DrawnField field = new DrawnField(400, 300, 100);
    int drawn = field.scatter(30, 500, 8);

    assertThat(find(field.gradient(600).seen(8, 2)).nuclei()).hasSize(drawn);
  }

  @Test
  void rejects_specks_and_says_why() {
    DrawnField field = new DrawnField(300, 300, 50);
    int drawn = field.scatter(40, 800, 5);

    FoundNuclei found = find(field.disc(85, 85, 13, 900).seen(5, 2));

    assertThat(found.nuclei()).hasSize(drawn);
    assertThat(found.rejected()).anySatisfy(r -> assertThat(r.reason()).startsWith("too small"));
  }

  @ParameterizedTest(name = "noise of {0}")
  @ValueSource(doubles = {0.5, 3, 40})
  void an_empty_field_has_no_nuclei(double noise) {
    FoundNuclei found = find(new DrawnField(300, 200, 500).seen(noise, 6));

    assertThat(found.nuclei()).isEmpty();
    assertThat(found.labels().largest()).isZero();
    assertThat(found.rejected()).isNotEmpty().allMatch(rejected -> !rejected.reason().isBlank());
  }

  @Test
  void says_why_a_field_cannot_be_used() {
    assertThat(reason(new DrawnField(80, 60, 7).seen(0, 1))).contains("all samples are 7.0");
    assertThat(reason(Plane.of(1, 1, new float[] {3}))).contains("all samples");
    assertThat(reason(Plane.of(2, 1, new float[] {3, Float.NaN}))).contains("not a number");
    Plane bright = new DrawnField(200, 200, 0).disc(100, 100, 40, 800).seen(3, 1);
    float[] inverted = new float[200 * 200];
    for (int p = 0; p < inverted.length; p++) {
      inverted[p] = 1000 - bright.samples()[p];
    }
    assertThat(reason(Plane.of(200, 200, inverted))).contains("dark nuclei on a bright field");
  }

  private static String reason(Plane plane) {
    FoundNuclei found = find(plane);
    assertThat(found.nuclei()).isEmpty();
    assertThat(found.rejected()).hasSize(1);
    return found.rejected().get(0).reason();
  }

  @ParameterizedTest(name = "{0} px wide")
  @ValueSource(ints = {1, 2, 3, 5, 9})
  void the_smallest_images_end_in_no_error(int side) {
    float[] samples = new float[side * 2];
    for (int p = 0; p < samples.length; p++) {
      samples[p] = p * p % 7;
    }
    FoundNuclei found = find(Plane.of(side, 2, samples));

    assertThat(found.labels().widthPx()).isEqualTo(side);
  }

  @Test
  void saturated_nuclei_are_found_as_well() {
    DrawnField field = new DrawnField(300, 300, 20);
    int drawn = field.scatter(30, 900, 5);
    float[] clipped = field.seen(5, 2).samples().clone();
    for (int p = 0; p < clipped.length; p++) {
      clipped[p] = Math.min(255, clipped[p]);
    }

    assertThat(find(Plane.of(300, 300, clipped)).nuclei()).hasSize(drawn);
  }

  @Test
  void gain_and_offset_change_nothing() {
    Plane plane = crowded();
    float[] changed = new float[plane.samples().length];
    for (int p = 0; p < changed.length; p++) {
      changed[p] = 32768 + 4 * plane.samples()[p];
    }

    FoundNuclei found = find(Plane.of(plane.widthPx(), plane.heightPx(), changed));

    assertThat(agreement(find(plane).labels(), found.labels(), p -> p)).isGreaterThan(0.999);
  }

  @Test
  void a_turned_or_mirrored_field_has_the_same_nuclei() {
    Plane plane = crowded();
    int w = plane.widthPx();
    int h = plane.heightPx();
    IntUnaryOperator mirror = p -> p / w * w + w - 1 - p % w;
    IntUnaryOperator turn = p -> p % w * h + h - 1 - p / w;
    FoundNuclei found = find(plane);

    FoundNuclei mirrored = find(moved(plane, w, h, mirror));
    FoundNuclei turned = find(moved(plane, h, w, turn));

    assertThat(mirrored.nuclei()).hasSameSizeAs(found.nuclei());
    assertThat(turned.nuclei()).hasSameSizeAs(found.nuclei());
    // Ties between equal pixels may fall the other way along a cut.
    assertThat(agreement(found.labels(), mirrored.labels(), mirror)).isGreaterThan(0.99);
    assertThat(agreement(found.labels(), turned.labels(), turn)).isGreaterThan(0.99);
  }

  @Test
  void the_same_field_gives_the_same_labels() {
    assertThat(find(crowded()).labels().ids()).isEqualTo(find(crowded()).labels().ids());
  }

  @Test
  void labels_nuclei_and_outlines_agree() {
    FoundNuclei found = find(crowded());
    Labels labels = found.labels();

    assertThat(labels.largest()).isEqualTo(found.nuclei().size()).isGreaterThan(20);
    for (Nucleus nucleus : found.nuclei()) {
      assertThat(nucleus.id()).isEqualTo(found.nuclei().indexOf(nucleus) + 1);
      long pixels = Arrays.stream(labels.ids()).filter(id -> id == nucleus.id()).count();
      assertThat((long) nucleus.areaPx()).isEqualTo(pixels);
      for (Outline.Point point : nucleus.outline().points()) {
        assertThat(labels.at(point.x(), point.y())).isEqualTo(nucleus.id());
      }
      boolean border =
          nucleus.outline().points().stream()
              .anyMatch(
                  p ->
                      p.x() == 0
                          || p.y() == 0
                          || p.x() == labels.widthPx() - 1
                          || p.y() == labels.heightPx() - 1);
      assertThat(nucleus.atBorder()).isEqualTo(border);
    }
  }

  @Test
  void a_given_diameter_is_taken() {
    FoundNuclei found =
        NucleusFinder.find(crowded(), NucleusSettings.defaults().withDiameterPx(26));

    assertThat(found.diameterPx()).isEqualTo(26);
  }

  /** Many, some at the border, some touching. */
  private static Plane crowded() {
    DrawnField field = new DrawnField(330, 250, 60);
    field.scatter(26, 700, 9);
    return field.disc(0, 120, 26, 700).disc(140, 249, 26, 500).disc(40, 30, 28, 650).seen(6, 11);
  }

  private static Plane moved(Plane plane, int w, int h, IntUnaryOperator to) {
    float[] samples = new float[w * h];
    for (int p = 0; p < samples.length; p++) {
      samples[to.applyAsInt(p)] = plane.samples()[p];
    }
    return Plane.of(w, h, samples);
  }

  /** The part of the pixels of nuclei that are of nuclei in both. */
  private static double agreement(Labels a, Labels b, IntUnaryOperator to) {
    double both = 0;
    double any = 0;
    for (int p = 0; p < a.ids().length; p++) {
      boolean inA = a.ids()[p] > 0;
      boolean inB = b.ids()[to.applyAsInt(p)] > 0;
      both += inA && inB ? 1 : 0;
      any += inA || inB ? 1 : 0;
    }
    return both / any;
  }
}
