package org.readout.imaging.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;

class RenderedPlateTest {
  private static final double COARSE_UM_PER_PX = 150;

  @Test
  void same_recipe_and_seed_give_the_same_bytes() throws ImageException {
    PlateRecipe recipe = PlateRecipe.sixWell(20, 0, 12).at(COARSE_UM_PER_PX);
    RenderedPlate once = RenderedPlate.render(recipe, 7);
    RenderedPlate again = RenderedPlate.render(recipe, 7);

    assertThat(again.png()).isEqualTo(once.png());
    assertThat(again.jpeg()).isEqualTo(once.jpeg());
    assertThat(again.truthPng()).isEqualTo(once.truthPng());
    assertThat(again.colonies()).isEqualTo(once.colonies());
    assertThat(RenderedPlate.render(recipe, 8).png()).isNotEqualTo(once.png());
  }

  @Test
  void every_well_holds_the_countable_colonies_that_were_asked_for() throws ImageException {
    RenderedPlate plate = RenderedPlate.render(PlateRecipe.sixWell(62, 48, 35, 90, 12, 0), 1);

    assertThat(List.of("A1", "A2", "A3", "B1", "B2", "B3"))
        .extracting(plate::countable)
        .containsExactly(62, 48, 35, 90, 12, 0);
    assertThat(plate.colonies()).noneMatch(colony -> colony.well().equals("B3"));
  }

  @Test
  void truth_says_what_the_label_image_shows() throws ImageException {
    RenderedPlate dish = RenderedPlate.render(PlateRecipe.dish(60), 3);

    Map<Integer, Integer> pixels = new HashMap<>();
    for (int label : labels(dish)) {
      pixels.merge(label, 1, Integer::sum);
    }
    for (TrueColony colony : dish.colonies()) {
      int own = pixels.getOrDefault(colony.label(), 0);
      assertThat(own).isEqualTo((int) Math.round(colony.visible() * colony.areaPx()));
      assertThat(colony.areaPx())
          .isCloseTo((int) (Math.PI / 4 * Math.pow(colony.diameterPx(), 2)), within(1));
      assertThat(colony.countable())
          .isEqualTo(colony.visible() >= 0.5 && colony.diameterPx() * dish.umPerPx() >= 500);
    }
    assertThat(pixels.keySet()).hasSize(dish.colonies().size() + 1);
  }

