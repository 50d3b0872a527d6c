package org.readout.app.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.readout.acquisition.CountRecord;
import org.readout.acquisition.CountRow;
import org.readout.acquisition.LayoutWell;
import org.readout.acquisition.Role;
import org.readout.analysis.assay.ColonyCount;
import org.readout.app.output.CommandException;

/**
 * The rows of a study's clonogenic assay: what was counted, under the treatment that the layout
 * names.
 *
 * @param counts a row a well; the fields of one well are summed
 * @param control the treatment whose wells have the role of vehicle, where it is exactly one
 * @param leftOut wells and regions that are in no row, each with its reason
 * @param flagged wells that are in a row though the counter says to look at them, with its flags
 * @param computations the counts that went in
 */
public record StudyColonies(
    List<ColonyCount> counts,
    Optional<String> control,
    List<String> leftOut,
    SortedMap<String, List<String>> flagged,
    List<Long> computations) {

  public StudyColonies {
    counts = List.copyOf(counts);
    leftOut = List.copyOf(leftOut);
    flagged = Collections.unmodifiableSortedMap(new TreeMap<>(flagged));
    computations = List.copyOf(computations);
  }

  /**
   * @param rows of the study, wells without a count and regions without a plan among them
   * @throws CommandException.NothingThere if nothing can be analyzed, with what is missing
   */
  public static StudyColonies of(List<CountRow> rows) throws CommandException {
    List<String> leftOut = new ArrayList<>();
    List<CountRow> usable = new ArrayList<>();
    for (CountRow row : rows) {
      Optional<String> reason = reasonToLeaveOut(row);
      if (reason.isPresent()) {
        leftOut.add(place(row) + ": " + reason.get());
      } else {
        usable.add(row);
      }
    }
    if (usable.isEmpty()) {
      throw new CommandException.NothingThere(
          rows.isEmpty()
              ? "nothing was counted and no layout was read in this study"
              : "no well has both a count and a treatment; the first: " + leftOut.get(0),
          "Import images, read a layout with `readout layout`, then run `readout count`.");
    }
    requireExperiments(usable);
    Map<LayoutWell, String> names = treatmentNames(usable);
    return new StudyColonies(
        counts(usable, names),
        control(usable, names),
        leftOut,
        flagged(usable),
        computations(usable));
  }

  private static Optional<String> reasonToLeaveOut(CountRow row) {
    if (row.counted().isEmpty()) {
      return Optional.of("planned, but not counted");
    }
    if (row.layout().isEmpty()) {
      return Optional.of("counted, but no layout says what was in it");
    }
    Role role = row.layout().get().role();
    return role == Role.BLANK || role == Role.EMPTY
        ? Optional.of("is " + role.word() + " in the layout")
        : Optional.empty();
  }

  /** For example {@code P1:A1}, {@code P1} for a dish. */
  static String place(CountRow row) {
    String plate =
        row.plate().orElseGet(() -> row.counted().map(CountRow.Counted::imageName).orElse("?"));
    return row.well()
        .map(well -> plate + ":" + well)
        .orElseGet(
            () ->
                row.counted()
                    .filter(counted -> counted.kind() == CountRecord.Kind.WELL)
                    .map(counted -> plate + ":" + counted.region())
                    .orElse(plate));
  }

  private static void requireExperiments(List<CountRow> usable) throws CommandException {
    Set<String> without = new TreeSet<>();
    for (CountRow row : usable) {
      if (row.layout().orElseThrow().experiment().isBlank()) {
        without.add(row.plate().orElse("?"));
      }
    }
    if (!without.isEmpty()) {
      throw new CommandException.NothingThere(
          "the layout names no experiment for wells of " + String.join(", ", without),
          "Add a column experiment (the biological replicate: a day, a passage, an animal) and read"
              + " the layout again.");
    }
  }

  /** A treatment's name, with its dose where the study holds the treatment at several. */
  private static Map<LayoutWell, String> treatmentNames(List<CountRow> usable) {
    Map<String, Set<String>> doses = new HashMap<>();
    for (CountRow row : usable) {
      LayoutWell well = row.layout().orElseThrow();
      doses.computeIfAbsent(well.treatment(), key -> new HashSet<>()).add(dose(well));
    }
    Map<LayoutWell, String> names = new HashMap<>();
    for (CountRow row : usable) {
      LayoutWell well = row.layout().orElseThrow();
      boolean several = doses.getOrDefault(well.treatment(), Set.of()).size() > 1;
      String name = several ? well.treatment() + " " + dose(well) : well.treatment();
      names.put(well, name.strip());
    }
    return names;
  }

  private static String dose(LayoutWell well) {
    if (well.dose().isEmpty()) {
      return "";
    }
    double dose = well.dose().getAsDouble();
    String number = dose == Math.rint(dose) ? String.valueOf((long) dose) : String.valueOf(dose);
    return number + well.doseUnit().map(unit -> " " + unit.symbol()).orElse("");
  }

  private static Optional<String> control(List<CountRow> usable, Map<LayoutWell, String> names) {
    Set<String> vehicles = new TreeSet<>();
    for (CountRow row : usable) {
      LayoutWell well = row.layout().orElseThrow();
      if (well.role() == Role.VEHICLE) {
        vehicles.add(names.getOrDefault(well, well.treatment()));
      }
    }
    return vehicles.size() == 1 ? Optional.of(vehicles.iterator().next()) : Optional.empty();
  }

  private static List<ColonyCount> counts(List<CountRow> usable, Map<LayoutWell, String> names) {
    Map<String, ColonyCount> fields = new LinkedHashMap<>();
    List<ColonyCount> counts = new ArrayList<>();
    for (CountRow row : usable) {
      ColonyCount count = count(row, names);
      if (row.counted().orElseThrow().kind() == CountRecord.Kind.FIELD) {
        fields.merge(count.source(), count, StudyColonies::together);
      } else {
        counts.add(count);
      }
    }
    counts.addAll(fields.values());
    return counts;
  }

  private static ColonyCount count(CountRow row, Map<LayoutWell, String> names) {
    LayoutWell well = row.layout().orElseThrow();
    CountRow.Counted counted = row.counted().orElseThrow();
    OptionalDouble seeded =
        well.seeded().isPresent() && well.seeded().getAsInt() > 0
            ? OptionalDouble.of(well.seeded().getAsInt())
            : OptionalDouble.empty();
    return new ColonyCount(
        well.experiment(),
        names.getOrDefault(well, well.treatment()),
        counted.count(),
        seeded,
        well.factors(),
        place(row),
        counted.tooNumerous());
  }

  /** Fields of one well: their colonies add up, the cells were seeded once. */
  private static ColonyCount together(ColonyCount one, ColonyCount other) {
    return new ColonyCount(
        one.experiment(),
        one.treatment(),
        one.colonies() + other.colonies(),
        one.seeded(),
        one.factors(),
        one.source(),
        one.tooNumerous() || other.tooNumerous());
  }

  private static SortedMap<String, List<String>> flagged(List<CountRow> usable) {
    SortedMap<String, List<String>> flagged = new TreeMap<>();
    for (CountRow row : usable) {
      List<String> flags = row.counted().orElseThrow().flags();
      if (!flags.isEmpty()) {
        flagged.put(place(row), flags);
      }
    }
    return flagged;
  }

  /** One line that says how many wells a person should look at, and why; empty if there is none. */
  public Optional<String> toLookAt() {
    SortedMap<String, Integer> byFlag = new TreeMap<>();
    flagged.values().forEach(flags -> flags.forEach(flag -> byFlag.merge(flag, 1, Integer::sum)));
    return flagged.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d of %d wells are flagged by the counter (%s): look at their overlays before you use this"
                .formatted(
                    flagged.size(),
                    counts.size(),
                    byFlag.entrySet().stream()
                        .map(flag -> flag.getKey() + " " + flag.getValue())
                        .collect(Collectors.joining(", "))));
  }

  private static List<Long> computations(List<CountRow> usable) {
    return usable.stream()
        .map(row -> row.counted().orElseThrow().computation())
        .distinct()
        .sorted()
        .toList();
  }
}
