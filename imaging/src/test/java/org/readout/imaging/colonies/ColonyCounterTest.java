package org.readout.imaging.colonies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;
import org.readout.imaging.rendered.PlateRecipe;
import org.readout.imaging.rendered.RenderedPlate;
import org.readout.imaging.vessels.Compartment;
import org.readout.imaging.vessels.Vessel;

class ColonyCounterTest {
  /** A tenth of the distance between drawn neighbours; what is measured is the centre. */
  private static final double NEAR_PX = 3;

  @ParameterizedTest(name = "{0} colonies, noise {1}, light down to {2}")
  @CsvSource({"40, 2, 1.0", "40, 2, 0.5", "40, 6, 0.7", "150, 3, 0.8", "3, 3, 1.0", "1, 3, 0.8"})
  void counts_every_colony_of_a_dish_and_nothing_else(int n, double noise, double light)
      throws ImageException {
    try (Drawing drawing = Drawing.dish(1000)) {
      drawing.scatter(n, 500, 500, 380, 8, 30, Drawing.VIOLET);
      drawing.shade(light);
      drawing.photograph(noise);
      CountedImage counted = ColonyCounter.count(drawing.file(), CountSettings.defaults());
      CountedRegion dish = only(counted);
      assertThat(dish.name()).isEqualTo("dish");
      assertThat(dish.kind()).isEqualTo(Compartment.Kind.DISH);
      assertThat(dish.count()).isEqualTo(n);
      assertThat(matched(drawing.colonies, dish)).isEqualTo(n);
      assertThat(dish.tooNumerous()).isFalse();
    }
  }

  @ParameterizedTest(name = "noise {0}")
  @ValueSource(doubles = {0, 1, 3, 8, 20})
  void counts_nothing_in_an_empty_dish(double noise) throws ImageException {
    try (Drawing drawing = Drawing.dish(800)) {
      drawing.shade(0.6);
      drawing.photograph(noise);
      CountedRegion dish = only(ColonyCounter.count(drawing.file(), CountSettings.defaults()));
      assertThat(dish.count()).isZero();
      assertThat(dish.flags()).contains(Flag.EMPTY);
      assertThat(dish.areaFraction()).isLessThan(0.01);
    }
  }

  @Test
  void counts_light_colonies_on_dark_agar() throws ImageException {
    try (Drawing drawing = new Drawing(900, 900, new Scalar(30, 30, 30))) {
      drawing.disc(450, 450, 420, new Scalar(120, 130, 140));
      drawing.disc(450, 450, 395, new Scalar(40, 70, 90));
      drawing.scatter(50, 450, 450, 350, 7, 28, new Scalar(190, 215, 225));
      drawing.photograph(3);
      CountedRegion dish = only(ColonyCounter.count(drawing.file(), CountSettings.defaults()));
      assertThat(dish.count()).isEqualTo(50);
      assertThat(matched(drawing.colonies, dish)).isEqualTo(50);
    }
  }

  @ParameterizedTest(name = "{0} px apart, radius 12")
  @ValueSource(ints = {22, 20, 18, 16})
  void tells_touching_colonies_apart(int apart) throws ImageException {
    try (Drawing drawing = Drawing.dish(1000)) {
      for (int i = 0; i < 24; i++) {
        int x = 250 + 100 * (i % 6);
        int y = 260 + 130 * (i / 6);
        drawing.colony(x, y, 12, Drawing.VIOLET);
        if (i % 2 == 0) {
          drawing.colony(x + apart, y + i % 3, 12, Drawing.VIOLET);
        }
      }
      drawing.photograph(2);
      CountedRegion dish = only(ColonyCounter.count(drawing.file(), CountSettings.defaults()));
      assertThat(dish.count()).isEqualTo(36);
      assertThat(matched(drawing.colonies, dish)).isEqualTo(36);
    }
  }

  @Test
  void leaves_debris_and_fibres_out_and_says_why() throws ImageException {
    try (Drawing drawing = Drawing.dish(1000)) {
      drawing.scatter(30, 500, 500, 350, 10, 60, Drawing.VIOLET);
      for (int i = 0; i < 40; i++) {
        drawing.disc(240 + 13 * i, 500 + (i * 37) % 90 - 45, 2, Drawing.VIOLET);
      }
      drawing.line(300, 840, 640, 870, 3, Drawing.VIOLET);
      drawing.photograph(2);
      CountedRegion dish = only(ColonyCounter.count(drawing.file(), CountSettings.defaults()));
      assertThat(dish.count()).isBetween(28, 30);
      assertThat(dish.candidates())
          .filteredOn(candidate -> !candidate.accepted())
          .extracting(Candidate::reason)
          .contains(Rejection.DEBRIS, Rejection.NOT_ROUND);
    }
  }

