package org.readout.analysis.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.readout.analysis.figure.Panel.Cell;
import org.readout.analysis.figure.Svg.Anchor;

/**
 * What is written into the cells: numbers of one length and size that a person can read, or none;
 * notes below them where all of them fit.
 *
 * @param size of the numbers; 0 when they do not fit
 * @param noteSize of the notes under numbers; 0 when they do not fit
 * @param reasonSize of the notes in cells without a number; 0 when they do not fit
 */
record CellLettering(
    CellShape shape, int decimals, double size, double noteSize, double reasonSize) {
  private static final double[] SIZES = {8, 7, 6, 5};
  private static final double[] NOTE_SIZES = {6, 5};
  private static final double PADDING = 0.5;

  /** Numbers of fewer significant digits than this would mislead: then none is written. */
  private static final int FEWEST_DIGITS = 2;

  private static final int WANTED_DIGITS = 3;
  private static final int MOST_ROUND = 100;
  private static final int NOTE_LINES = 2;
  private static final double NOTE_SHARE = 0.8;

  /** Wells up to a 96-well plate are round; those of the larger plates are square. */
  static boolean isRound(Panel.HeatMap map) {
    return map.rows().size() * map.columns().size() < MOST_ROUND;
  }

  static OptionalDouble value(Cell cell) {
    if (cell instanceof Cell.Measured measured) {
      return OptionalDouble.of(measured.value());
    }
    return cell instanceof Cell.Flagged flagged
        ? OptionalDouble.of(flagged.value())
        : OptionalDouble.empty();
  }

  private static DoubleStream values(Panel.HeatMap map) {
    return map.cells().stream().map(CellLettering::value).flatMapToDouble(OptionalDouble::stream);
  }

  /** The colour axis: round numbers around all values. */
  static Axis.Linear scale(Panel.HeatMap map) {
    double low = values(map).min().orElse(0);
    double high = values(map).max().orElse(1);
    return Axis.Linear.covering(map.measure(), low, high);
  }

  static CellLettering of(Panel.HeatMap map, Axis.Linear scale, CellShape shape) {
    double largest = values(map).map(Math::abs).max().orElse(0);
    int magnitude = largest == 0 ? 0 : (int) Math.floor(StrictMath.log10(largest)) - scale.power();
    // Counts are whole: a decimal place would claim to be measured.
    boolean whole = scale.power() == 0 && values(map).allMatch(value -> value == Math.rint(value));
    int wanted = whole ? 0 : Math.max(0, WANTED_DIGITS - 1 - magnitude);
    int fewest = whole ? 0 : Math.max(0, FEWEST_DIGITS - 1 - magnitude);
    for (int decimals = wanted; decimals >= fewest; decimals--) {
      for (double size : SIZES) {
        CellLettering tried = new CellLettering(shape, decimals, size, 0, 0);
        if (values(map).allMatch(value -> tried.fits(tried.number(value, scale), size, 0))) {
          return tried.withNotes(map, scale);
        }
      }
    }
    return new CellLettering(shape, 0, 0, 0, 0).withNotes(map, scale);
  }

  private CellLettering withNotes(Panel.HeatMap map, Axis.Linear scale) {
    double under = 0;
    double alone = 0;
    for (double tried : NOTE_SIZES) {
      if (size > 0 && under == 0 && allFit(map, scale, true, tried)) {
        under = tried;
      }
      if (alone == 0 && allFit(map, scale, false, tried)) {
        alone = tried;
      }
    }
    return new CellLettering(shape, decimals, size, under, alone);
  }

  /** Whether the notes of all cells with a value, or of all cells without one, fit in a size. */
  private boolean allFit(Panel.HeatMap map, Axis.Linear scale, boolean valued, double tried) {
    return map.cells().stream()
        .filter(filled -> value(filled).isPresent() == valued)
        .allMatch(
            filled -> {
              OptionalDouble value = value(filled);
              String number = value.isPresent() ? number(value.getAsDouble(), scale) : "";
              return fits(number, Lettering.clean(filled.note()), tried);
            });
  }

  private boolean fits(String number, String note, double noteSize) {
    List<String> lines = noteLines(note, noteSize);
    double numberSize = number.isEmpty() ? 0 : size;
    double block = numberSize + lines.size() * noteSize * Svg.LEADING;
    if (lines.size() > NOTE_LINES
        || Lettering.widestPiece(note, noteSize) > shape.size() * NOTE_SHARE
        || !fits(number, numberSize, (numberSize - block) / 2)) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      double below = block / 2 - (lines.size() - i - 0.5) * noteSize * Svg.LEADING;
      if (!fits(lines.get(i), noteSize, below)) {
        return false;
      }
    }
    return true;
  }

  private List<String> noteLines(String note, double size) {
    return Lettering.wrap(Lettering.clean(note), shape.size() * NOTE_SHARE, size);
  }

  /** Whether a line fits whose middle is so far below the middle of the cell. */
  private boolean fits(String line, double size, double below) {
    double half = shape.half();
    double reach = Math.abs(below) + size * Svg.ASCENT / 2;
    if (reach > half) {
      return false;
    }
    double chord = shape.round() ? Math.sqrt(half * half - reach * reach) : half;
    return Lettering.width(line, size) <= 2 * (chord - PADDING);
  }

  private String number(double value, Axis.Linear scale) {
    BigDecimal shown =
        BigDecimal.valueOf(value)
            .scaleByPowerOfTen(-scale.power())
            .setScale(decimals, RoundingMode.HALF_EVEN);
    return Ticks.minus(shown.toPlainString());
  }

  void draw(Svg body, double x, double y, Cell filled, Axis.Linear scale) {
    OptionalDouble value = value(filled);
    boolean number = value.isPresent() && size > 0;
    double notes = value.isPresent() ? noteSize : reasonSize;
    List<String> lines = notes > 0 ? noteLines(filled.note(), notes) : List.of();
    String colour =
        value.isPresent() ? Ramp.letters(scale.position(value.getAsDouble())) : Svg.BLACK;
    double numberSize = number ? size : 0;
    double line = y - (numberSize + lines.size() * notes * Svg.LEADING) / 2;
    if (number) {
      double base = line + size * (0.5 + Svg.CENTRED);
      body.text(x, base, size, Anchor.MIDDLE, colour, number(value.getAsDouble(), scale));
      line += size;
    }
    for (String text : lines) {
      double base = line + notes * (Svg.LEADING / 2 + Svg.CENTRED);
      body.text(x, base, notes, Anchor.MIDDLE, colour, text);
      line += notes * Svg.LEADING;
    }
  }
}
