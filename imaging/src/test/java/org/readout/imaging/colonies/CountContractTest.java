package org.readout.imaging.colonies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;
import org.readout.imaging.Outline;
import org.readout.imaging.vessels.Vessel;

class CountContractTest {
  private static final CountSettings DEFAULTS = CountSettings.defaults();

  @Test
  void the_numbers_of_a_region_add_up_and_ids_are_unique() throws ImageException {
    try (Drawing drawing = plate()) {
      CountedImage counted = ColonyCounter.count(drawing.file(), DEFAULTS);
      List<Integer> ids = new ArrayList<>();
      for (CountedRegion region : counted.regions()) {
        assertThat(region.count())
            .isEqualTo(region.candidates().stream().filter(Candidate::accepted).count());
        assertThat(region.count() + region.rejected()).isEqualTo(region.candidates().size());
        assertThat(region.areaFraction()).isBetween(0.0, 1.0);
        region.candidates().forEach(candidate -> ids.add(candidate.id()));
      }
      assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Test
  void the_same_image_gives_the_same_bytes_again_and_on_many_threads() throws Exception {
    try (Drawing drawing = plate()) {
      ImageFile file = drawing.file();
      CountedImage first = ColonyCounter.count(file, DEFAULTS);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<CountedImage>> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          others.add(threads.submit(() -> ColonyCounter.count(file, DEFAULTS)));
        }
        for (Future<CountedImage> other : others) {
          assertThat(other.get()).isEqualTo(first);
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(CountOverlay.png(file, first)).isEqualTo(CountOverlay.png(file, first));
    }
  }

  @ParameterizedTest(name = "{0} × {1} of grey {2}, noise {3}")
  @CsvSource({
    "1, 1, 0, 0", "1, 1, 255, 0", "2, 1, 9, 0", "1, 300, 128, 0", "300, 1, 128, 0",
    "3, 3, 128, 90", "17, 17, 128, 90", "200, 200, 0, 0", "200, 200, 255, 0", "200, 200, 128, 0",
    "400, 300, 128, 60", "64, 2000, 30, 20", "47, 49, 200, 5"
  })
  void nothing_but_noise_is_counted_without_a_crash_by_any_vessel(
      int width, int height, int grey, double noise) throws ImageException {
    try (Drawing drawing = new Drawing(width, height, Scalar.all(grey))) {
      drawing.photograph(noise);
      for (Vessel vessel : Vessel.values()) {
        for (ColonyAssay assay : ColonyAssay.values()) {
          CountedImage counted =
              ColonyCounter.count(drawing.file(), DEFAULTS.withVessel(vessel).withAssay(assay));
          assertThat(counted.regions()).isNotEmpty();
          assertThat(counted.regions()).allMatch(region -> region.areaFraction() <= 1);
        }
      }
    }
  }

  @Test
  void one_huge_colony_is_no_crash() throws ImageException {
    try (Drawing drawing = Drawing.dish(500)) {
      drawing.disc(250, 250, 190, Drawing.VIOLET);
      assertThat(ColonyCounter.count(drawing.file(), DEFAULTS).regions()).hasSize(1);
    }
  }

  @Test
  void a_polygon_and_a_mask_count_inside_only() throws ImageException {
    try (Drawing drawing = Drawing.dish(800)) {
      drawing.scatter(60, 400, 400, 300, 7, 30, Drawing.VIOLET);
      drawing.photograph(2);
      long left = drawing.colonies.stream().filter(c -> c.x < 380).count();
      List<Outline.Point> corners =
          List.of(
              new Outline.Point(0, 0),
              new Outline.Point(389, 0),
              new Outline.Point(389, 799),
              new Outline.Point(0, 799));
      CountSettings polygon = DEFAULTS.withRoi(new RegionOfInterest.Polygon(corners));
      CountSettings mask =
          DEFAULTS.withRoi(
              new RegionOfInterest.Mask(ImageFile.of("mask.png", half(800, 390)), "0f"));
      CountedRegion byPolygon = ColonyCounter.count(drawing.file(), polygon).regions().get(0);
      CountedRegion byMask = ColonyCounter.count(drawing.file(), mask).regions().get(0);
      assertThat(byPolygon.candidates()).allMatch(candidate -> candidate.xPx() < 390);
      assertThat((long) byPolygon.count()).isBetween(left, left + 3);
      assertThat(byMask.count()).isEqualTo(byPolygon.count());
    }
  }

  @Test
  void a_region_of_interest_of_another_size_is_refused() throws ImageException {
    try (Drawing drawing = Drawing.dish(300)) {
      CountSettings settings =
          DEFAULTS.withRoi(
              new RegionOfInterest.Mask(ImageFile.of("mask.png", half(200, 100)), "0f"));
      assertThatThrownBy(() -> ColonyCounter.count(drawing.file(), settings))
          .isInstanceOf(ImageException.BadRegion.class)
          .hasMessageContaining("drawn.png")
          .hasMessageContaining("200 × 200");
    }
  }

  @Test
  void a_limit_in_micrometres_needs_a_scale() throws ImageException {
    try (Drawing drawing = Drawing.dish(300)) {
      CountSettings settings = DEFAULTS.withMinDiameter(new SizeLimit.Micrometres(60));
      assertThatThrownBy(() -> ColonyCounter.count(drawing.file(), settings))
          .isInstanceOf(ImageException.NoScale.class)
          .hasMessageContaining("60")
          .extracting(e -> ((ImageException) e).remedy())
          .asString()
          .contains("um-per-px");
      assertThat(ColonyCounter.count(drawing.file(), settings.withUmPerPx(10)).calibration())
          .isNotNull();
    }
  }

  @Test
  void a_smallest_diameter_is_the_limit_that_it_says() throws ImageException {
    try (Drawing drawing = Drawing.dish(800)) {
      drawing.scatter(15, 400, 400, 280, 8, 60, Drawing.VIOLET);
      int large = drawing.colonies.size();
      drawing.scatter(15, 400, 400, 280, 3, 45, Drawing.VIOLET);
      drawing.photograph(2);
      ImageFile file = drawing.file();
      CountSettings pixels = DEFAULTS.withMinDiameter(new SizeLimit.Pixels(15));
      CountSettings micrometres =
          DEFAULTS.withUmPerPx(10).withMinDiameter(new SizeLimit.Micrometres(150));
      CountedRegion byPixels = ColonyCounter.count(file, pixels).regions().get(0);
      assertThat(byPixels.count()).isEqualTo(large);
      assertThat(ColonyCounter.count(file, micrometres).regions().get(0).count()).isEqualTo(large);
      assertThat(byPixels.candidates()).extracting(Candidate::reason).contains(Rejection.TOO_SMALL);
    }
  }

  @Test
  void labels_hold_each_counted_object_once() throws ImageException {
    try (Drawing drawing = plate();
        Mats mats = new Mats()) {
      CountedImage counted = ColonyCounter.count(drawing.file(), DEFAULTS);
      byte[] png = CountLabels.png(counted);
      Mat labels =
          mats.own(Imgcodecs.imdecode(mats.own(new MatOfByte(png)), Imgcodecs.IMREAD_UNCHANGED));
      assertThat(labels.cols()).isEqualTo(counted.widthPx());
      assertThat(labels.rows()).isEqualTo(counted.heightPx());
      short[] values = new short[(int) labels.total()];
      labels.get(0, 0, values);
      boolean[] seen = new boolean[65536];
      for (short value : values) {
        seen[value & 0xffff] = true;
      }
      int count = counted.regions().stream().mapToInt(CountedRegion::count).sum();
      assertThat(count).isPositive();
      for (int label = 1; label < seen.length; label++) {
        assertThat(seen[label]).as("label %d of %d", label, count).isEqualTo(label <= count);
      }
    }
  }

  @Test
  void parameters_name_everything_that_changes_a_number() {
    assertThat(DEFAULTS.parameters().keySet())
        .containsExactly("assay", "min_diameter", "polarity", "roi", "um_per_px", "vessel");
    assertThat(DEFAULTS.parameters().values()).doesNotContainNull();
    assertThat(DEFAULTS.withVessel(Vessel.WELLS_6).parameters()).containsEntry("vessel", "wells-6");
    assertThat(DEFAULTS.withMinDiameter(new SizeLimit.Pixels(4)).parameters())
        .containsEntry("min_diameter", "4.0 px");
  }

  @Test
  void every_rejection_and_flag_has_a_code_and_a_sentence() {
    assertThat(Arrays.stream(Rejection.values()).map(Rejection::sentence)).doesNotContain("");
    assertThat(Arrays.stream(Flag.values()).map(Flag::code)).allMatch(c -> c.matches("[a-z-]+"));
  }

  /** What 200 counts leave behind in the process, where Linux tells. */
  @Test
  void native_memory_is_given_back() throws ImageException, IOException {
    Path status = Path.of("/proc/self/statm");
    Assumptions.assumeTrue(Files.exists(status), "the process's size is told by Linux only");
    try (Drawing drawing = Drawing.dish(160)) {
      drawing.scatter(6, 80, 80, 50, 4, 16, Drawing.VIOLET);
      ImageFile file = drawing.file();
      for (int i = 0; i < 30; i++) {
        ColonyCounter.count(file, DEFAULTS);
      }
      long before = residentBytes(status);
      for (int i = 0; i < 200; i++) {
        ColonyCounter.count(file, DEFAULTS);
      }
      // One count makes about 2 MB of matrices: 200 kept would be 400 MB.
      assertThat(residentBytes(status) - before).isLessThan(200L << 20);
    }
  }

  private static long residentBytes(Path status) throws IOException {
    return Long.parseLong(Files.readString(status).split(" ", -1)[1]) * 4096;
  }

  private static Drawing plate() throws ImageException {
    Drawing drawing = new Drawing(1000, 700, new Scalar(170, 172, 174));
    for (int i = 0; i < 6; i++) {
      drawing.well(190 + 310 * (i % 3), 190 + 310 * (i / 3), 145);
      drawing.scatter(8 + i, 190 + 310 * (i % 3), 190 + 310 * (i / 3), 110, 5, 20, Drawing.VIOLET);
    }
    drawing.photograph(2);
    return drawing;
  }

  /** White left of a column, black from there on. */
  private static byte[] half(int side, int white) throws ImageException {
    try (Drawing mask = new Drawing(side, side, Scalar.all(0))) {
      mask.line(0, 0, 0, side, 2 * white - 1, Scalar.all(255));
      return mask.png();
    }
  }
}
