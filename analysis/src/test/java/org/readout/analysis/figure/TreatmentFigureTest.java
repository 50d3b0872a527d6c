package org.readout.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.analysis.figure.TreatmentFigure.Comparison;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;
import org.readout.analysis.figure.TreatmentFigure.Value;

final class TreatmentFigureTest {
  private static final Group VEHICLE =
      Gallery.group("Vehicle", new Estimate(100, 90, 110), 95, 105, 100);

  @Test
  void the_same_experiment_looks_the_same_in_every_treatment() {
    Group other = new Group("Drug", List.of(new Value("3", 5), new Value("1", 7)), List.of(), null);
    List<Mark.Dot> dots = dots(TreatmentFigure.of("y", List.of(VEHICLE, other)).figure());
    assertThat(dots.get(3).glyph()).isEqualTo(dots.get(2).glyph()).isEqualTo(Glyph.of(2));
    assertThat(dots.get(4).glyph()).isEqualTo(dots.get(0).glyph()).isEqualTo(Glyph.of(0));
  }

  private static List<Mark.Dot> dots(Figure figure) {
    return ((Panel.Plot) figure.panel())
        .marks().stream()
            .filter(mark -> mark instanceof Mark.Swarm swarm && swarm.size() == Mark.Size.LARGE)
            .flatMap(mark -> ((Mark.Swarm) mark).dots().stream())
            .toList();
  }

  @Test
  void no_two_of_thirty_experiments_look_the_same() {
    assertThat(java.util.stream.IntStream.range(0, Glyph.DISTINCT).mapToObj(Glyph::of))
        .doesNotHaveDuplicates()
        .hasSize(30);
  }

  @Test
  void says_what_points_lines_and_n_are() {
    Group single = Gallery.group("Drug", null, 50);
    Figure figure =
        TreatmentFigure.of("Tumours (mm³)", List.of(VEHICLE, single))
            .each("animal")
            .estimatedBy("model estimate")
            .comparing(List.of(new Comparison(1, 0, "p = 0.02")))
            .figure();
    assertThat(figure.caption())
        .isEqualTo(
            "Each point is one animal; n counts them. Same shape and colour: same animal."
                + " Line and bar: model estimate with 95 % confidence interval."
                + " Points without a line: no interval can be given.");
    assertThat(figure.description())
        .isEqualTo(
            "Tumours (mm³) by treatment. Vehicle: n = 3, model estimate 100, 95 % confidence"
                + " interval 90 to 110. Drug: n = 1. Drug against Vehicle: p = 0.02.");
    assertThat(SvgRenderer.svg(figure)).contains(">n = 3</text>", ">n = 1</text>");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1})
  void a_logarithmic_axis_is_refused_aloud_when_a_value_has_no_logarithm(double value) {
    Group group = Gallery.group("Drug", null, 3, value);
    Figure figure = TreatmentFigure.of("y", List.of(VEHICLE, group)).logarithmic().figure();
    assertThat(((Panel.Plot) figure.panel()).y()).isInstanceOf(Axis.Linear.class);
    assertThat(figure.caption()).endsWith("linear because not every value is above zero.");
  }

  @Test
  void an_interval_that_dwarfs_the_points_ends_in_an_arrow() {
    Group wide = Gallery.group("Drug", new Estimate(50, -900, Double.POSITIVE_INFINITY), 45, 55);
    Figure figure = TreatmentFigure.of("y", List.of(VEHICLE, wide)).figure();
    assertThat(((Panel.Plot) figure.panel()).y().to()).isEqualTo(120);
    assertThat(figure.caption()).contains("Arrow: the interval goes on beyond the axis.");
  }

  @Test
  void has_no_legend_for_more_than_ten_experiments() {
    Group many = Gallery.group("Vehicle", null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    Figure figure = TreatmentFigure.of("y", List.of(many)).figure();
    assertThat(((Panel.Plot) figure.panel()).legend().keys()).isEmpty();
  }

  @Test
  void refuses_what_cannot_be() {
    assertThatIllegalArgumentException().isThrownBy(() -> TreatmentFigure.of("y", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Value("1", Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(5, 6, 7));
    assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(5, Double.NaN, 7));
    Value twice = new Value("1", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Group("Drug", List.of(twice, twice), List.of(), null))
        .withMessageContaining("two values of experiment 1 in treatment Drug");
    TreatmentFigure figure = TreatmentFigure.of("y", List.of(VEHICLE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> figure.comparing(List.of(new Comparison(0, 1, ""))));
  }
}
