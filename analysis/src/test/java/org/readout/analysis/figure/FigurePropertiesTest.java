package org.readout.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.figure.TreatmentFigure.Comparison;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;
import org.readout.analysis.figure.TreatmentFigure.Value;

/** Whatever the numbers and names, a figure is well-formed, whole and legible. */
final class FigurePropertiesTest {
  private static final int TRIES = 300;

  @Property(tries = TRIES)
  void a_treatment_figure_is_whole(@ForAll("treatmentFigures") TreatmentFigure drawn)
      throws Exception {
    String svg = SvgRenderer.svg(drawn.figure());
    assertThat(SvgRenderer.svg(drawn.figure())).isEqualTo(svg);
    Ink ink = Ink.of(svg);
    assertWhole(ink);
    assertApart(ink.texts().stream().filter(text -> !text.turned()).toList());
    assertBracketsFree(ink);
  }

  @Property(tries = TRIES)
  void a_plate_is_whole(@ForAll("plates") Figure plate) throws Exception {
    Ink ink = Ink.of(SvgRenderer.svg(plate));
    assertWhole(ink);
    assertApart(ink.texts());
  }

  private static void assertWhole(Ink ink) {
    assertThat(ink.attributes()).noneMatch(text -> text.contains("NaN") || text.contains("Inf"));
    Rectangle2D page = ink.page();
    List<Ink.Box> all = new ArrayList<>(ink.shapes());
    all.addAll(ink.texts());
    for (Ink.Box box : all) {
      boolean inside =
          box.area().getMinX() >= -0.01
              && box.area().getMinY() >= -0.01
              && box.area().getMaxX() <= page.getMaxX() + 0.01
              && box.area().getMaxY() <= page.getMaxY() + 0.01;
      assertThat(inside).as("%s is on the page %s", box, page).isTrue();
    }
  }

  private static void assertApart(List<Ink.Box> boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      for (int k = i + 1; k < boxes.size(); k++) {
        assertThat(boxes.get(i).overlaps(boxes.get(k)))
            .as("%s covers %s", boxes.get(i), boxes.get(k))
            .isFalse();
      }
    }
  }

  private static void assertBracketsFree(Ink ink) {
    List<Ink.Box> brackets = ink.marks("bracket");
    assertApart(brackets);
    List<Ink.Box> others = new ArrayList<>(ink.texts());
    others.addAll(ink.marks("large"));
    others.addAll(ink.marks("small"));
    for (Ink.Box bracket : brackets) {
      assertThat(others).as("%s stands free", bracket).noneMatch(bracket::overlaps);
    }
  }

  @Provide
  Arbitrary<TreatmentFigure> treatmentFigures() {
    return scales()
        .flatMap(
            scale ->
                Combinators.combine(groups(scale), names(30), flags(), flags()).as(this::figure))
        .flatMap(figure -> comparisons(figure.groups().size()).map(figure::comparing));
  }

  private TreatmentFigure figure(
      List<Group> groups, String measure, boolean logarithmic, boolean wide) {
    TreatmentFigure figure = TreatmentFigure.of(measure, groups);
    figure = logarithmic ? figure.logarithmic() : figure.reference(1, measure);
    return wide ? figure : figure.wide(Figure.ONE_COLUMN_MM);
  }

  private Arbitrary<List<Group>> groups(double scale) {
    Arbitrary<Double> values =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-3, 3),
            Arbitraries.doubles().between(0.9, 1.1),
            Arbitraries.of(0.0, 1.0));
    return Combinators.combine(
            names(60),
            values.map(value -> value * scale).list().ofMaxSize(12),
            Arbitraries.doubles().between(0, 9).injectNull(0.2))
        .as((name, all, half) -> group(name, all, half))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Group group(String name, List<Double> values, @Nullable Double half) {
    List<Value> all = new ArrayList<>();
    for (double value : values) {
      all.add(new Value("E" + all.size(), value));
    }
    if (values.isEmpty() || half == null) {
      return new Group(name, all, all, null);
    }
    double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
    double high = half > 8 ? Double.POSITIVE_INFINITY : mean + half * Math.abs(mean);
    return new Group(name, all, List.of(), new Estimate(mean, mean - half * Math.abs(mean), high));
  }

  private static Arbitrary<List<Comparison>> comparisons(int groups) {
    if (groups < 2) {
      return Arbitraries.just(List.of());
    }
    return Combinators.combine(
            Arbitraries.integers().between(0, groups - 1),
            Arbitraries.integers().between(1, groups - 1),
            names(20))
        .as((left, step, text) -> new Comparison(left, (left + step) % groups, text))
        .list()
        .ofMaxSize(6);
  }

  private static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }

  private static Arbitrary<Double> scales() {
    return Arbitraries.of(1.0, 100.0, 1e-7, 123456.0, 1e12, 1e90, 1e-90, 1e-300);
  }

  /** From every corner of Unicode, and what a bench writes. */
  private static Arbitrary<String> names(int longest) {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(longest),
        Arbitraries.strings().withChars("ab µ−/-+<&>\"' \u0000\u0007\n").ofMaxLength(longest),
        Arbitraries.of("Vehicle", "anti-miR-21", "Rapamycin 20 nM", "Tsc2−/− + <drug> & 'x'"));
  }

  private record Size(int rows, int columns, double widthMm) {}

  @Provide
  Arbitrary<Figure> plates() {
    Arbitrary<Size> sizes =
        Arbitraries.of(
            new Size(2, 3, 85),
            new Size(4, 6, 85),
            new Size(8, 12, 85),
            new Size(16, 24, 85),
            new Size(16, 24, 180),
            new Size(32, 48, 180));
    Arbitrary<List<Panel.Cell>> cells =
        Combinators.combine(
                Arbitraries.doubles().between(-1, 3),
                names(20),
                Arbitraries.integers().between(0, 3))
            .as(FigurePropertiesTest::cell)
            .list()
            .ofMaxSize(40);
    return Combinators.combine(sizes, scales(), names(40), cells).as(FigurePropertiesTest::plate);
  }

  private static Panel.Cell cell(double value, String note, int kind) {
    return switch (kind) {
      case 0 -> new Panel.Cell.Missing(0, 0, note);
      case 1 -> new Panel.Cell.Flagged(0, 0, value, note);
      case 2 -> new Panel.Cell.Measured(0, 0, value, note);
      default -> new Panel.Cell.Measured(0, 0, value, "");
    };
  }

  private static Figure plate(Size size, double scale, String measure, List<Panel.Cell> some) {
    int columns = size.columns();
    List<Panel.Cell> wells = new ArrayList<>();
    for (Panel.Cell cell : some.subList(0, Math.min(some.size(), size.rows() * columns))) {
      int row = wells.size() / columns;
      int column = wells.size() % columns;
      wells.add(moved(cell, row, column, scale));
    }
    return PlateHeatMap.of(measure, size.rows(), columns, wells, size.widthMm());
  }

  private static Panel.Cell moved(Panel.Cell cell, int row, int column, double scale) {
    if (cell instanceof Panel.Cell.Measured measured) {
      return new Panel.Cell.Measured(row, column, measured.value() * scale, cell.note());
    }
    return cell instanceof Panel.Cell.Flagged flagged
        ? new Panel.Cell.Flagged(row, column, flagged.value() * scale, cell.note())
        : new Panel.Cell.Missing(row, column, cell.note());
  }
}
