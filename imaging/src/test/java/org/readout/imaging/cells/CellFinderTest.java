package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;

class CellFinderTest {
  private static final CellSettings DEFAULTS = CellSettings.defaults();

  @Test
  void finds_a_cell_as_large_as_it_was_drawn_and_its_nucleus_in_it() {
    Drawn drawn = new Drawn(160, 120, 100).disc(80, 60, 35, 900).nucleus(74, 60, 12).noise(15, 1);
    FoundCells found = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(found.extent()).isEqualTo(Extent.CELL);
    assertThat(found.rejected()).isEmpty();
    assertThat(found.flags()).isEmpty();
    Cell cell = found.cells().get(0);
    // The threshold lies below half height, so the smoothed edge is passed by up to half a pixel.
    assertThat(cell.areaPx()).isCloseTo(Math.PI * 35.5 * 35.5, within(90.0));
    assertThat(cell.xPx()).isCloseTo(80, within(0.2));
    assertThat(cell.yPx()).isCloseTo(60, within(0.2));
    assertThat(cell.atBorder()).isFalse();
    assertHoldsNuclei(found, drawn.nuclei());
  }

  @Test
  void knows_the_level_of_what_it_was_given() {
    Drawn drawn = new Drawn(160, 120, 100).disc(80, 60, 35, 900).nucleus(74, 60, 12).noise(15, 1);
    CytoplasmLevel level =
        Objects.requireNonNull(CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS).level());
    assertThat(level.background()).isCloseTo(100, within(3.0));
    assertThat(level.threshold()).isBetween(150.0, 500.0);
    assertThat(level.bright()).isCloseTo(900, within(60.0));
  }

  @Test
  void shares_an_even_stain_half_way_between_two_nuclei() {
    Drawn drawn =
        new Drawn(160, 80, 0).box(20, 20, 140, 60, 500).nucleus(50, 40, 9).nucleus(110, 40, 9);
    FoundCells found =
        CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS.withReachDiameters(9));
    assertThat(found.labels().at(78, 40)).isEqualTo(1);
    assertThat(found.labels().at(82, 40)).isEqualTo(2);
    // The column in the middle goes to the lower number, with the pixels of its two ends.
    assertThat(found.cells().get(0).areaPx())
        .isCloseTo(found.cells().get(1).areaPx(), within(2.0 * 42));
  }

  @Test
  void a_border_follows_the_stain_and_with_a_large_lambda_the_middle() {
    Drawn drawn =
        new Drawn(160, 80, 0)
            .box(20, 20, 60, 60, 900)
            .box(60, 20, 140, 60, 450)
            .nucleus(45, 40, 9)
            .nucleus(110, 40, 9);
    CellSettings wide = DEFAULTS.withReachDiameters(9);
    Labels byStain = CellFinder.find(drawn.cytosol(), drawn.nuclei(), wide).labels();
    assertThat(borderInRow(byStain, 40)).isCloseTo(60, within(2));
    Labels byPlace =
        CellFinder.find(drawn.cytosol(), drawn.nuclei(), wide.withLambda(1000)).labels();
    assertThat(borderInRow(byPlace, 40)).isCloseTo(78, within(2));
  }

  @Test
  void finds_a_dim_cell_beside_a_bright_one_and_leaves_the_halo_out() {
    Drawn drawn = new Drawn(200, 100, 50);
    for (int r = 40; r > 28; r--) {
      // A halo that falls from an eighth of the bright cell's height to nothing.
      drawn.disc(50, 50, r, 50 + 35.0 * (40 - r));
    }
    drawn.disc(50, 50, 28, 4000).disc(145, 50, 28, 300).nucleus(50, 50, 10).nucleus(145, 50, 10);
    FoundCells found = CellFinder.find(drawn.noise(10, 4).cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(found.cells()).hasSize(2);
    assertThat(found.cells().get(0).areaPx()).isCloseTo(Math.PI * 28.5 * 28.5, within(150.0));
    assertThat(found.cells().get(1).areaPx()).isCloseTo(Math.PI * 28.5 * 28.5, within(150.0));
  }

  @Test
  void fills_what_one_cell_encloses_and_leaves_a_gap_between_two() {
    Drawn drawn =
        new Drawn(200, 100, 0)
            .disc(50, 50, 30, 700)
            .disc(36, 50, 5, 0)
            .nucleus(58, 50, 9)
            .box(110, 20, 180, 80, 700)
            .disc(145, 50, 8, 0)
            .nucleus(125, 50, 9)
            .nucleus(165, 50, 9);
    FoundCells found = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(found.labels().at(36, 50)).isEqualTo(1);
    assertThat(found.labels().at(145, 50)).isZero();
  }

  @Test
  void goes_no_further_from_a_nucleus_than_asked() {
    Drawn drawn = new Drawn(200, 60, 0).box(10, 20, 190, 40, 500).nucleus(40, 30, 8);
    FoundNuclei nuclei = drawn.nuclei();
    Labels labels =
        CellFinder.find(drawn.cytosol(), nuclei, DEFAULTS.withReachDiameters(2)).labels();
    int furthest = 0;
    for (int x = 0; x < 200; x++) {
      furthest = labels.at(x, 30) == 1 ? x : furthest;
    }
    assertThat((double) furthest).isCloseTo(48 + 2 * nuclei.diameterPx(), within(1.0));
  }

  @Test
  void draws_rings_where_nothing_is_stained_and_calls_them_rings() {
    Drawn drawn = new Drawn(120, 80, 0).nucleus(35, 40, 10).nucleus(62, 40, 10);
    FoundCells found =
        CellFinder.find(
            Optional.empty(), drawn.nuclei(), DEFAULTS.withRing(new RingWidth.Pixels(7)));
    assertThat(found.extent()).isEqualTo(Extent.PERINUCLEAR_RING);
    assertThat(found.level()).isNull();
    assertThat(found.labels().at(18, 40)).isEqualTo(1);
    assertThat(found.labels().at(17, 40)).isZero();
    // Between the nuclei there is less than two rings' width: they share it.
    assertThat(found.labels().at(48, 40)).isEqualTo(1);
    assertThat(found.labels().at(49, 40)).isEqualTo(2);
    Drawn alone = new Drawn(120, 80, 0).nucleus(60, 40, 10);
    FoundCells ring =
        CellFinder.find(
            Optional.empty(), alone.nuclei(), DEFAULTS.withRing(new RingWidth.Diameters(0.6)));
    double radius = 10 + 0.6 * alone.nuclei().diameterPx();
    assertThat(ring.cells().get(0).areaPx()).isCloseTo(Math.PI * radius * radius, within(60.0));
  }

  @Test
  void says_that_a_channel_shows_nothing_instead_of_finding_cells_in_noise() {
    Drawn drawn = new Drawn(160, 120, 200).nucleus(40, 60, 10).nucleus(110, 60, 10).noise(20, 9);
    FoundCells found = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(found.cells()).isEmpty();
    assertThat(found.flags()).containsExactly(CellFlag.NO_SIGNAL);
    assertThat(found.rejected()).hasSize(2);
    assertThat(found.rejected().get(0).reason()).contains("noise");
    assertThat(found.labels().largest()).isZero();
  }

  @Test
  void says_that_a_stain_is_faint_where_noise_sets_the_edge() {
    Drawn drawn = new Drawn(200, 100, 200);
    drawn.disc(50, 50, 30, 245).disc(150, 50, 30, 245).nucleus(50, 50, 10).nucleus(150, 50, 10);
    FoundCells found = CellFinder.find(drawn.noise(30, 9).cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(found.flags()).contains(CellFlag.FAINT_STAIN);
  }

  @Test
  void rejects_a_bare_nucleus_and_says_why() {
    Drawn drawn = new Drawn(200, 100, 50);
    for (int i = 0; i < 5; i++) {
      drawn.disc(30 + 34 * i, 30, 15, 700).nucleus(30 + 34 * i, 30, 7);
    }
    drawn.nucleus(100, 80, 7).noise(5, 2);
    FoundCells found = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(found.cells()).hasSize(5);
    assertThat(found.rejected()).singleElement().extracting(RejectedCell::id).isEqualTo(6);
    assertThat(found.rejected().get(0).reason()).startsWith("no cytoplasm found");
    assertThat(found.labels().at(100, 80)).isZero();
    assertThat(found.flags()).isEmpty();
  }

  @Test
  void a_field_full_of_cells_is_flagged_and_its_dim_cells_are_kept() {
    Drawn drawn = new Drawn(180, 180, 250);
    for (int i = 0; i < 9; i++) {
      int x = 30 + 60 * (i % 3);
      int y = 30 + 60 * Math.floorDiv(i, 3);
      drawn.box(x - 29, y - 29, x + 29, y + 29, i % 2 == 0 ? 500 : 1500).nucleus(x, y, 11);
    }
    FoundCells found = CellFinder.find(drawn.noise(8, 3).cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(found.flags()).containsExactly(CellFlag.NO_FREE_BACKGROUND);
    assertThat(found.cells()).hasSize(9);
    assertThat(found.cells()).allMatch(cell -> Math.abs(cell.areaPx() - 58 * 58) < 130);
  }

  @Test
  void marks_a_cell_at_the_border_and_leaves_it_out_when_asked() {
    Drawn drawn = new Drawn(160, 80, 20).disc(20, 40, 25, 800).disc(110, 40, 25, 800);
    drawn.nucleus(20, 40, 9).nucleus(110, 40, 9);
    FoundCells kept = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS);
    assertThat(kept.cells()).extracting(Cell::atBorder).containsExactly(true, false);
    FoundCells left =
        CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS.withLeaveOutBorder(true));
    assertThat(left.cells()).extracting(Cell::id).containsExactly(2);
    assertThat(left.rejected().get(0).reason()).contains("border");
    assertThat(left.labels().at(20, 40)).isZero();
  }

  @Test
  void a_quarter_turn_turns_the_cells() {
    Drawn drawn = crowd();
    Labels straight = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS).labels();
    Labels turned =
        CellFinder.find(
                Optional.of(Drawn.turned(drawn.plane())),
                Drawn.nuclei(Drawn.turned(drawn.nuclei().labels())),
                DEFAULTS)
            .labels();
    // The sums of the Gaussian come in another order: here and there a pixel at the threshold.
    assertThat(Drawn.differing(Drawn.turned(straight), turned)).isLessThan(0.001);
  }

  @Test
  void exposure_and_offset_change_no_cell() {
    Drawn drawn = crowd();
    Labels before = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS).labels();
    float[] brighter = drawn.plane().samples().clone();
    for (int p = 0; p < brighter.length; p++) {
      brighter[p] = 4 * brighter[p] + 32768;
    }
    Plane plane = Plane.of(drawn.plane().widthPx(), drawn.plane().heightPx(), brighter);
    Labels after = CellFinder.find(Optional.of(plane), drawn.nuclei(), DEFAULTS).labels();
    assertThat(Drawn.differing(before, after)).isLessThan(0.002);
  }

  @Test
  void the_same_again_gives_the_same() {
    Drawn drawn = crowd();
    assertThat(CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS).labels().ids())
        .isEqualTo(CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS).labels().ids());
  }

  @Test
  void every_cell_is_one_piece_without_a_hole_and_holds_its_nucleus() {
    Drawn drawn = crowd();
    FoundCells found = CellFinder.find(drawn.cytosol(), drawn.nuclei(), DEFAULTS);
    assertHoldsNuclei(found, drawn.nuclei());
    for (Cell cell : found.cells()) {
      long pixels = Arrays.stream(found.labels().ids()).filter(id -> id == cell.id()).count();
      assertThat(cell.areaPx()).isEqualTo((double) pixels);
      assertThat(cell.outline().points())
          .allMatch(p -> found.labels().at(p.x(), p.y()) == cell.id());
    }
    int[] filled = found.labels().ids().clone();
    Holes.fill(filled, found.labels().widthPx(), found.labels().heightPx());
    assertThat(filled).isEqualTo(found.labels().ids());
  }

  @Test
  void takes_a_field_without_nuclei_and_one_of_a_single_pixel() {
    Drawn empty = new Drawn(50, 40, 10).noise(3, 1);
    FoundCells none = CellFinder.find(empty.cytosol(), empty.nuclei(), DEFAULTS);
    assertThat(none.cells()).isEmpty();
    assertThat(none.flags()).isEmpty();
    FoundCells pixel =
        CellFinder.find(
            Optional.of(Plane.of(1, 1, new float[] {5})),
            Drawn.nuclei(Labels.of(1, 1, new int[] {1})),
            DEFAULTS);
    assertThat(pixel.rejected()).hasSize(1);
    FoundCells ring =
        CellFinder.find(Optional.empty(), Drawn.nuclei(Labels.of(1, 1, new int[] {1})), DEFAULTS);
    assertThat(ring.cells()).hasSize(1);
  }

  @Test
  void refuses_a_plane_of_another_size_and_settings_that_cannot_be() {
    Drawn drawn = new Drawn(50, 40, 10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CellFinder.find(drawn.cytosol(), Drawn.none(50, 41), DEFAULTS))
        .withMessageContaining("50 × 40");
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withLambda(0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withReachDiameters(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new RingWidth.Pixels(-1));
  }

  @Test
  void settings_are_plain_for_a_record() {
    assertThat(DEFAULTS.parameters())
        .containsEntry("cell_lambda", 0.05)
        .containsEntry("cell_reach_diameters", 2.0)
        .containsEntry("ring_width", "0.6 nuclear diameters");
  }

  @Test
  void measures_a_stain_on_nuclei_and_around_them() {
    Drawn drawn =
        new Drawn(160, 80, 0)
            .disc(45, 40, 30, 100)
            .disc(45, 40, 10, 400)
            .disc(115, 40, 30, 100)
            .disc(115, 40, 10, 50)
            .nucleus(45, 40, 10)
            .nucleus(115, 40, 10);
    FoundCells rings =
        CellFinder.find(
            Optional.empty(), drawn.nuclei(), DEFAULTS.withRing(new RingWidth.Pixels(7)));
    assertThat(Translocation.of(drawn.plane(), drawn.nuclei(), rings))
        .extracting(t -> t.ratio().orElse(-1))
        .containsExactly(4.0, 0.5);
    Plane below = new Drawn(160, 80, -3).plane();
    assertThat(Translocation.of(below, drawn.nuclei(), rings))
        .allMatch(t -> t.ratio().isEmpty() && t.aroundPx() > 0);
  }

  /** Nine cells that touch, each of its own brightness, on a haze with noise. */
  private static Drawn crowd() {
    Drawn drawn = new Drawn(190, 170, 150);
    for (int i = 0; i < 9; i++) {
      int x = 40 + 48 * (i % 3) + 5 * Math.floorDiv(i, 3);
      int y = 38 + 45 * Math.floorDiv(i, 3);
      drawn.disc(x, y, 26, 500 + 140 * ((i * 4) % 9)).nucleus(x + i % 4 - 2, y, 8 + i % 3);
    }
    return drawn.noise(12, 8);
  }

  private static void assertHoldsNuclei(FoundCells found, FoundNuclei nuclei) {
    for (int p = 0; p < nuclei.labels().ids().length; p++) {
      int nucleus = nuclei.labels().ids()[p];
      if (nucleus != 0) {
        assertThat(found.labels().ids()[p]).isEqualTo(nucleus);
      }
    }
  }

  /** The column at which the first cell of a row gives way to the next. */
  private static int borderInRow(Labels labels, int y) {
    int x = 0;
    while (labels.at(x, y) != 2) {
      x++;
    }
    return x;
  }
}
