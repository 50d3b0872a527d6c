package org.readout.app.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.AuditEntry;
import org.readout.acquisition.CountRecord;
import org.readout.acquisition.CountRow;
import org.readout.acquisition.FieldRow;
import org.readout.acquisition.Layout;
import org.readout.acquisition.LayoutWell;
import org.readout.acquisition.Plate;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyException;
import org.readout.app.export.Table.Column;
import org.readout.app.export.Table.Rows;
import org.readout.devices.Well;

/** A study as tidy tables: its design, counts, candidates and history. */
final class StudyTables {
  private final Study study;
  private final List<CountRow> counts;
  private final List<FieldRow> fields;
  private final List<String> factors;

  StudyTables(Study study) throws StudyException {
    this.study = study;
    this.counts = study.counts();
    this.fields = study.fields();
    SortedSet<String> names = new TreeSet<>();
    for (Plate plate : study.plates()) {
      plate
          .layout()
          .ifPresent(
              kept -> kept.layout().wells().forEach(well -> names.addAll(well.factors().keySet())));
    }
    this.factors = List.copyOf(names);
  }

  /** A row a planned well. */
  Table design() throws StudyException {
    Rows rows = new Rows();
    for (Plate plate : study.plates()) {
      if (plate.layout().isPresent()) {
        Layout layout = plate.layout().get().layout();
        for (LayoutWell well : layout.wells()) {
          List<@Nullable Object> row = new ArrayList<>();
          row.add(layout.plate());
          row.add(well.well().map(Well::toString).orElse(null));
          row.addAll(planned(Optional.of(well)));
          rows.add(row);
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("plate", "The plate's name."));
    columns.add(Column.text("well", "The well; empty for a plate that is one dish or field."));
    columns.addAll(plannedColumns());
    return new Table("design", columns, rows.all());
  }

  /** A row a counted or planned well, dish or field. */
  Table counts() {
    Rows rows = new Rows();
    for (CountRow row : counts) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(row.plate().orElse(null));
      cells.add(row.well().map(Well::toString).orElse(null));
      cells.addAll(planned(row.layout()));
      Optional<CountRow.Counted> counted = row.counted();
      cells.add(counted.filter(c -> !c.tooNumerous()).map(CountRow.Counted::count).orElse(null));
      cells.add(status(row));
      cells.add(counted.map(CountRow.Counted::areaFraction).orElse(null));
      cells.add(counted.map(CountRow.Counted::rejected).orElse(null));
      cells.add(counted.map(c -> String.join(" ", c.flags())).orElse(null));
      cells.add(counted.map(CountRow.Counted::region).orElse(null));
      cells.add(counted.map(CountRow.Counted::imageName).orElse(null));
      cells.add(counted.map(CountRow.Counted::image).orElse(null));
      cells.add(counted.map(CountRow.Counted::computation).orElse(null));
      rows.add(cells);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("plate", "The plate's name."));
    columns.add(Column.text("well", "The well; empty for a dish or field."));
    columns.addAll(plannedColumns());
    columns.add(Column.integer("colonies", "Accepted colonies; empty where status is not OK."));
    columns.add(
        Column.text(
            "status",
            "OK; TOO_NUMEROUS: use area_fraction; NOT_COUNTED: planned, no count; NOT_PLANNED:"
                + " counted, no layout."));
    columns.add(Column.number("area_fraction", "", "Part of the region that is covered, 0 to 1."));
    columns.add(Column.integer("rejected", "Candidates that were not counted."));
    columns.add(Column.text("flags", "What a person should look at, separated by spaces."));
    columns.add(Column.text("region", "What the counter calls the region."));
    columns.add(Column.text("image", "The image's file name."));
    columns.add(Column.text("image_sha256", "The image's checksum; its bytes are in raw/."));
    columns.add(Column.integer("computation", "The count in the study's record."));
    return new Table("counts", columns, rows.all());
  }

  private static String status(CountRow row) {
    if (row.counted().isEmpty()) {
      return "NOT_COUNTED";
    }
    if (row.counted().get().tooNumerous()) {
      return "TOO_NUMEROUS";
    }
    return row.layout().isEmpty() ? "NOT_PLANNED" : "OK";
  }

  /** A row a candidate, with the treatment on each. */
  Table objects() throws StudyException {
    Rows rows = new Rows();
    // The wells of a plate share one count: it is read once.
    Map<Long, Optional<CountRecord>> records = new HashMap<>();
    for (CountRow row : counts) {
      if (row.counted().isPresent()) {
        CountRow.Counted counted = row.counted().get();
        for (CountRecord.Candidate one : candidates(counted, records)) {
          rows.add(
              row.plate().orElse(null),
              row.well().map(Well::toString).orElse(null),
              row.layout().map(LayoutWell::treatment).orElse(null),
              row.layout().map(LayoutWell::experiment).orElse(null),
              counted.imageName(),
              counted.region(),
              one.id(),
              one.xPx(),
              one.yPx(),
              one.areaPx(),
              one.diameterPx(),
              one.diameterUm().isPresent() ? one.diameterUm().getAsDouble() : null,
              one.circularity(),
              one.meanIntensity(),
              one.accepted() ? "accepted" : "rejected",
              one.reason().orElse(null));
        }
      }
    }
    return new Table(
        "objects",
        List.of(
            Column.text("plate", "The plate's name."),
            Column.text("well", "The well; empty for a dish or field."),
            Column.text("treatment", "What was done to it."),
            Column.text("experiment", "The biological replicate."),
            Column.text("image", "The image's file name."),
            Column.text("region", "What the counter calls the region."),
            Column.integer("id", "The candidate's number in its image; the overlay's too."),
            Column.number("x_px", "px", "Centre, from the left."),
            Column.number("y_px", "px", "Centre, from the top."),
            Column.number("area_px", "px²", "Area."),
            Column.number("diameter_px", "px", "Diameter of the circle of the same area."),
            Column.number("diameter_um", "µm", "The same; empty where the scale is unknown."),
            Column.number("circularity", "", "4π area / perimeter², 0 to 1."),
            Column.number("mean_intensity", "", "Mean part of the light that it takes."),
            Column.text("status", "accepted or rejected."),
            Column.text("reason", "Why it was rejected.")),
        rows.all());
  }

  private List<CountRecord.Candidate> candidates(
      CountRow.Counted counted, Map<Long, Optional<CountRecord>> records) throws StudyException {
    if (!records.containsKey(counted.computation())) {
      records.put(counted.computation(), study.count(counted.computation()));
    }
    return records.getOrDefault(counted.computation(), Optional.empty()).stream()
        .flatMap(record -> record.regions().stream())
        .filter(region -> region.name().equals(counted.region()))
        .flatMap(region -> region.objects().stream())
        .toList();
  }

  /** Whether a field was measured. */
  boolean hasFields() {
    return !fields.isEmpty();
  }

  /** A row a measured field. */
  Table fields() {
    return FieldTables.fields(fields);
  }

  /** A row a cell, with the treatment on each. */
  Table cells() {
    return FieldTables.cells(fields);
  }

  /** Who did what, from the first row on. */
  Table history() throws StudyException {
    Rows rows = new Rows();
    for (AuditEntry entry : study.auditTrail()) {
      rows.add(
          entry.number(),
          entry.at().toString(),
          entry.actor().name(),
          entry.actor().host(),
          entry.action(),
          entry.object(),
          entry.detailJson(),
          entry.reason().orElse(null),
          entry.hash());
    }
    return new Table(
        "history",
        List.of(
            Column.integer("seq", "The step's number."),
            Column.text("utc", "When, in UTC."),
            Column.text("actor", "Who."),
            Column.text("host", "On which computer."),
            Column.text("action", "What was done."),
            Column.text("object", "To what."),
            Column.text("detail", "With what, as JSON."),
            Column.text("reason", "Why, where a person said it."),
            Column.text("hash", "Over this step and the one before it.")),
        rows.all());
  }

  private List<@Nullable Object> planned(Optional<LayoutWell> well) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(well.map(LayoutWell::treatment).orElse(null));
    cells.add(
        well.isPresent() && well.get().dose().isPresent() ? well.get().dose().getAsDouble() : null);
    cells.add(well.flatMap(LayoutWell::doseUnit).map(unit -> unit.symbol()).orElse(null));
    cells.add(well.map(w -> w.role().word()).orElse(null));
    cells.add(well.map(LayoutWell::experiment).orElse(null));
    cells.add(
        well.isPresent() && well.get().seeded().isPresent()
            ? well.get().seeded().getAsInt()
            : null);
    for (String factor : factors) {
      cells.add(well.map(w -> w.factors().get(factor)).orElse(null));
    }
    return cells;
  }

  private List<Column> plannedColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("treatment", "What was done to the cells."));
    columns.add(Column.number("dose", "", "In dose_unit."));
    columns.add(Column.text("dose_unit", "The unit of dose."));
    columns.add(Column.text("role", "sample, vehicle, positive, blank or empty."));
    columns.add(Column.text("experiment", "The biological replicate: the unit of inference, n."));
    columns.add(Column.integer("seeded", "Cells that were put in."));
    for (String factor : factors) {
      columns.add(Column.text(factor, "A column of the layout, kept as it was written."));
    }
    return columns;
  }
}
