package org.readout.analysis.assay;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.readout.analysis.AnalysisException;

/**
 * The colonies of one well or dish.
 *
 * @param experiment the biological replicate that it belongs to: a day, a passage, a donor
 * @param treatment what was done to it, the control included
 * @param colonies counted, whole, 0 to a million
 * @param seeded cells plated, above zero; empty when not known
 * @param factors further columns of the design by name, for example {@code drug=rapamycin}
 * @param source the record it came from, for example {@code P1:A1} or {@code row 12}, so that any
 *     number can be walked back
 * @param tooNumerous whether the colonies were too many to count; the count is then a lower bound
 */
public record ColonyCount(
    String experiment,
    String treatment,
    double colonies,
    OptionalDouble seeded,
    SortedMap<String, String> factors,
    String source,
    boolean tooNumerous) {

  /** Nobody has counted more in one well; more is another column of the table. */
  private static final double MOST_COLONIES = 1e6;

  private static final double MOST_CELLS = 1e12;

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

  public ColonyCount {
    experiment = experiment.strip();
    treatment = treatment.strip();
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    if (experiment.isEmpty() || treatment.isEmpty()) {
      throw new IllegalArgumentException(source + ": no experiment or no treatment");
    }
    if (!isCount(colonies) || (seeded.isPresent() && !isSeeding(seeded.getAsDouble()))) {
      throw new IllegalArgumentException(
          "%s: %s colonies of %s cells".formatted(source, colonies, seeded));
    }
  }

  /**
   * A row of a table, as text.
   *
   * @param colonies a whole number; {@code >300} for too numerous to count
   * @param seeded a number above zero, or blank when not known
   */
  public static ColonyCount parse(
      String source,
      String experiment,
      String treatment,
      String colonies,
      String seeded,
      SortedMap<String, String> factors)
      throws AnalysisException.BadValue {
    requireName(source, "experiment", experiment);
    requireName(source, "treatment", treatment);
    boolean tooNumerous = colonies.strip().startsWith(">");
    double count = number(tooNumerous ? colonies.strip().substring(1) : colonies);
    if (!isCount(count)) {
      throw new AnalysisException.BadValue(
          source,
          "colonies",
          colonies,
          "a whole number from 0 to a million, or >300 for too numerous");
    }
    OptionalDouble cells = OptionalDouble.empty();
    if (!seeded.isBlank()) {
      cells = OptionalDouble.of(number(seeded));
      if (!isSeeding(cells.getAsDouble())) {
        throw new AnalysisException.BadValue(
            source, "seeded", seeded, "a number of cells above zero");
      }
    }
    return new ColonyCount(experiment, treatment, count, cells, factors, source, tooNumerous);
  }

  private static void requireName(String source, String field, String text)
      throws AnalysisException.BadValue {
    if (text.isBlank()) {
      throw new AnalysisException.BadValue(source, field, text, "a name");
    }
  }

  /** NaN for what is no plain decimal number, so that both checks refuse it. */
  private static double number(String text) {
    String plain = text.strip();
    return NUMBER.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
  }

  private static boolean isCount(double colonies) {
    return colonies >= 0 && colonies <= MOST_COLONIES && colonies == Math.rint(colonies);
  }

  private static boolean isSeeding(double cells) {
    return cells > 0 && cells <= MOST_CELLS;
  }
}
