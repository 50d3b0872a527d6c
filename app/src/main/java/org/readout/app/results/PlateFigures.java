package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readout.acquisition.CountRecord;
import org.readout.acquisition.CountRow;
import org.readout.acquisition.LayoutWell;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.Panel;
import org.readout.analysis.figure.PlateHeatMap;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;

/** A heat map of each counted plate: colonies per well, flagged wells outlined, missing hatched. */
public final class PlateFigures {
  private PlateFigures() {}

  /** By the plate's name; plates that are one dish or field have none. */
  public static SortedMap<String, Figure> of(List<CountRow> rows) {
    SortedMap<String, SortedMap<Well, CountRow>> plates = new TreeMap<>();
    for (CountRow row : rows) {
      boolean inPlate =
          row.well().isPresent()
              && row.counted().map(c -> c.kind() == CountRecord.Kind.WELL).orElse(true);
      if (row.plate().isPresent() && inPlate) {
        plates
            .computeIfAbsent(row.plate().get(), plate -> new TreeMap<>())
            .put(row.well().orElseThrow(), row);
      }
    }
    SortedMap<String, Figure> figures = new TreeMap<>();
    for (Map.Entry<String, SortedMap<Well, CountRow>> plate : plates.entrySet()) {
      Optional<PlateFormat> format = smallestWith(plate.getValue().keySet());
      if (format.isPresent() && plate.getValue().size() > 1) {
        figures.put(
            plate.getKey(),
            PlateHeatMap.of(
                    "Colonies",
                    format.get().rows(),
                    format.get().columns(),
                    cells(plate.getValue()))
                .titled(plate.getKey())
                .captioned("Heavy outline: look at the overlay. Hatched: not counted."));
      }
    }
    return figures;
  }

  private static Optional<PlateFormat> smallestWith(Iterable<Well> wells) {
    for (PlateFormat format : PlateFormat.values()) {
      boolean all = true;
      for (Well well : wells) {
        all &= format.has(well);
      }
      if (all) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static List<Panel.Cell> cells(SortedMap<Well, CountRow> wells) {
    List<Panel.Cell> cells = new ArrayList<>();
    wells.forEach((well, row) -> cells.add(cell(well, row)));
    return cells;
  }

  private static Panel.Cell cell(Well well, CountRow row) {
    String treatment = row.layout().map(LayoutWell::treatment).orElse("");
    if (row.counted().isEmpty()) {
      return new Panel.Cell.Missing(well.row(), well.column(), treatment);
    }
    CountRow.Counted counted = row.counted().get();
    return counted.flags().isEmpty() && !counted.tooNumerous()
        ? new Panel.Cell.Measured(well.row(), well.column(), counted.count(), treatment)
        : new Panel.Cell.Flagged(well.row(), well.column(), counted.count(), treatment);
  }
}
