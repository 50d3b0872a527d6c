package org.readout.imaging.rendered.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.readout.imaging.Labels;

class RenderedFieldTest {
  private static final FieldRecipe SMALL = FieldRecipe.defaults(3).withSize(400, 300).withCells(7);

  @Test
  void same_recipe_gives_the_same_counts_and_another_seed_others() {
    RenderedField once = RenderedField.render(SMALL);
    RenderedField again = RenderedField.render(SMALL);

    for (Channel channel : SMALL.channels()) {
      assertThat(again.image(channel).samples()).isEqualTo(once.image(channel).samples());
      assertThat(RenderedField.render(SMALL.withSeed(4)).image(channel).samples())
          .isNotEqualTo(once.image(channel).samples());
    }
    assertThat(again.cells()).isEqualTo(once.cells());
  }

  @Test
  void a_nucleus_and_a_mitochondrion_lie_inside_of_their_cell() {
    RenderedField field = RenderedField.render(SMALL.with(Culture.USUAL.withCrowding(1)));
    Labels cells = field.cellLabels();
    int[] nuclei = field.nucleusLabels().ids();
    int[] mitochondria = field.mitochondrionLabels().ids();
    for (int i = 0; i < nuclei.length; i++) {
      assertThat(nuclei[i]).isIn(0, cells.ids()[i]);
      assertThat(mitochondria[i]).isIn(0, cells.ids()[i]);
      assertThat(nuclei[i] > 0 && mitochondria[i] > 0).isFalse();
    }
  }

  @Test
  void truth_counts_the_pixels_that_the_labels_show() {
    RenderedField field = RenderedField.render(SMALL);
    Map<Integer, Integer> cells = pixels(field.cellLabels());
    Map<Integer, Integer> nuclei = pixels(field.nucleusLabels());
    Map<Integer, Integer> mitochondria = pixels(field.mitochondrionLabels());

    assertThat(field.cells()).hasSize(7);
    for (TrueCell cell : field.cells()) {
      int cytoplasm = cell.areaPx() - cell.nucleusAreaPx();
      assertThat(cell.areaPx()).isEqualTo(cells.get(cell.id()));
      assertThat(cell.nucleusAreaPx()).isEqualTo(nuclei.getOrDefault(cell.id(), 0));
      assertThat(Math.round(cell.mitoFraction() * cytoplasm))
          .isEqualTo((long) mitochondria.getOrDefault(cell.id(), 0));
    }
  }

  @Test
  void refuses_what_no_bench_has() {
    assertThatThrownBy(() -> SMALL.withPotential(Double.NaN))
        .hasMessage("mitoMv lies between -300.0 and 100.0, not at NaN");
    assertThatThrownBy(() -> SMALL.with(Sensor.USUAL.withBits(10)))
        .hasMessage("no camera of 10 bits: 8, 12, 14 or 16");
    assertThatThrownBy(() -> RenderedField.render(SMALL).image(Channel.JC1_RED))
        .hasMessage("JC1_RED was not taken, only [NUCLEI, TMRM, MASS]");
    assertThatThrownBy(() -> SMALL.withChannels(Channel.TMRM, Channel.TMRM))
        .hasMessageContaining("once each");
  }

  private static Map<Integer, Integer> pixels(Labels labels) {
    Map<Integer, Integer> pixels = new TreeMap<>();
    for (int id : labels.ids()) {
      pixels.merge(id, 1, Integer::sum);
    }
    return pixels;
  }
}