  @Test
  void a_stained_colony_is_darker_than_the_floor_beside_it() throws ImageException {
    RenderedPlate dish = RenderedPlate.render(PlateRecipe.dish(40).with(Nuisances.NONE), 3);
    int[] labels = labels(dish);
    try (Mats mats = new Mats()) {
      Mat picture = ImageFile.of("dish.png", dish.png()).bgr(mats);
      byte[] bgr = new byte[3 * labels.length];
      picture.get(0, 0, bgr);
      double inside = 0;
      int insidePixels = 0;
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] > 0) {
          inside += bgr[3 * i + 1] & 0xFF;
          insidePixels++;
        }
      }
      int middle = (dish.heightPx() / 2 * dish.widthPx() + dish.widthPx() / 2) * 3;
      assertThat(inside / insidePixels).isLessThan(0.5 * (bgr[middle + 1] & 0xFF));
    }
  }

  @Test
  void more_debris_light_or_noise_moves_no_colony() throws ImageException {
    PlateRecipe clean = PlateRecipe.sixWell(20, 20).at(COARSE_UM_PER_PX).with(Nuisances.NONE);
    List<TrueColony> colonies = RenderedPlate.render(clean, 5).colonies();

    for (Nuisance nuisance :
        List.of(
            Nuisance.RIM,
            Nuisance.GLARE,
            Nuisance.LIGHT,
            Nuisance.RESIDUE,
            Nuisance.FIBRES,
            Nuisance.DROPLETS,
            Nuisance.NOISE,
            Nuisance.BLUR,
            Nuisance.JPEG)) {
      Nuisances one = Nuisances.NONE.with(nuisance, 1);
      assertThat(RenderedPlate.render(clean.with(one), 5).colonies())
          .as("%s", nuisance)
          .isEqualTo(colonies);
    }
    Nuisances debris = Nuisances.NONE.with(Nuisance.DEBRIS, 1);
    assertThat(RenderedPlate.render(clean.with(debris), 5).colonies())
        .filteredOn(TrueColony::countable)
        .extracting(TrueColony::label, TrueColony::xPx, TrueColony::areaPx)
        .containsExactlyElementsOf(
            colonies.stream().map(c -> tuple(c.label(), c.xPx(), c.areaPx())).toList());
  }

  @ParameterizedTest
  @EnumSource(Vessel.class)
  void draws_every_vessel_with_everything_that_can_go_wrong(Vessel vessel) throws ImageException {
    ColonyLook look =
        vessel == Vessel.SOFT_AGAR_FIELD ? ColonyLook.SOFT_AGAR : ColonyLook.CLONOGENIC;
    double umPerPx = vessel == Vessel.SOFT_AGAR_FIELD ? 6 : COARSE_UM_PER_PX;
    PlateRecipe recipe =
        PlateRecipe.of(vessel, look, umPerPx, 15).with(Nuisances.all(1).with(Nuisance.OVERLAPS, 0));
    RenderedPlate plate = RenderedPlate.render(recipe, 2);

    assertThat(plate.countable(vessel.wells().get(0))).isEqualTo(15);
    ImageFile jpeg = ImageFile.of("plate.jpg", plate.jpeg());
    assertThat(jpeg.widthPx()).isEqualTo(plate.widthPx());
    assertThat(jpeg.heightPx()).isEqualTo(plate.heightPx());
    assertThat(jpeg.calibration()).isEmpty();
  }

  @Property(tries = 40)
  void any_recipe_is_drawn_with_its_colonies_inside_their_wells(
      @ForAll Vessel vessel,
      @ForAll @IntRange(max = 60) int first,
      @ForAll @IntRange(max = 60) int last,
      @ForAll @DoubleRange(max = 1) double level,
      @ForAll @DoubleRange(min = 300, max = 900) double coarse,
      @ForAll long seed)
      throws ImageException {
    List<String> wells = vessel.wells();
    boolean field = vessel == Vessel.SOFT_AGAR_FIELD;
    Map<String, Integer> wanted = new HashMap<>();
    wanted.put(wells.get(0), first);
    wanted.put(wells.get(wells.size() - 1), last);
    PlateRecipe recipe =
        new PlateRecipe(
            vessel,
            wanted,
            field ? ColonyLook.SOFT_AGAR : ColonyLook.BACTERIAL,
            Nuisances.all(level),
            field ? coarse / 20 : coarse);
    RenderedPlate plate = RenderedPlate.render(recipe, seed);

    Pose pose = Pose.of(recipe, new Chance(seed, "pose"));
    List<WellArea> areas = WellArea.of(recipe, pose);
    Map<String, Integer> drawn = new HashMap<>();
    for (TrueColony colony : plate.colonies()) {
      assertThat(areas)
          .filteredOn(area -> area.name().equals(colony.well()))
          .singleElement()
          .matches(area -> area.holds(colony.xPx(), colony.yPx(), 0));
      drawn.merge(colony.well(), 1, Integer::sum);
    }
    wanted.forEach((well, n) -> assertThat(drawn.getOrDefault(well, 0)).isGreaterThanOrEqualTo(n));
  }

  @Test
  void refuses_what_cannot_be() {
    assertThatThrownBy(() -> PlateRecipe.of(Vessel.SIX_WELL, ColonyLook.CLONOGENIC, 0, 1))
        .hasMessage("no such pixel size: 0.0 µm");
    assertThatThrownBy(
            () ->
                new PlateRecipe(
                    Vessel.DISH, Map.of("A1", 3), ColonyLook.CLONOGENIC, Nuisances.NONE, 55))
        .hasMessage("no such well in DISH: A1 with 3 colonies");
    assertThatThrownBy(() -> Nuisances.NONE.with(Nuisance.GLARE, 1.5))
        .hasMessage("GLARE lies between 0 and 1, not at 1.5");
  }

  private static int[] labels(RenderedPlate plate) {
    try (Mats mats = new Mats()) {
      MatOfByte png = mats.own(new MatOfByte(plate.truthPng()));
      Mat image = mats.own(Imgcodecs.imdecode(png, Imgcodecs.IMREAD_UNCHANGED));
      short[] values = new short[(int) image.total()];
      image.get(0, 0, values);
      int[] labels = new int[values.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = values[i] & 0xFFFF;
      }
      return labels;
    }
  }
}
