package org.readout.acquisition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.readout.devices.PlateFormat;
import org.readout.devices.Unit;
import org.readout.devices.Well;

/**
 * Understands what a layout file says of its wells, all at once: one row tells how to read others.
 */
final class LayoutWells {
  /** Treatments that are the vehicle in a file that says nothing of roles. */
  private static final Set<String> VEHICLES =
      Set.of("vehicle", "dmso", "control", "untreated", "mock");

  private static final Set<String> SPREADSHEET_ERRORS =
      Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!");

  private final List<LayoutEntry> entries;
  private final DecimalSign numbers;
  private final boolean saysRoles;
  private final Problems problems;
  private final Set<String> derived = new LinkedHashSet<>();

  /**
   * @param separator of the file's cells
   */
  LayoutWells(List<LayoutEntry> entries, char separator, Problems problems) {
    this.entries = List.copyOf(entries);
    this.problems = problems;
    this.saysRoles = entries.stream().anyMatch(entry -> !entry.text(LayoutColumn.ROLE).isEmpty());
    this.numbers =
        new DecimalSign(
            separator,
            entries.stream()
                .flatMap(
                    entry ->
                        Stream.of(entry.text(LayoutColumn.DOSE), entry.text(LayoutColumn.SEEDED)))
                .toList());
  }

  /** One for each plate; not whole if there are problems. */
  List<Layout> layouts() {
    Map<String, List<LayoutEntry>> plates = new LinkedHashMap<>();
    for (LayoutEntry entry : entries) {
      plates.computeIfAbsent(PlateName.key(entry.plate()), key -> new ArrayList<>()).add(entry);
    }
    List<Layout> layouts = new ArrayList<>();
    for (List<LayoutEntry> plate : plates.values()) {
      List<LayoutWell> wells = wells(plate);
      if (problems.isEmpty()) {
        LayoutEntry first = plate.get(0);
        layouts.add(new Layout(first.plate(), Optional.ofNullable(first.format()), wells));
      }
    }
    return layouts;
  }

  /** What was understood though the file does not say it. */
  List<String> notes() {
    return derived.stream()
        .map(name -> "the file says nothing of roles: '" + name + "' was taken for the vehicle")
        .toList();
  }

  private List<LayoutWell> wells(List<LayoutEntry> plate) {
    Map<Optional<Well>, LayoutEntry> seen = new HashMap<>();
    List<LayoutWell> wells = new ArrayList<>();
    for (LayoutEntry entry : plate) {
      Optional<Well> well = well(entry);
      understand(entry, well).ifPresent(wells::add);
      if (well.isEmpty() && !entry.text(LayoutColumn.WELL).isEmpty()) {
        continue;
      }
      LayoutEntry earlier = seen.put(well, entry);
      if (earlier != null) {
        problems.add(
            entry.place(LayoutColumn.WELL),
            "%s of plate '%s' is already in %s"
                .formatted(
                    well.map(w -> "well " + w).orElse("the whole"),
                    entry.plate(),
                    earlier.place()));
      } else if (seen.size() > 1 && seen.containsKey(Optional.<Well>empty())) {
        problems.add(
            entry.place(LayoutColumn.WELL),
            "plate '%s' has rows with and rows without a well".formatted(entry.plate()));
      }
    }
    return wells;
  }

  private Optional<Well> well(LayoutEntry entry) {
    String text = entry.text(LayoutColumn.WELL);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Well> well = Well.parse(text);
    PlateFormat format = entry.format();
    if (well.isEmpty()) {
      problems.add(
          entry.place(LayoutColumn.WELL), "'" + text + "' is not a well; wells are A1 to AF48");
    } else if (format != null && !format.has(well.get())) {
      Well last = new Well(format.rows() - 1, format.columns() - 1);
      problems.add(
          entry.place(LayoutColumn.WELL),
          "'%s' is not on a plate with %d wells, which are A1 to %s"
              .formatted(text, format.size(), last));
      return Optional.empty();
    }
    return well;
  }

