package org.readout.imaging.rendered.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PotentialPlateTest {
  private static final PotentialPlateRecipe FOUNDING = PotentialPlateRecipe.foundingTwoByTwo(11);

  /** Ten cells a well, one field: enough to see what the statistics do. */
  private static final FieldRecipe FEW =
      FieldRecipe.defaults(0).withCells(10).withChannels(Channel.TMRM);

  @Test
  void a_picture_shows_the_cells_that_the_plate_lists() {
    PotentialPlateRecipe recipe =
        FOUNDING.with(FEW.withSize(300, 300).withCells(5)).withExperiments(2, 2);
    PotentialPlate plate = PotentialPlate.of(recipe);
    PlateWell well = recipe.wells().get(9);

    List<CellPhysiology> listed =
        plate.cells().stream()
            .filter(cell -> cell.experiment() == 2 && cell.field() == 1)
            .filter(cell -> cell.well().equals(well))
            .map(PlateCell::physiology)
            .toList();
    assertThat(plate.render(2, well, 1).cells())
        .extracting(TrueCell::physiology)
        .containsExactlyElementsOf(listed);
    assertThat(plate.render(2, well, 2).cells()).isNotEqualTo(plate.render(2, well, 1).cells());
  }

  @Test
  void without_scatter_every_arm_has_exactly_what_was_planted() {
    PotentialPlateRecipe exact = FOUNDING.with(Scatter.NONE).withExperiments(1, 1);
    Map<String, List<Double>> psiMv =
        PotentialPlate.of(exact).cells().stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.well().arm().name(),
                    Collectors.mapping(cell -> cell.physiology().psiMv(), Collectors.toList())));
    assertThat(psiMv.get("control")).containsOnly(-150.0);
    assertThat(psiMv.get("anti-miR-21")).containsOnly(-140.0);
    assertThat(psiMv.get("rapamycin")).containsOnly(-153.0);
    assertThat(psiMv.get("anti-miR-21 + rapamycin")).containsOnly(-141.0);
    assertThat(psiMv.get("FCCP")).containsOnly(Potentials.COLLAPSED_MV);
  }

  @Test
  void days_arms_wells_and_cells_scatter_as_asked() {
    Scatter scatter = new Scatter(5, 0, 2, 6, 0, 0, 0);
    PotentialPlateRecipe many = FOUNDING.with(FEW).with(scatter).withExperiments(100, 1);
    Map<Integer, Double> byDay =
        PotentialPlate.of(many).cells().stream()
            .filter(cell -> cell.well().arm().name().equals("control"))
            .collect(
                Collectors.groupingBy(
                    PlateCell::experiment,
                    Collectors.averagingDouble(cell -> cell.physiology().psiMv())));
    double[] days = byDay.values().stream().mapToDouble(each -> each).toArray();
    // Four wells of ten cells: the day's own scatter, and what is left of wells' and cells'.
    double expected = Math.sqrt(25 + 4 / 4.0 + 36 / 40.0);
    assertThat(sd(days)).isCloseTo(expected, within(4 * expected / Math.sqrt(2 * 99)));
  }

  /**
   * A t of three degrees of freedom passes 3.182 by chance in 5 % (two-sided). What wells and days
   * add to 480 cells an arm makes their own standard error half again too small: a fifth passes.
   */
  @Test
  void experiments_as_n_keep_the_level_on_null_plates_and_cells_as_n_do_not() {
    int plates = 1000;
    int byExperiments = 0;
    int byCells = 0;
    for (int seed = 0; seed < plates; seed++) {
      PotentialPlateRecipe recipe = twoArms(PotentialPlateRecipe.nullPlate(seed));
      List<PlateCell> cells = PotentialPlate.of(recipe).cells();
      double[] differences =
          IntStream.rangeClosed(1, 4)
              .mapToDouble(
                  day -> mean(of(cells, day, "anti-miR-21")) - mean(of(cells, day, "control")))
              .toArray();
      byExperiments += Math.abs(mean(differences)) / (sd(differences) / 2) > 3.182 ? 1 : 0;
      double[] treated = of(cells, 0, "anti-miR-21");
      double[] control = of(cells, 0, "control");
      double error = Math.hypot(sd(treated), sd(control)) / Math.sqrt(treated.length);
      byCells += Math.abs(mean(treated) - mean(control)) / error > 1.962 ? 1 : 0;
    }
    // Four standard errors of a proportion of 5 % in a thousand are 2.8 %.
    assertThat(byExperiments / (double) plates).isBetween(0.03, 0.07);
    assertThat(byCells / (double) plates).isGreaterThan(0.15);
  }

  /** Thirty cells a well, and no other arms, which nobody looks at here. */
  private static PotentialPlateRecipe twoArms(PotentialPlateRecipe plate) {
    List<PlateWell> wells =
        plate.wells().stream()
            .filter(well -> List.of("control", "anti-miR-21").contains(well.arm().name()))
            .toList();
    return plate.with(wells).withExperiments(4, 1);
  }

  /** Logarithms of what a meter gives; of all days for day 0. */
  private static double[] of(List<PlateCell> cells, int day, String arm) {
    return cells.stream()
        .filter(cell -> day == 0 || cell.experiment() == day)
        .filter(cell -> cell.well().arm().name().equals(arm))
        .mapToDouble(cell -> Math.log(cell.cellMeanCounts()))
        .toArray();
  }

  /** Cells differ in mass by 15 %: over 120 of them the mean is known within 1.4 %. */
  @Test
  void listed_intensities_are_those_of_pictures() {
    PotentialPlateRecipe recipe =
        FOUNDING
            .with(FieldRecipe.defaults(0).withChannels(Channel.TMRM))
            .with(Scatter.NONE)
            .withExperiments(1, 4);
    PotentialPlate plate = PotentialPlate.of(recipe);
    PlateWell well = recipe.wells().get(0);
    double pictures =
        IntStream.rangeClosed(1, 4)
            .mapToDouble(field -> meanCounts(plate.render(1, well, field)))
            .average()
            .orElseThrow();
    double listed =
        plate.cells().stream()
            .filter(cell -> cell.well().equals(well))
            .mapToDouble(PlateCell::cellMeanCounts)
            .average()
            .orElseThrow();
    assertThat(pictures).isCloseTo(listed, within(0.08 * listed));
  }

  private static double meanCounts(RenderedField field) {
    float[] light = field.light(Channel.TMRM).samples();
    int[] cells = field.cellLabels().ids();
    double inside = 0;
    int pixels = 0;
    for (int i = 0; i < light.length; i++) {
      if (cells[i] > 0) {
        inside += light[i];
        pixels++;
      }
    }
    return field.recipe().sensor().gain() * inside / pixels;
  }

  @Test
  void roles_change_what_is_seen() {
    PotentialPlateRecipe recipe =
        FOUNDING
            .with(FEW.withSize(300, 300).withCells(4).withChannels(Channel.TMRM, Channel.MASS))
            .with(Scatter.NONE);
    PotentialPlate plate = PotentialPlate.of(recipe);
    double vehicle = brightest(plate, role(recipe, Role.VEHICLE));
    assertThat(brightest(plate, role(recipe, Role.FCCP))).isLessThan(0.1 * vehicle);
    assertThat(brightest(plate, role(recipe, Role.OLIGOMYCIN))).isGreaterThan(1.1 * vehicle);
    assertThat(brightest(plate, role(recipe, Role.UNSTAINED))).isZero();
  }

  private static PlateWell role(PotentialPlateRecipe recipe, Role role) {
    return recipe.wells().stream().filter(w -> w.arm().role() == role).findFirst().orElseThrow();
  }

  /** The mean of the brightest hundredth: the same mitochondria in all wells have other places. */
  private static double brightest(PotentialPlate plate, PlateWell well) {
    float[] light = plate.render(1, well, 1).light(Channel.TMRM).samples().clone();
    Arrays.sort(light);
    double sum = 0;
    int part = light.length / 100;
    for (int i = light.length - part; i < light.length; i++) {
      sum += light[i];
    }
    return sum / part;
  }

  @Test
  void a_layout_uses_each_well_once_and_keeps_off_the_rim() {
    assertThat(FOUNDING.wells()).hasSize(25).extracting(PlateWell::name).doesNotHaveDuplicates();
    assertThat(FOUNDING.wells())
        .extracting(PlateWell::name)
        .noneMatch(name -> name.startsWith("A") || name.startsWith("H"))
        .noneMatch(name -> name.endsWith("12") || name.matches("[A-H]1"));
    assertThat(PlateSize.WELLS_24.wells()).hasSize(24).startsWith("A1").endsWith("D6");
    Arm arm = Arm.vehicle("control", Map.of());
    assertThatThrownBy(
            () ->
                PotentialPlateRecipe.randomised(
                    1, PlateSize.WELLS_24, List.of(arm), 25, List.of(), 0))
        .hasMessage("25 wells are wanted, WELLS_24 has 24");
    assertThatThrownBy(() -> FOUNDING.with(List.of(new PlateWell("I1", arm))))
        .hasMessage("I1 is not on a plate of WELLS_96, or is used twice");
  }

  @Test
  void the_same_seed_gives_the_same_plate() {
    assertThat(PotentialPlate.of(PotentialPlateRecipe.foundingTwoByTwo(11)).truthCsv())
        .isEqualTo(PotentialPlate.of(FOUNDING).truthCsv())
        .isNotEqualTo(PotentialPlate.of(PotentialPlateRecipe.foundingTwoByTwo(12)).truthCsv());
  }

  private static double mean(double[] of) {
    return IntStream.range(0, of.length).mapToDouble(i -> of[i]).average().orElseThrow();
  }

  private static double sd(double[] of) {
    double mean = mean(of);
    double squares = 0;
    for (double each : of) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / (of.length - 1));
  }
}
