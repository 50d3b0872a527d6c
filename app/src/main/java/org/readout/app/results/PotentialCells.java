package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.readout.acquisition.FieldRecord;
import org.readout.acquisition.FieldRow;
import org.readout.acquisition.LayoutWell;
import org.readout.acquisition.Role;
import org.readout.analysis.potential.CellIntensity;
import org.readout.analysis.potential.CellRole;
import org.readout.analysis.potential.Place;
import org.readout.analysis.potential.Signals;
import org.readout.app.output.CommandException;
import org.readout.devices.Well;

/**
 * The cells of a study's fields, under the treatment that the layout names.
 *
 * @param cells every one that was measured in a planned well
 * @param leftOut fields that are in no row, each with its reason
 * @param flagged fields whose flags say to look at them
 * @param computations the measurements that went in
 */
public record PotentialCells(
    List<CellIntensity> cells,
    List<String> leftOut,
    SortedMap<String, List<String>> flagged,
    List<Long> computations) {
  private static final Pattern UNCOUPLER =
      Pattern.compile(".*\\b(?:[fc]ccp|bam-?15|dnp|valinomycin)\\b.*");
  private static final Pattern OLIGOMYCIN = Pattern.compile("oligomycin.*");
  private static final Pattern UNSTAINED = Pattern.compile("unstained.*|no dye");
  private static final Pattern SINGLE_STAIN = Pattern.compile("single[ -]stain.*");

  /** Flags that stand on every field where a correction was not given: no reason to look at one. */
  private static final List<String> OF_THE_SETUP =
      List.of("DARK_UNKNOWN", "NO_FLAT_FIELD", "RINGS", "MASK_FROM_PROBE", "NO_SCALE");

  public PotentialCells {
    cells = List.copyOf(cells);
    leftOut = List.copyOf(leftOut);
    flagged = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(flagged));
    computations = List.copyOf(computations);
  }

  /**
   * @throws CommandException.NothingThere if no field is of a planned well with an experiment
   */
  static PotentialCells of(List<FieldRow> fields) throws CommandException {
    List<CellIntensity> cells = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    SortedMap<String, List<String>> flagged = new TreeMap<>();
    List<Long> computations = new ArrayList<>();
    Map<FieldRow, List<String>> blurred = FieldFocus.blurred(fields);
    for (FieldRow field : fields) {
      Optional<String> reason = reasonToLeaveOut(field);
      if (reason.isPresent()) {
        leftOut.add(place(field) + ": " + reason.get());
        continue;
      }
      computations.add(field.computation());
      LayoutWell well = field.layout().orElseThrow();
      field.measured().cells().forEach(cell -> cells.add(cell(field, well, cell)));
      List<String> flags = new ArrayList<>(field.measured().flags());
      flags.removeAll(OF_THE_SETUP);
      flags.addAll(blurred.getOrDefault(field, List.of()));
      if (!flags.isEmpty()) {
        flagged.put(place(field), List.copyOf(flags));
      }
    }
    if (cells.isEmpty()) {
      throw new CommandException.NothingThere(
          leftOut.isEmpty()
              ? "no field was measured in this study"
              : "no measured field has a treatment and an experiment; the first: " + leftOut.get(0),
          "Import fields, read a layout with `readout layout`, then run `readout potential`.");
    }
    return new PotentialCells(cells, leftOut, flagged, computations);
  }

  private static Optional<String> reasonToLeaveOut(FieldRow field) {
    if (field.well().isEmpty()) {
      return Optional.of("measured, but nothing says of which well it is");
    }
    if (field.layout().isEmpty()) {
      return Optional.of("measured, but no layout says what was in it");
    }
    LayoutWell well = field.layout().get();
    if (well.role() == Role.EMPTY || well.treatment().isBlank()) {
      return Optional.of("is " + well.role().word() + " in the layout");
    }
    return well.experiment().isBlank()
        ? Optional.of("the layout names no experiment for it")
        : Optional.empty();
  }

  private static CellIntensity cell(FieldRow field, LayoutWell well, FieldRecord.Cell cell) {
    return new CellIntensity(
        new Place(
            well.experiment(),
            field.plate().orElse(""),
            field.well().map(Well::toString).orElse(""),
            field.field(),
            cell.id()),
        well.treatment(),
        role(well),
        new Signals(
            measure(cell, "cell_mean"),
            measure(cell, "mito_mean"),
            massMean(cell),
            measure(cell, "jc1_ratio")),
        well.factors(),
        settings(field),
        place(field) + ":" + cell.id(),
        cell.excluded());
  }

  /** A mass too weak to divide by is none. */
  private static OptionalDouble massMean(FieldRecord.Cell cell) {
    return cell.measures().containsKey("mass_ratio")
        ? measure(cell, "mass_mean")
        : OptionalDouble.empty();
  }

  private static OptionalDouble measure(FieldRecord.Cell cell, String name) {
    Double value = cell.measures().get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** What the image says of how the signal was recorded; fields that differ are not pooled. */
  private static String settings(FieldRow field) {
    Double exposure = field.measured().quality().get("signal_exposure_ms");
    return exposure == null ? "" : String.format(Locale.ROOT, "exposure %.6g ms", exposure);
  }

  private static CellRole role(LayoutWell well) {
    String treatment = well.treatment().toLowerCase(Locale.ROOT);
    if (well.role() == Role.VEHICLE) {
      return CellRole.VEHICLE;
    }
    if (UNCOUPLER.matcher(treatment).matches()) {
      return CellRole.FCCP;
    }
    if (well.role() == Role.POSITIVE && OLIGOMYCIN.matcher(treatment).matches()) {
      return CellRole.OLIGOMYCIN;
    }
    if (UNSTAINED.matcher(treatment).matches()) {
      return CellRole.UNSTAINED;
    }
    return SINGLE_STAIN.matcher(treatment).matches() ? CellRole.SINGLE_STAIN : CellRole.SAMPLE;
  }

  /** For example {@code P1:B3:2}. */
  static String place(FieldRow field) {
    return "%s:%s%s"
        .formatted(
            field.plate().orElse(field.imageName()),
            field.well().map(Well::toString).orElse("?"),
            field.field().isEmpty() ? "" : ":" + field.field());
  }
}
