package org.readout.imaging.rendered.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.readout.imaging.Labels;

class RenderedTimeLapseTest {
  private static final int FCCP_FRAME = 5;
  private static final TimeLapseRecipe RECIPE =
      TimeLapseRecipe.defaults(4)
          .with(
              FieldRecipe.defaults(4)
                  .withSize(280, 240)
                  .withCells(4)
                  .withChannels(Channel.NUCLEI, Channel.TMRM))
          .withFrames(12, 20)
          .withDrift(1.2, -0.6, 0.4)
          .withDrugs(Drug.fccp(FCCP_FRAME * 20));

  @Test
  void the_picture_moves_with_its_labels() {
    RenderedTimeLapse lapse = RenderedTimeLapse.of(RECIPE);
    RenderedTimeLapse.Shift last = lapse.shift(11);
    assertThat(lapse.shift(0)).isEqualTo(new RenderedTimeLapse.Shift(0, 0));
    assertThat(last.xPx()).isBetween(11, 16);
    assertThat(last.yPx()).isBetween(-9, -4);

    Labels first = lapse.cellLabels(0);
    Labels moved = lapse.cellLabels(11);
    float[] before = lapse.light(Channel.NUCLEI, 0).samples();
    float[] after = lapse.light(Channel.NUCLEI, 11).samples();
    for (int y = 30; y < 200; y++) {
      for (int x = 30; x < 240; x++) {
        int from = y * 280 + x;
        int to = (y + last.yPx()) * 280 + x + last.xPx();
        assertThat(moved.ids()[to]).isEqualTo(first.ids()[from]);
        assertThat(after[to]).isEqualTo(before[from]);
      }
    }
  }

  @Test
  void without_quench_the_light_falls_after_fccp_and_stays() {
    double[] light = meanLight(RECIPE);
    assertThat(light[FCCP_FRAME]).isEqualTo(light[0], within(1e-6 * light[0]));
    assertThat(light[FCCP_FRAME + 1]).isLessThan(0.6 * light[0]);
    assertThat(light[11]).isLessThan(0.15 * light[0]);
  }

  @Test
  void in_quench_mode_the_light_rises_after_fccp_and_then_leaks_away() {
    double[] light = meanLight(RECIPE.quenched());
    assertThat(light[FCCP_FRAME + 3]).isGreaterThan(1.5 * light[0]);
    double later = meanLight(RECIPE.quenched().withFrames(60, 40))[59];
    assertThat(later).isLessThan(0.5 * light[FCCP_FRAME + 3]);
  }

  /** Dye that only spreads over the cell is not lost: what leaks in 20 s of 900 is 2 %. */
  @Test
  void fccp_moves_dye_before_it_loses_it() {
    RenderedTimeLapse lapse = RenderedTimeLapse.of(RECIPE.quenched());
    CellPhysiology before = lapse.cells(FCCP_FRAME).get(0);
    CellPhysiology after = lapse.cells(FCCP_FRAME + 1).get(0);
    assertThat(after.cytoNm()).isGreaterThan(3 * before.cytoNm());
    assertThat(after.mitoNm()).isLessThan(0.5 * before.mitoNm());
    double thermalMv = RECIPE.field().potentials().thermalMv();
    assertThat(-thermalMv * Math.log(after.mitoNm() / after.cytoNm()))
        .isCloseTo(after.psiMv(), within(1e-9));
  }

  @Test
  void oligomycin_polarises_and_fccp_after_it_takes_all() {
    TimeLapseRecipe both = RECIPE.withDrugs(Drug.fccp(160), Drug.oligomycin(60));
    RenderedTimeLapse lapse = RenderedTimeLapse.of(both);
    double start = lapse.cells(0).get(1).psiMv();
    assertThat(lapse.cells(8).get(1).psiMv()).isCloseTo(start - 8, within(0.1));
    assertThat(lapse.cells(11).get(1).psiMv()).isBetween(-20.0, Potentials.COLLAPSED_MV);
  }

  @Test
  void bleaching_is_the_exponential_that_was_asked_for() {
    double perS = 0.0009;
    TimeLapseRecipe fading = RECIPE.withDrugs().withBleaching(perS);
    double[] light = meanLight(fading);
    assertThat(Math.log(light[0] / light[11]) / fading.secondsAt(11)).isCloseTo(perS, within(1e-6));
    RenderedTimeLapse lapse = RenderedTimeLapse.of(fading.withDrift(0, 0, 0));
    assertThat(lapse.light(Channel.NUCLEI, 11).samples())
        .isEqualTo(lapse.light(Channel.NUCLEI, 0).samples());
    assertThat(lapse.image(Channel.NUCLEI, 11).samples())
        .as("other noise")
        .isNotEqualTo(lapse.image(Channel.NUCLEI, 0).samples());
  }

  @Test
  void a_frame_is_the_same_whenever_it_is_asked_for() {
    RenderedTimeLapse lapse = RenderedTimeLapse.of(RECIPE);
    short[] late = lapse.image(Channel.TMRM, 7).samples();
    assertThat(RenderedTimeLapse.of(RECIPE).image(Channel.TMRM, 7).samples()).isEqualTo(late);
    assertThat(lapse.truthCsv().lines()).hasSize(1 + 12 * 4);
    assertThatThrownBy(() -> lapse.image(Channel.MASS, 0)).hasMessageContaining("MASS");
  }

  /** Mean light of all cells, moved back to where they were. */
  private static double[] meanLight(TimeLapseRecipe recipe) {
    RenderedTimeLapse lapse = RenderedTimeLapse.of(recipe.withDrift(0, 0, 0));
    List<Double> means = new ArrayList<>();
    int[] cells = lapse.cellLabels(0).ids();
    for (int frame = 0; frame < lapse.frames(); frame++) {
      float[] light = lapse.light(Channel.TMRM, frame).samples();
      double sum = 0;
      int pixels = 0;
      for (int i = 0; i < cells.length; i++) {
        sum += cells[i] > 0 ? light[i] : 0;
        pixels += cells[i] > 0 ? 1 : 0;
      }
      means.add(sum / pixels);
    }
    return means.stream().mapToDouble(each -> each).toArray();
  }
}
