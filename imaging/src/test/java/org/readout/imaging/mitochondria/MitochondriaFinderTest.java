package org.readout.imaging.mitochondria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.Calibration;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;
import org.readout.imaging.cells.Drawn;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;

class MitochondriaFinderTest {
  private static final MaskChannel MASS = new MaskChannel("mass stain", false);
  private static final MitochondriaSettings DEFAULTS = MitochondriaSettings.on(MASS);

  /**
   * Bright to dim, few to many; at the dimmest a tube has 30 photons a pixel over the cell's 15.
   */
  @ParameterizedTest(name = "{0} tubes {1} px wide, {2} photons on {3}")
  @CsvSource({
    "8, 4, 400, 40",
    "20, 4, 400, 40",
    "20, 4, 100, 20",
    "20, 4, 45, 15",
    "12, 5, 400, 150",
    "15, 3, 400, 30"
  })
  void finds_tubes_where_they_were_drawn(int tubes, double wide, double tube, double cytoplasm) {
    Tubes drawn = new Tubes(2, tubes, wide, tube, cytoplasm, 7);
    Mitochondria found =
        MitochondriaFinder.find(drawn.photographed(), drawn.foundCells(), drawn.nuclei, DEFAULTS);
    assertThat(drawn.dice(found.perCell())).isGreaterThanOrEqualTo(0.75);
    assertThat(found.networks()).hasSize(4).allMatch(n -> n.absence() == null);
  }

  /** Noise alone, on a dark cell and on a bright one, small and large, narrow and wide element. */
  @ParameterizedTest(name = "cell of radius {0}, element {1}")
  @CsvSource({"12, 5", "20, 7", "30, 11", "60, 11", "60, 21", "100, 31"})
  void finds_nothing_in_noise(int radius, int element) {
    for (int level : new int[] {0, 60, 1000}) {
      for (int seed = 0; seed < 12; seed++) {
        int side = 2 * radius + 40;
        double half = side / 2.0;
        Drawn drawn = new Drawn(side, side, 0).disc(half, half, radius + 5, level);
        drawn.nucleus(half, half, radius).noise(10, seed);
        MitochondrialNetwork network =
            MitochondriaFinder.find(
                    drawn.plane(),
                    Drawn.cells(drawn.nuclei().labels()),
                    Drawn.none(side, side),
                    DEFAULTS.withElement(new ElementWidth.Pixels(element)))
                .networks()
                .get(0);
        assertThat(network.absence()).isEqualTo(Absence.ONLY_NOISE);
        assertThat(network.noneBecause()).hasValueSatisfying(s -> assertThat(s).contains("noise"));
        assertThat(network.objects()).isEmpty();
        assertThat(network.fraction()).hasValue(0);
        assertThat(network.meanAspectRatio()).isEmpty();
      }
    }
  }

  @Test
  void a_cell_that_is_thick_in_the_middle_is_not_one_large_mitochondrion() {
    int side = 140;
    float[] samples = new float[side * side];
    for (int p = 0; p < samples.length; p++) {
      double r = Math.hypot(p % side - 70, Math.floorDiv(p, side) - 70);
      samples[p] = (float) (5000 * Math.exp(-r * r / (45.0 * 45)));
    }
    Labels cell = new Drawn(side, side, 0).nucleus(70, 70, 45).nuclei().labels();
    Mitochondria found =
        MitochondriaFinder.find(
            Plane.of(side, side, samples), Drawn.cells(cell), Drawn.none(side, side), DEFAULTS);
    assertThat(found.networks().get(0).absence()).isEqualTo(Absence.EVEN_STAIN);
  }

