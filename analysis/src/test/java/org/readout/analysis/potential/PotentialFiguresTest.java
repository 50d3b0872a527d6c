package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.Mark;
import org.readout.analysis.figure.Panel;
import org.readout.analysis.figure.SvgRenderer;

class PotentialFiguresTest {
  private static final Map<String, Double> SHIFTS =
      Map.of("vehicle", 0.0, "rapamycin", 4.0, "anti-miR-21", 8.0, "anti-miR-21 + rapamycin", 20.0);

  private static PotentialResult result(LoadingMode mode) throws AnalysisException {
    SimulatedStudy study = new SimulatedStudy(4, 3, 4, 15, 8, 3, 2, 1, 6, 20);
    return PotentialAssay.analyse(
        study.cells(new Random(5), SHIFTS), PotentialOptions.of(Probe.TMRM, mode));
  }

  @Test
  void draws_what_was_tested() throws AnalysisException, IOException {
    PotentialResult result = result(LoadingMode.NON_QUENCH);
    Figure figure = PotentialFigures.superPlot(result).orElseThrow();
    look("potential-superplot", figure);
    List<Mark> marks = ((Panel.Plot) figure.panel()).marks();
    List<Double> drawn =
        marks.stream()
            .filter(Mark.Interval.class::isInstance)
            .map(mark -> ((Mark.Interval) mark).estimate())
            .toList();
    for (int i = 1; i < drawn.size(); i++) {
      double tested =
          result.comparisons().get(i - 1).change().orElseThrow().changeMillivolts().orElseThrow();
      assertThat(drawn.get(i)).isCloseTo(tested, within(1e-9));
    }
    assertThat(marks).filteredOn(Mark.Bracket.class::isInstance).hasSize(3);
    assertThat(figure.caption()).contains("single cells").contains("n counts them");
    Figure factorial = PotentialFigures.factorial(result).orElseThrow();
    look("potential-factorial", factorial);
    assertThat(factorial.caption()).contains("Lines join one experiment.", "interaction");
  }

  @Test
  void without_millivolts_the_axis_is_a_ratio() throws AnalysisException, IOException {
    Figure figure = PotentialFigures.superPlot(result(LoadingMode.UNKNOWN)).orElseThrow();
    look("potential-ratio", figure);
    assertThat(((Panel.Plot) figure.panel()).y().title()).contains("ratio to vehicle");
    assertThat(figure.caption()).contains("geometric mean").doesNotContain("mV");
  }

  @Test
  void nothing_is_drawn_that_must_not_be_compared() throws AnalysisException {
    assertThat(PotentialFigures.superPlot(result(LoadingMode.QUENCH))).isEmpty();
  }

  /** Kept beside the test reports, for a look. */
  private static void look(String name, Figure figure) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "figures"));
    Files.writeString(folder.resolve(name + ".svg"), SvgRenderer.svg(figure));
  }
}
