package org.readout.imaging.rendered.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnyFieldTest {
  @Property(tries = 30)
  void any_field_is_drawn_with_all_of_its_cells(
      @ForAll long seed,
      @ForAll @IntRange(max = 12) int cells,
      @ForAll @IntRange(min = 16, max = 200) int width,
      @ForAll @IntRange(min = 16, max = 200) int height,
      @ForAll @DoubleRange(min = 0.2, max = 2) double umPerPx,
      @ForAll @DoubleRange(max = 1) double crowding,
      @ForAll @DoubleRange(max = 0.5) double share) {
    FieldRecipe recipe =
        FieldRecipe.defaults(seed)
            .withSize(width, height)
            .at(umPerPx)
            .with(Culture.USUAL.withCells(cells).withCrowding(crowding).withStates(share, share))
            .withChannels(Channel.values());
    RenderedField field = RenderedField.render(recipe);

    assertThat(field.cells()).extracting(TrueCell::id).isEqualTo(numbers(cells));
    for (TrueCell cell : field.cells()) {
      assertThat(cell.nucleusAreaPx()).isBetween(0, cell.areaPx());
      assertThat(cell.mitoFraction()).isBetween(0.0, 1.0);
      assertThat(cell.psiMv() == Potentials.COLLAPSED_MV).isEqualTo(cell.state() == CellState.DEAD);
    }
    for (Channel channel : Channel.values()) {
      for (float light : field.light(channel).samples()) {
        assertThat(light).isBetween(0f, 1e6f);
      }
    }
  }

  private static List<Integer> numbers(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  /** Nuclei that do not touch each other can be counted without doubt. */
  @Test
  void without_crowding_no_two_nuclei_touch() {
    for (int seed = 1; seed <= 5; seed++) {
      FieldRecipe recipe =
          FieldRecipe.defaults(seed)
              .withChannels(Channel.NUCLEI)
              .with(Culture.USUAL.withCrowding(0));
      int[] nuclei = RenderedField.render(recipe).nucleusLabels().ids();
      int width = recipe.widthPx();
      for (int i = width; i < nuclei.length; i++) {
        int above = nuclei[i - width];
        int left = i % width == 0 ? 0 : nuclei[i - 1];
        assertThat(nuclei[i] == 0 || left == 0 || left == nuclei[i]).isTrue();
        assertThat(nuclei[i] == 0 || above == 0 || above == nuclei[i]).isTrue();
      }
    }
  }

  @Test
  void crowding_brings_cells_together() {
    assertThat(nearest(0.9)).isLessThan(0.75 * nearest(0));
  }

  /** Mean distance from a nucleus to the next, in pixels. */
  private static double nearest(double crowding) {
    FieldRecipe recipe =
        FieldRecipe.defaults(6)
            .withChannels(Channel.NUCLEI)
            .with(Culture.USUAL.withCells(30).withCrowding(crowding));
    List<TrueCell> cells = RenderedField.render(recipe).cells();
    return cells.stream()
        .mapToDouble(
            cell ->
                cells.stream()
                    .filter(other -> other.id() != cell.id())
                    .mapToDouble(o -> Math.hypot(o.xPx() - cell.xPx(), o.yPx() - cell.yPx()))
                    .min()
                    .orElseThrow())
        .average()
        .orElseThrow();
  }

  /** A picture that changes is a change of results: every measure of the meter moves with it. */
  @Test
  void the_bytes_of_a_field_are_these_on_every_machine() throws NoSuchAlgorithmException {
    FieldRecipe recipe =
        FieldRecipe.defaults(1)
            .withSize(320, 240)
            .with(Culture.USUAL.withCells(5).withStates(0.2, 0.2))
            .withChannels(Channel.values());
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(RenderedField.render(recipe).omeTiff());
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("d1235eb6a5ac66375e3609df90a612923bb39040da9252061cd17e9c3dc8207f");
  }
}