  @Test
  void a_thin_arm_of_a_cell_is_no_mitochondrion() {
    Drawn drawn = new Drawn(200, 100, 0).disc(50, 50, 30, 500).box(50, 47, 180, 53, 500);
    int[] ids = new int[200 * 100];
    for (int p = 0; p < ids.length; p++) {
      ids[p] = drawn.plane().samples()[p] > 0 ? 1 : 0;
    }
    Plane signal = drawn.noise(5, 3).plane();
    Mitochondria found =
        MitochondriaFinder.find(
            signal,
            Drawn.cells(Labels.of(200, 100, ids)),
            Drawn.none(200, 100),
            DEFAULTS.withSmoothingPx(0));
    assertThat(found.networks().get(0).absence()).isNotNull();
  }

  @Test
  void measures_a_rod_and_a_star_in_a_cell_as_they_were_drawn() {
    Drawn drawn = new Drawn(200, 140, 100);
    drawn.line(40, 30, 90, 30, 4, 600);
    drawn.line(120, 80, 160, 80, 4, 600).line(120, 80, 100, 115, 4, 600);
    drawn.line(120, 80, 100, 45, 4, 600);
    FoundCells cells = Drawn.cells(new Drawn(200, 140, 0).nucleus(100, 70, 95).nuclei().labels());
    Mitochondria found =
        MitochondriaFinder.find(drawn.noise(8, 1).plane(), cells, Drawn.none(200, 140), DEFAULTS);
    MitochondrialNetwork network = found.networks().get(0);
    assertThat(network.objects()).hasSize(2);
    assertThat(network.individuals()).isEqualTo(1);
    assertThat(network.networks()).isEqualTo(1);
    MitochondrialObject rod = network.objects().get(0);
    assertThat(rod.branching().branches()).isEqualTo(1);
    assertThat(rod.branching().lengthPx()).isCloseTo(54, within(0.15 * 54));
    assertThat(rod.xPx()).isCloseTo(65, within(0.5));
    assertThat(rod.yPx()).isCloseTo(30, within(0.5));
    assertThat(rod.circularityFormFactor() * rod.mitoFormFactor()).isCloseTo(1, within(1e-9));
    // A rod of 54 by 4 has 3.8 by 4πA/P² of its own; the blur makes it a pixel wider.
    assertThat(rod.mitoFormFactor()).isBetween(3.0, 5.5);
    assertThat(rod.aspectRatio()).isBetween(9.0, 14.0);
    assertThat(network.branching().branches()).isEqualTo(4);
    assertThat(network.branching().junctions()).isEqualTo(1);
    assertThat(network.branching().endpoints()).isEqualTo(5);
    assertThat(network.footprintPx()).isEqualTo(network.outsideNucleusPx());
    assertThat(network.fraction().orElse(-1))
        .isEqualTo((double) network.footprintPx() / network.cytoplasmPx());
  }

  @Test
  void form_factor_and_aspect_of_a_disc_are_one() {
    Drawn drawn = new Drawn(80, 80, 0).disc(40, 40, 12, 900);
    FoundCells cells = Drawn.cells(new Drawn(80, 80, 0).nucleus(40, 40, 35).nuclei().labels());
    MitochondrialObject disc =
        MitochondriaFinder.find(
                drawn.plane(),
                cells,
                Drawn.none(80, 80),
                DEFAULTS.withElement(new ElementWidth.Pixels(41)).withSmoothingPx(0))
            .networks()
            .get(0)
            .objects()
            .get(0);
    assertThat(disc.areaPx()).isCloseTo((int) (Math.PI * 144), within(12));
    assertThat(disc.circularityFormFactor()).isCloseTo(1, within(0.04));
    assertThat(disc.aspectRatio()).isCloseTo(1, within(0.02));
    assertThat(disc.perimeterPx()).isCloseTo(2 * Math.PI * 12.3, within(3.0));
    assertThat(disc.isNetwork()).isFalse();
  }

