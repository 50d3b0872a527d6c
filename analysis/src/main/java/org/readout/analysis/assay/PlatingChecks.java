package org.readout.analysis.assay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What was plated, looked at before any test: counts outside the countable range, seeding densities
 * that differ, records that occur twice, experiments that lack something.
 *
 * @see <a href="https://doi.org/10.1186/s13014-020-01697-y">Brix 2020, Radiat. Oncol. 15:248: many
 *     cell lines form colonies as C = a·S^b with b other than 1</a>
 */
final class PlatingChecks {
  /** Control counts per well outside this range are uncertain: too few to count on, or merging. */
  private static final int FEW_COLONIES = 20;

  private static final int MANY_COLONIES = 200;

  /** With b = 1.3 a two-fold difference in seeding shifts the surviving fraction by 23 %. */
  private static final double STRONG_DIFFERENCE = 2;

  private final List<ColonyCount> counts;
  private final CountTable table;

  PlatingChecks(List<ColonyCount> counts, CountTable table) {
    this.counts = counts;
    this.table = table;
  }

  List<Flag> flags() {
    List<Flag> flags = new ArrayList<>();
    if (!table.seedingGiven()) {
      flags.add(new Flag(State.SEEDING_NOT_GIVEN, "", State.SEEDING_NOT_GIVEN.meaning()));
    }
    duplicates(flags);
    controlCounts(flags);
    for (String experiment : table.experiments()) {
      completeness(experiment, flags);
      if (table.seedingGiven()) {
        seeding(experiment, flags);
      }
    }
    return flags;
  }

  private void duplicates(List<Flag> flags) {
    Set<List<String>> seen = new HashSet<>();
    counts.stream()
        .filter(count -> !seen.add(List.of(count.source(), count.experiment(), count.treatment())))
        .map(ColonyCount::source)
        .distinct()
        .sorted(new NaturalOrder())
        .forEach(
            source ->
                flags.add(
                    new Flag(
                        State.DUPLICATE_RECORD,
                        source,
                        "Record %s occurs twice; both are counted.".formatted(source))));
  }

  private void controlCounts(List<Flag> flags) {
    List<ColonyCount> controls =
        counts.stream()
            .filter(count -> count.treatment().equals(table.control()) && !count.tooNumerous())
            .toList();
    long few = controls.stream().filter(count -> count.colonies() < FEW_COLONIES).count();
    long many = controls.stream().filter(count -> count.colonies() > MANY_COLONIES).count();
    if (few > 0) {
      double least = controls.stream().mapToDouble(ColonyCount::colonies).min().orElseThrow();
      flags.add(
          new Flag(
              State.FEW_CONTROL_COLONIES,
              table.control(),
              ("%d of %s of the control hold fewer than %d colonies, the least "
                      + "%.0f: the counting error is large.")
                  .formatted(few, Wording.wells(controls.size()), FEW_COLONIES, least)));
    }
    if (many > 0) {
      double most = controls.stream().mapToDouble(ColonyCount::colonies).max().orElseThrow();
      flags.add(
          new Flag(
              State.MANY_CONTROL_COLONIES,
              table.control(),
              ("%d of %s of the control hold more than %d colonies, the most "
                      + "%.0f: colonies merge and are undercounted.")
                  .formatted(many, Wording.wells(controls.size()), MANY_COLONIES, most)));
    }
  }

  private void completeness(String experiment, List<Flag> flags) {
    List<String> missing =
        table.treatments().stream()
            .filter(treatment -> table.cell(experiment, treatment).isEmpty())
            .toList();
    if (table.treatments().size() - missing.size() < 2) {
      flags.add(
          new Flag(
              State.NOT_COMPARED,
              experiment,
              ("Experiment %s holds one treatment, which nothing stands beside; "
                      + "it informs no comparison.")
                  .formatted(experiment)));
    }
    if (missing.contains(table.control())) {
      flags.add(
          new Flag(
              State.EXPERIMENT_WITHOUT_CONTROL,
              experiment,
              ("Experiment %s has no usable well of the control (%s): no "
                      + "surviving fraction in it, and it does not count in n; it informs "
                      + "the model only through treatments that stand side by side in it.")
                  .formatted(experiment, table.control())));
    } else if (!missing.isEmpty()) {
      flags.add(
          new Flag(
              State.INCOMPLETE_EXPERIMENT,
              experiment,
              "Experiment %s has no usable well of %s; it informs the other comparisons only."
                  .formatted(experiment, String.join(", ", missing))));
    }
  }

  private void seeding(String experiment, List<Flag> flags) {
    List<Cell> cells =
        table.treatments().stream()
            .flatMap(treatment -> table.cell(experiment, treatment).stream())
            .toList();
    double least = perWell(cells).min().orElseThrow();
    double most = perWell(cells).max().orElseThrow();
    if (most >= STRONG_DIFFERENCE * least) {
      flags.add(
          new Flag(
              State.SEEDING_DIFFERS,
              experiment,
              ("Experiment %s was seeded with %s to %s cells per well. If "
                      + "colonies grow as C = a·S^b with b other than 1, surviving "
                      + "fractions shift by (ratio of densities)^(b − 1); plate the "
                      + "control at several densities to know b.")
                  .formatted(experiment, Wording.number(least), Wording.number(most))));
    }
    for (Cell cell : cells) {
      if (cell.colonies() > cell.exposure()) {
        flags.add(
            new Flag(
                State.MORE_COLONIES_THAN_CELLS,
                cell.treatment(),
                "Experiment %s, %s: %.0f colonies of %s cells; the columns may be exchanged."
                    .formatted(
                        experiment,
                        cell.treatment(),
                        cell.colonies(),
                        Wording.number(cell.exposure()))));
      }
    }
  }

  private static DoubleStream perWell(List<Cell> cells) {
    return cells.stream().mapToDouble(cell -> cell.exposure() / cell.wells());
  }
}