  @Test
  void finds_the_wells_of_a_plate_and_counts_each() throws ImageException {
    try (Drawing drawing = new Drawing(1300, 900, new Scalar(170, 172, 174))) {
      int[] perWell = {12, 0, 25, 1, 40, 0};
      for (int i = 0; i < 6; i++) {
        int x = 250 + 400 * (i % 3);
        int y = 250 + 400 * (i / 3);
        drawing.well(x, y, 185);
        drawing.scatter(perWell[i], x, y, 135, 5, 22, Drawing.VIOLET);
      }
      drawing.photograph(2);
      CountedImage counted = ColonyCounter.count(drawing.file(), CountSettings.defaults());
      assertThat(counted.regions())
          .extracting(CountedRegion::name)
          .containsExactly("A1", "A2", "A3", "B1", "B2", "B3");
      assertThat(counted.regions())
          .extracting(CountedRegion::count)
          .containsExactly(12, 0, 25, 1, 40, 0);
      assertThat(counted.regions().get(1).flags()).contains(Flag.EMPTY);
    }
  }

  @Test
  void names_the_wells_of_a_plate_that_stands_upright_and_says_that_it_assumed()
      throws ImageException {
    try (Drawing drawing = new Drawing(900, 1300, new Scalar(170, 172, 174))) {
      for (int i = 0; i < 6; i++) {
        int x = 250 + 400 * (i % 2);
        int y = 250 + 400 * (i / 2);
        drawing.well(x, y, 185);
        drawing.scatter(i + 5, x, y, 135, 6, 22, Drawing.VIOLET);
      }
      drawing.photograph(2);
      CountedImage counted =
          ColonyCounter.count(drawing.file(), CountSettings.defaults().withVessel(Vessel.WELLS_6));
      assertThat(counted.regions())
          .extracting(region -> region.name() + ":" + region.count())
          .containsExactly("A1:6", "A2:8", "A3:10", "B1:5", "B2:7", "B3:9");
      assertThat(counted.regions()).allMatch(r -> r.flags().contains(Flag.PLATE_TURNED));
    }
  }

  @Test
  void names_the_wells_of_a_plate_that_is_seen_from_below_and_says_so() throws ImageException {
    RenderedPlate plate = RenderedPlate.render(PlateRecipe.sixWell(6, 12, 20, 28, 36, 44), 11);
    CountedImage above = ColonyCounter.count(file(plate.png()), CountSettings.defaults());
    CountedImage below = ColonyCounter.count(file(mirrored(plate.png())), CountSettings.defaults());
    assertThat(above.regions()).noneMatch(r -> r.flags().contains(Flag.PLATE_MIRRORED));
    assertThat(below.regions()).allMatch(r -> r.flags().contains(Flag.PLATE_MIRRORED));
    for (int i = 0; i < 6; i++) {
      CountedRegion well = below.regions().get(i);
      assertThat(well.name()).isEqualTo(above.regions().get(i).name());
      assertThat(well.count())
          .isCloseTo(plate.countable(well.name()), within(2 + plate.countable(well.name()) / 6));
    }
  }

  private static ImageFile file(byte[] png) throws ImageException {
    return ImageFile.of("plate.png", png);
  }

  private static byte[] mirrored(byte[] png) throws ImageException {
    try (Mats mats = new Mats()) {
      Mat mirrored = mats.mat();
      Core.flip(file(png).bgr(mats), mirrored, 1);
      MatOfByte bytes = mats.own(new MatOfByte());
      Imgcodecs.imencode(".png", mirrored, bytes);
      return bytes.toArray();
    }
  }

  @Test
  void measures_position_size_and_form_in_pixels_of_the_image() throws ImageException {
    try (Drawing drawing = Drawing.dish(3000)) {
      drawing.scatter(20, 1500, 1500, 1100, 40, 200, Drawing.VIOLET);
      drawing.colonies.clear();
      drawing.colony(1500, 300, 60, Drawing.VIOLET);
      drawing.photograph(2);
      CountedRegion dish = only(ColonyCounter.count(drawing.file(), CountSettings.defaults()));
      Candidate colony =
          dish.candidates().stream()
              .filter(c -> Math.hypot(c.xPx() - 1500, c.yPx() - 300) < 30)
              .findFirst()
              .orElseThrow();
      assertThat(colony.xPx()).isCloseTo(1500, within(1.0));
      assertThat(colony.yPx()).isCloseTo(300, within(1.0));
      assertThat(colony.diameterPx()).isCloseTo(121, within(4.0));
      assertThat(colony.circularity()).isGreaterThan(0.9);
    }
  }

  @Test
  void a_confluent_well_is_flagged_and_its_area_measured() throws ImageException {
    try (Drawing drawing = Drawing.dish(700)) {
      drawing.scatter(300, 350, 350, 300, 11, 9, Drawing.VIOLET);
      drawing.photograph(3);
      CountedRegion dish = only(ColonyCounter.count(drawing.file(), CountSettings.defaults()));
      assertThat(dish.tooNumerous()).isTrue();
      assertThat(dish.flags()).contains(Flag.TOO_NUMEROUS);
      assertThat(dish.areaFraction()).isBetween(0.35, 1.0);
    }
  }

  private static CountedRegion only(CountedImage counted) {
    assertThat(counted.regions()).hasSize(1);
    return counted.regions().get(0);
  }

  private static long matched(List<Point> drawn, CountedRegion region) {
    return drawn.stream()
        .filter(
            point ->
                region.candidates().stream()
                    .filter(Candidate::accepted)
                    .anyMatch(c -> Math.hypot(c.xPx() - point.x, c.yPx() - point.y) < NEAR_PX))
        .count();
  }
}