  @Test
  void leaves_the_nucleus_out_unless_asked() {
    Drawn drawn = new Drawn(120, 120, 50);
    drawn.line(30, 60, 90, 60, 4, 700).nucleus(60, 60, 15);
    FoundCells cells = Drawn.cells(new Drawn(120, 120, 0).nucleus(60, 60, 50).nuclei().labels());
    Plane signal = drawn.noise(5, 2).plane();
    Mitochondria outside = MitochondriaFinder.find(signal, cells, drawn.nuclei(), DEFAULTS);
    Mitochondria all =
        MitochondriaFinder.find(signal, cells, drawn.nuclei(), DEFAULTS.withLeaveOutNucleus(false));
    assertThat(outside.perCell().at(60, 60)).isZero();
    assertThat(outside.objects().largest()).isEqualTo(2);
    assertThat(all.perCell().at(60, 60)).isEqualTo(1);
    assertThat(all.objects().largest()).isEqualTo(1);
    MitochondrialNetwork network = all.networks().get(0);
    assertThat(network.outsideNucleusPx()).isLessThan(network.footprintPx());
  }

  @Test
  void nothing_goes_across_from_one_cell_to_the_next() {
    Drawn drawn = new Drawn(160, 80, 50).line(20, 40, 140, 40, 4, 800).noise(5, 4);
    int[] ids = new int[160 * 80];
    for (int p = 0; p < ids.length; p++) {
      ids[p] = p % 160 < 80 ? 1 : 2;
    }
    Mitochondria found =
        MitochondriaFinder.find(
            drawn.plane(), Drawn.cells(Labels.of(160, 80, ids)), Drawn.none(160, 80), DEFAULTS);
    assertThat(found.objects().largest()).isEqualTo(2);
    assertThat(found.networks()).allMatch(n -> n.objects().size() == 1);
    for (int p = 0; p < ids.length; p++) {
      assertThat(found.perCell().ids()[p]).isIn(0, ids[p]);
    }
  }

  @Test
  void a_dim_cell_has_its_own_threshold() {
    Drawn drawn = new Drawn(240, 100, 20);
    drawn.line(20, 50, 90, 50, 4, 5000).line(150, 50, 220, 50, 4, 120).noise(4, 5);
    int[] ids = new int[240 * 100];
    for (int p = 0; p < ids.length; p++) {
      ids[p] = p % 240 < 120 ? 1 : 2;
    }
    Mitochondria found =
        MitochondriaFinder.find(
            drawn.plane(), Drawn.cells(Labels.of(240, 100, ids)), Drawn.none(240, 100), DEFAULTS);
    assertThat(found.networks()).allMatch(n -> n.objects().size() == 1);
    assertThat(found.networks().get(1).threshold())
        .isLessThan(found.networks().get(0).threshold() / 10);
  }