  private Optional<LayoutWell> understand(LayoutEntry entry, Optional<Well> well) {
    if (showsError(entry)) {
      return Optional.empty();
    }
    Optional<Role> role = role(entry);
    OptionalDouble dose = dose(entry);
    Optional<Unit> unit = unit(entry);
    OptionalInt seeded = seeded(entry);
    if (!problems.isEmpty() || role.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LayoutWell(
            well,
            entry.text(LayoutColumn.TREATMENT),
            dose,
            unit,
            role.get(),
            entry.text(LayoutColumn.EXPERIMENT),
            seeded,
            entry.factors()));
  }

  private boolean showsError(LayoutEntry entry) {
    for (LayoutColumn column : LayoutColumn.values()) {
      String text = entry.text(column);
      if (SPREADSHEET_ERRORS.contains(text)) {
        problems.add(entry.place(column), "'" + text + "' is an error that a spreadsheet shows");
        return true;
      }
      if (text.startsWith("=")) {
        problems.add(entry.place(column), "the formula '" + text + "' has no saved value");
        return true;
      }
    }
    return false;
  }

  /** Empty only after a problem was added. */
  private Optional<Role> role(LayoutEntry entry) {
    String text = entry.text(LayoutColumn.ROLE);
    String treatment = entry.text(LayoutColumn.TREATMENT);
    if (!text.isEmpty()) {
      Optional<Role> role = Role.parse(text);
      if (role.isEmpty()) {
        String roles = Stream.of(Role.values()).map(Role::word).collect(Collectors.joining(", "));
        problems.add(
            entry.place(LayoutColumn.ROLE),
            "'%s' is not a role; roles are %s".formatted(text, roles));
      } else if (treatment.isEmpty() && role.get() != Role.BLANK && role.get() != Role.EMPTY) {
        problems.add(
            entry.place(LayoutColumn.TREATMENT),
            "the well is a " + text + ", but has no treatment");
        return Optional.empty();
      }
      return role;
    }
    if (treatment.isEmpty()) {
      return Optional.of(Role.EMPTY);
    }
    if (!saysRoles && VEHICLES.contains(treatment.toLowerCase(Locale.ROOT))) {
      derived.add(treatment);
      return Optional.of(Role.VEHICLE);
    }
    return Optional.of(Role.SAMPLE);
  }

  private OptionalDouble dose(LayoutEntry entry) {
    String text = entry.text(LayoutColumn.DOSE);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    Optional<Double> dose = numbers.read(text);
    if (dose.isEmpty()) {
      problems.add(entry.place(LayoutColumn.DOSE), "dose " + numbers.problem(text));
      return OptionalDouble.empty();
    }
    if (dose.get() < 0) {
      problems.add(entry.place(LayoutColumn.DOSE), "dose '" + text + "' is below zero");
      return OptionalDouble.empty();
    }
    if (dose.get() > 0
        && entry.text(LayoutColumn.TREATMENT).isEmpty()
        && entry.text(LayoutColumn.ROLE).isEmpty()) {
      problems.add(
          entry.place(LayoutColumn.DOSE), "the well has the dose '" + text + "', but no treatment");
    }
    return OptionalDouble.of(dose.get() + 0.0);
  }

  private Optional<Unit> unit(LayoutEntry entry) {
    String text = entry.text(LayoutColumn.DOSE_UNIT);
    Optional<Unit> unit = DoseUnit.parse(text);
    if (unit.isEmpty() && !text.isEmpty()) {
      problems.add(entry.place(LayoutColumn.DOSE_UNIT), DoseUnit.problem(text));
    }
    return unit;
  }

  private OptionalInt seeded(LayoutEntry entry) {
    String text = entry.text(LayoutColumn.SEEDED);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<Double> cells = numbers.read(text);
    if (cells.isEmpty() || DecimalSign.isAmbiguous(text)) {
      problems.add(entry.place(LayoutColumn.SEEDED), "seeded " + numbers.problem(text));
      return OptionalInt.empty();
    }
    if (cells.get() < 0 || cells.get() > Integer.MAX_VALUE || cells.get() % 1 != 0) {
      problems.add(
          entry.place(LayoutColumn.SEEDED), "seeded '" + text + "' is not a number of cells");
      return OptionalInt.empty();
    }
    return OptionalInt.of(cells.get().intValue());
  }
}
