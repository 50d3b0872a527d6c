package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.assay.Allocation;
import org.readout.analysis.assay.ControlName;
import org.readout.analysis.assay.NaturalOrder;
import org.readout.analysis.potential.Place.PlateName;
import org.readout.analysis.potential.Place.WellPlace;

/**
 * The cells that can be analysed, in an order that does not depend on that of the rows, and those
 * that are left out with the reason.
 */
final class CellTable {
  private final List<CellIntensity> all;
  private final String control;
  private final List<CellIntensity> usable = new ArrayList<>();
  private final List<CellExclusion> excluded = new ArrayList<>();
  private final List<Caution> cautions = new ArrayList<>();
  private final List<Withheld> withheld = new ArrayList<>();

  private CellTable(List<CellIntensity> all, String control) {
    this.all = all;
    this.control = control;
  }

  static CellTable of(List<CellIntensity> cells, PotentialOptions options)
      throws AnalysisException {
    if (cells.isEmpty()) {
      throw new AnalysisException.BadDesign(
          "there is no cell to analyse", "Give one row per measured cell.");
    }
    List<CellIntensity> ordered = CellReading.inOrder(cells);
    requireOneTreatmentPerWell(ordered);
    List<Caution> cautions = new ArrayList<>();
    CellTable table = new CellTable(ordered, control(ordered, options, cautions));
    table.cautions.addAll(cautions);
    table.leaveOutWhatIsExcluded();
    table.leaveOutMixedSettings();
    table.flagDuplicates();
    return table;
  }

  String control() {
    return control;
  }

  /** Without any cell that is left out. */
  List<CellIntensity> usable() {
    return usable;
  }

  boolean hasFccp() {
    return usable.stream().anyMatch(cell -> cell.role() == CellRole.FCCP);
  }

  boolean hasAny(Estimator estimator) {
    return usable.stream().anyMatch(cell -> estimator.of(cell.signals()).isPresent());
  }

  boolean allHaveMitochondria() {
    return usable.stream().allMatch(cell -> cell.signals().mitochondrialMeanCounts().isPresent());
  }

  /** Of samples and controls, each once. */
  List<Allocation> allocations() {
    return all.stream()
        .filter(cell -> cell.role().isCompared())
        .map(cell -> new Allocation(cell.treatment(), cell.factors()))
        .distinct()
        .toList();
  }

  /** Of samples and controls, the control first. */
  List<String> comparedTreatments() {
    Set<String> names = new TreeSet<>(new NaturalOrder());
    all.stream()
        .filter(cell -> cell.role().isCompared())
        .forEach(cell -> names.add(cell.treatment()));
    names.remove(control);
    List<String> ordered = new ArrayList<>(List.of(control));
    ordered.addAll(names);
    return List.copyOf(ordered);
  }

  List<CellExclusion> excluded() {
    return excluded;
  }

  List<Caution> cautions() {
    return cautions;
  }

  List<Withheld> withheld() {
    return withheld;
  }

  private static String control(
      List<CellIntensity> cells, PotentialOptions options, List<Caution> cautions)
      throws AnalysisException.NoControl {
    List<String> compared = treatments(cells, Set.of(CellRole.SAMPLE, CellRole.VEHICLE));
    if (options.control().isPresent()) {
      String named = options.control().get();
      if (!compared.contains(named)) {
        throw new AnalysisException.NoControl("no treatment is called '" + named + "'", compared);
      }
      return named;
    }
    List<String> vehicles = treatments(cells, Set.of(CellRole.VEHICLE));
    if (vehicles.size() > 1) {
      throw new AnalysisException.NoControl(
          "more than one treatment has the role vehicle (" + String.join(", ", vehicles) + ")",
          compared);
    }
    if (vehicles.size() == 1) {
      return vehicles.get(0);
    }
    String inferred = ControlName.among(compared);
    cautions.add(
        new Caution(
            PotentialState.CONTROL_INFERRED,
            inferred,
            "'%s' was taken for the control by its name.".formatted(inferred)));
    return inferred;
  }

  private static List<String> treatments(List<CellIntensity> cells, Set<CellRole> roles) {
    return cells.stream()
        .filter(cell -> roles.contains(cell.role()))
        .map(CellIntensity::treatment)
        .sorted(new NaturalOrder())
        .distinct()
        .toList();
  }

  private static void requireOneTreatmentPerWell(List<CellIntensity> cells)
      throws AnalysisException.BadDesign {
    Map<WellPlace, CellIntensity> first = new HashMap<>();
    for (CellIntensity cell : cells) {
      CellIntensity other = first.putIfAbsent(cell.place().wellPlace(), cell);
      if (other != null
          && (!other.treatment().equals(cell.treatment()) || other.role() != cell.role())) {
        throw new AnalysisException.BadDesign(
            "well %s of %s is both '%s' (%s) and '%s' (%s)"
                .formatted(
                    cell.place().well(),
                    PlateFaults.inWords(cell.place().plateName()),
                    other.treatment(),
                    other.role(),
                    cell.treatment(),
                    cell.role()),
            "Correct the layout so that a well has one treatment and one role.");
      }
    }
  }

  private void leaveOutWhatIsExcluded() {
    for (CellIntensity cell : all) {
      Optional<String> reason = cell.excluded();
      if (reason.isPresent()) {
        exclude(cell, PotentialState.EXCLUDED_BEFORE, reason.get());
      } else {
        usable.add(cell);
      }
    }
  }

  private void leaveOutMixedSettings() {
    Map<PlateName, TreeSet<String>> settings = new LinkedHashMap<>();
    usable.stream()
        .filter(cell -> !cell.settings().isEmpty())
        .forEach(
            cell ->
                settings
                    .computeIfAbsent(cell.place().plateName(), plate -> new TreeSet<>())
                    .add(cell.settings()));
    settings.forEach(
        (plate, different) -> {
          if (different.size() > 1) {
            leaveOut(plate, PlateFaults.mixedSettings(plate, String.join("; ", different)));
          }
        });
  }

  private void leaveOut(PlateName plate, Withheld why) {
    withheld.add(why);
    usable.stream()
        .filter(cell -> cell.place().plateName().equals(plate))
        .forEach(cell -> exclude(cell, why.state(), why.why()));
    usable.removeIf(cell -> cell.place().plateName().equals(plate));
  }

  private void flagDuplicates() {
    Set<Place> seen = new HashSet<>();
    List<String> twice =
        usable.stream().filter(cell -> !seen.add(cell.place())).map(CellIntensity::source).toList();
    if (!twice.isEmpty()) {
      cautions.add(
          new Caution(
              PotentialState.DUPLICATE_CELL,
              "",
              "%d cells occur twice, %s first: a field may have been imported twice."
                  .formatted(twice.size(), twice.get(0))));
    }
  }

  private void exclude(CellIntensity cell, PotentialState state, String reason) {
    excluded.add(new CellExclusion(cell.source(), cell.place(), cell.treatment(), state, reason));
  }
}
