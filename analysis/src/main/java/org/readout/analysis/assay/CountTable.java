package org.readout.analysis.assay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.readout.analysis.AnalysisException;

/**
 * Wells summed per experiment and treatment, in an order that does not depend on that of the rows,
 * and the wells that are left out with the reason.
 */
final class CountTable {
  private final String control;
  private final boolean seedingGiven;
  private final List<String> treatments;
  private final SortedMap<String, SortedMap<String, Cell>> cells;
  private final List<Exclusion> excluded = new ArrayList<>();
  private final List<Flag> flags = new ArrayList<>();

  private CountTable(List<ColonyCount> counts, String control, boolean seedingGiven) {
    this.control = control;
    this.seedingGiven = seedingGiven;
    this.treatments = inOrder(counts, control);
    this.cells = new TreeMap<>(new NaturalOrder());
  }

  static CountTable of(List<ColonyCount> counts, String control) throws AnalysisException.BadValue {
    boolean seedingGiven = seedingGiven(counts);
    CountTable table = new CountTable(counts, control, seedingGiven);
    table.leaveOutTooNumerous(counts);
    table.sum(counts.stream().filter(count -> !count.tooNumerous()).toList());
    table.leaveOutControlsWithoutColonies(counts);
    return table;
  }

  String control() {
    return control;
  }

  boolean seedingGiven() {
    return seedingGiven;
  }

  /** All that occur, the control first. */
  List<String> treatments() {
    return treatments;
  }

  List<String> experiments() {
    return List.copyOf(cells.keySet());
  }

  Optional<Cell> cell(String experiment, String treatment) {
    return Optional.ofNullable(cells.getOrDefault(experiment, new TreeMap<>()).get(treatment));
  }

  /** Of these treatments, experiment by experiment. */
  List<Cell> cells(Collection<String> ofTreatments) {
    List<Cell> found = new ArrayList<>();
    for (String experiment : cells.keySet()) {
      for (String treatment : treatments) {
        if (ofTreatments.contains(treatment)) {
          cell(experiment, treatment).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  List<Exclusion> excluded() {
    return excluded;
  }

  List<Flag> flags() {
    return flags;
  }

  /** All rows or none: a mixture would compare cells with wells. */
  private static boolean seedingGiven(List<ColonyCount> counts) throws AnalysisException.BadValue {
    List<ColonyCount> without =
        counts.stream().filter(count -> count.seeded().isEmpty()).sorted(bySource()).toList();
    if (!without.isEmpty() && without.size() < counts.size()) {
      throw new AnalysisException.BadValue(
          without.get(0).source(), "seeded", "", "a number of cells, as in other rows");
    }
    return without.isEmpty();
  }

  private static List<String> inOrder(List<ColonyCount> counts, String control) {
    TreeSet<String> names = new TreeSet<>(new NaturalOrder());
    counts.forEach(count -> names.add(count.treatment()));
    names.remove(control);
    List<String> ordered = new ArrayList<>(List.of(control));
    ordered.addAll(names);
    return List.copyOf(ordered);
  }

  private void leaveOutTooNumerous(List<ColonyCount> counts) {
    for (String treatment : treatments) {
      List<ColonyCount> wells =
          counts.stream()
              .filter(count -> count.tooNumerous() && count.treatment().equals(treatment))
              .sorted(bySource())
              .toList();
      for (ColonyCount well : wells) {
        exclude(well, State.TOO_NUMEROUS, "too numerous to count: the count is a lower bound");
      }
      if (!wells.isEmpty()) {
        flags.add(
            new Flag(
                State.TOO_NUMEROUS,
                treatment,
                ("%s: %s too numerous to count and left out (%s); its sums rest "
                        + "on the emptier wells, so its survival is too low, or that of "
                        + "the others too high if it is the control.")
                    .formatted(
                        treatment,
                        Wording.wells(wells.size()),
                        String.join(", ", wells.stream().map(ColonyCount::source).toList()))));
      }
    }
  }

  private void sum(List<ColonyCount> counts) {
    SortedMap<String, SortedMap<String, List<ColonyCount>>> wells =
        new TreeMap<>(new NaturalOrder());
    for (ColonyCount count : counts) {
      wells
          .computeIfAbsent(count.experiment(), name -> new TreeMap<>())
          .computeIfAbsent(count.treatment(), name -> new ArrayList<>())
          .add(count);
    }
    wells.forEach(
        (experiment, byTreatment) -> {
          SortedMap<String, Cell> sums = new TreeMap<>();
          byTreatment.forEach((name, list) -> sums.put(name, Cell.sumOf(list, seedingGiven)));
          cells.put(experiment, sums);
        });
  }

  private void leaveOutControlsWithoutColonies(List<ColonyCount> counts) {
    for (String experiment : experiments()) {
      if (cell(experiment, control).filter(cell -> cell.colonies() == 0).isEmpty()) {
        continue;
      }
      counts.stream()
          .filter(count -> count.experiment().equals(experiment) && !count.tooNumerous())
          .sorted(bySource())
          .forEach(
              count ->
                  exclude(
                      count,
                      State.CONTROL_WITHOUT_COLONIES,
                      "the control of experiment " + experiment + " has no colony"));
      flags.add(
          new Flag(
              State.CONTROL_WITHOUT_COLONIES,
              experiment,
              ("Experiment %s: its control (%s) has no colony in %s, so the "
                      + "plating efficiency is 0 and no surviving fraction is defined; the "
                      + "experiment is left out.")
                  .formatted(
                      experiment,
                      control,
                      Wording.wells(cell(experiment, control).orElseThrow().wells()))));
      cells.remove(experiment);
    }
  }

  private void exclude(ColonyCount count, State reason, String sentence) {
    excluded.add(
        new Exclusion(count.source(), count.experiment(), count.treatment(), reason, sentence));
  }

  private static Comparator<ColonyCount> bySource() {
    return Comparator.comparing(ColonyCount::source, new NaturalOrder())
        .thenComparing(ColonyCount::experiment)
        .thenComparing(ColonyCount::treatment);
  }
}