  @Test
  void micrometres_come_with_the_pixel_size_and_never_without() {
    Tubes drawn = new Tubes(1, 10, 4, 300, 30, 3);
    Calibration calibration = new Calibration(0.1, "test");
    Mitochondria known =
        MitochondriaFinder.find(
            drawn.photographed(),
            drawn.foundCells(),
            drawn.nuclei,
            DEFAULTS.withCalibration(calibration));
    assertThat(known.elementPx()).isEqualTo(15);
    assertThat(known.flags()).isEmpty();
    MitochondrialNetwork network = known.networks().get(0);
    assertThat(network.footprintUm2(calibration))
        .isCloseTo(network.footprintPx() * 0.01, within(1e-9));
    Mitochondria unknown =
        MitochondriaFinder.find(drawn.photographed(), drawn.foundCells(), drawn.nuclei, DEFAULTS);
    assertThat(unknown.elementPx()).isEqualTo(11);
    assertThat(unknown.calibration()).isNull();
    assertThat(unknown.flags())
        .containsExactly(MitochondriaFlag.NO_SCALE, MitochondriaFlag.ELEMENT_GUESSED);
    Mitochondria given =
        MitochondriaFinder.find(
            drawn.photographed(),
            drawn.foundCells(),
            drawn.nuclei,
            DEFAULTS.withElement(new ElementWidth.Pixels(13)));
    assertThat(given.elementPx()).isEqualTo(13);
    assertThat(given.flags()).containsExactly(MitochondriaFlag.NO_SCALE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withElement(new ElementWidth.Micrometres(1.5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULTS.withLeast(new LeastArea.SquareMicrometres(0.1)));
  }

  @Test
  void a_coarse_pixel_and_a_channel_that_follows_the_potential_are_flagged() {
    Tubes drawn = new Tubes(1, 10, 4, 300, 30, 3);
    MitochondriaSettings coarse =
        MitochondriaSettings.on(new MaskChannel("TMRM", true))
            .withCalibration(new Calibration(0.65, "10x"));
    Mitochondria found =
        MitochondriaFinder.find(drawn.photographed(), drawn.foundCells(), drawn.nuclei, coarse);
    assertThat(found.channel().name()).isEqualTo("TMRM");
    assertThat(found.flags())
        .contains(MitochondriaFlag.NOT_RESOLVED, MitochondriaFlag.MASK_DEPENDS_ON_POTENTIAL);
  }

  @Test
  void specks_are_left_out_by_their_area() {
    Drawn drawn = new Drawn(100, 100, 0).box(40, 40, 43, 43, 900).line(60, 20, 60, 80, 4, 900);
    FoundCells cells = Drawn.cells(new Drawn(100, 100, 0).nucleus(50, 50, 45).nuclei().labels());
    MitochondriaSettings sharp = DEFAULTS.withSmoothingPx(0);
    FoundNuclei none = Drawn.none(100, 100);
    assertThat(MitochondriaFinder.find(drawn.plane(), cells, none, sharp).objects().largest())
        .isEqualTo(2);
    assertThat(
            MitochondriaFinder.find(
                    drawn.plane(), cells, none, sharp.withLeast(new LeastArea.Pixels(10)))
                .objects()
                .largest())
        .isEqualTo(1);
    MitochondriaSettings micro =
        sharp
            .withCalibration(new Calibration(0.15, "test"))
            .withLeast(new LeastArea.SquareMicrometres(9 * 0.15 * 0.15 + 0.001));
    assertThat(MitochondriaFinder.find(drawn.plane(), cells, none, micro).objects().largest())
        .isEqualTo(1);
    assertThat(
            MitochondriaFinder.find(
                    drawn.plane(), cells, none, sharp.withLeast(new LeastArea.Pixels(1000)))
                .networks()
                .get(0)
                .absence())
        .isEqualTo(Absence.ONLY_SPECKS);
  }

  @Test
  void a_quarter_turn_turns_them() {
    Tubes drawn = new Tubes(2, 15, 4, 300, 30, 11);
    Plane signal = drawn.photographed();
    Mitochondria straight =
        MitochondriaFinder.find(signal, drawn.foundCells(), drawn.nuclei, DEFAULTS);
    Labels turnedCells = Drawn.turned(drawn.cells);
    Labels turnedNuclei = Drawn.turned(drawn.nuclei.labels());
    Mitochondria turned =
        MitochondriaFinder.find(
            Drawn.turned(signal), Drawn.cells(turnedCells), Drawn.nuclei(turnedNuclei), DEFAULTS);
    // The sums of the Gaussian come in another order: here and there a pixel at the threshold.
    assertThat(Drawn.differing(Drawn.turned(straight.perCell()), turned.perCell()))
        .isLessThan(0.0005);
    double before = straight.networks().get(0).branching().lengthPx();
    assertThat(turned.networks().get(0).branching().lengthPx())
        .isCloseTo(before, within(0.03 * before));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void the_same_again_gives_the_same_and_gain_changes_nothing(int doublings) {
    Tubes drawn = new Tubes(2, 15, 4, 300, 30, 12);
    Plane signal = drawn.photographed();
    float[] scaled = signal.samples().clone();
    for (int p = 0; p < scaled.length; p++) {
      // A power of two, so that no digit is lost.
      scaled[p] *= 1 << doublings;
    }
    Mitochondria a = MitochondriaFinder.find(signal, drawn.foundCells(), drawn.nuclei, DEFAULTS);
    Mitochondria b =
        MitochondriaFinder.find(
            Plane.of(drawn.side, drawn.side, scaled), drawn.foundCells(), drawn.nuclei, DEFAULTS);
    assertThat(b.objects().ids()).isEqualTo(a.objects().ids());
    assertThat(b.networks().get(1).branching()).isEqualTo(a.networks().get(1).branching());
  }

  @Test
  void labels_objects_and_sums_agree() {
    Tubes drawn = new Tubes(2, 20, 4, 300, 30, 13);
    Mitochondria found =
        MitochondriaFinder.find(drawn.photographed(), drawn.foundCells(), drawn.nuclei, DEFAULTS);
    int[] area = new int[found.objects().largest() + 1];
    for (int p = 0; p < found.objects().ids().length; p++) {
      area[found.objects().ids()[p]]++;
      assertThat(found.perCell().ids()[p] != 0).isEqualTo(found.objects().ids()[p] != 0);
    }
    int objects = 0;
    for (MitochondrialNetwork network : found.networks()) {
      objects += network.objects().size();
      for (MitochondrialObject object : network.objects()) {
        assertThat(area[object.id()]).isEqualTo(object.areaPx());
        assertThat(object.outline().points())
            .allMatch(q -> found.objects().at(q.x(), q.y()) == object.id());
        assertThat(object.circularityFormFactor()).isBetween(0.0, 1.0);
        assertThat(object.aspectRatio()).isGreaterThanOrEqualTo(1);
      }
    }
    assertThat(objects).isEqualTo(found.objects().largest());
    assertThat(Arrays.stream(area).skip(1).min().orElse(0)).isGreaterThanOrEqualTo(4);
  }

  @Test
  void takes_no_cells_a_single_pixel_and_a_cell_that_is_all_nucleus() {
    Mitochondria none =
        MitochondriaFinder.find(
            new Drawn(30, 20, 5).plane(),
            Drawn.cells(Labels.of(30, 20, new int[600])),
            Drawn.none(30, 20),
            DEFAULTS);
    assertThat(none.networks()).isEmpty();
    assertThat(none.flags())
        .containsExactly(MitochondriaFlag.NO_SCALE, MitochondriaFlag.ELEMENT_GUESSED);
    Labels one = Labels.of(1, 1, new int[] {1});
    Plane pixel = Plane.of(1, 1, new float[] {9});
    assertThat(
            MitochondriaFinder.find(pixel, Drawn.cells(one), Drawn.none(1, 1), DEFAULTS)
                .networks()
                .get(0)
                .absence())
        .isEqualTo(Absence.ONLY_NOISE);
    MitochondrialNetwork covered =
        MitochondriaFinder.find(pixel, Drawn.cells(one), Drawn.nuclei(one), DEFAULTS)
            .networks()
            .get(0);
    assertThat(covered.absence()).isEqualTo(Absence.NO_CYTOPLASM);
    assertThat(covered.fraction()).isEmpty();
  }

  @Test
  void refuses_planes_of_other_sizes_and_settings_that_cannot_be() {
    FoundCells cells = Drawn.cells(Labels.of(30, 20, new int[600]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MitochondriaFinder.find(
                    new Drawn(30, 21, 5).plane(), cells, Drawn.none(30, 20), DEFAULTS))
        .withMessageContaining("30 × 21");
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withThresholdFactor(0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withSmoothingPx(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MaskChannel(" ", true));
  }

  @Test
  void settings_are_plain_for_a_record() {
    assertThat(DEFAULTS.parameters())
        .containsEntry("mito_channel", "mass stain")
        .containsEntry("mito_element", "auto")
        .containsEntry("mito_threshold_factor", 0.8)
        .containsEntry("um_per_px", "unknown");
  }
}
