package org.readout.devices.thermo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;

/** Signals against the cycle or the temperature, one row a well and cycle. */
final class QuantStudioCurves {
  private final String file;
  private final HeadedTable rows;
  private final Transcript transcript;
  private final Notation notation;
  private final BiFunction<HeadedTable, Integer, Optional<Well>> wells;
  private final Map<String, Channel> channels = new HashMap<>();

  QuantStudioCurves(
      String file,
      HeadedTable rows,
      Transcript transcript,
      Notation notation,
      BiFunction<HeadedTable, Integer, Optional<Well>> wells) {
    this.file = file;
    this.rows = rows;
    this.transcript = transcript;
    this.notation = notation;
    this.wells = wells;
  }

  /** Normalized reporter signal, also less its baseline, of each target. */
  void amplification() throws VendorFileException {
    int cycles = rows.column("Cycle", "Cycle Number");
    int targets = rows.column("Target Name", "Target", "SNP Assay Name");
    int normalized = rows.column("Rn");
    int corrected = rows.column("Delta Rn", "dRn");
    Map<String, Integer> points = new LinkedHashMap<>();
    for (int row = rows.first(); row < rows.end(); row++) {
      Well well = well(row);
      String target = rows.at(row, targets);
      String cycle = " [cycle " + rows.at(row, cycles) + "]";
      value(target + " Rn" + cycle, Measurand.AMPLIFICATION, well, row, normalized, null);
      value(target + " Delta Rn" + cycle, Measurand.AMPLIFICATION, well, row, corrected, null);
      points.merge(well + " " + target, 1, Integer::sum);
    }
    warnIfUneven(points);
  }

  /** One column a dye or filter. */
  void signals(Measurand kind) throws VendorFileException {
    int cycles = rows.column("Cycle", "Cycle Number");
    int stages = rows.column("Stage Number");
    int steps = rows.column("Step Number");
    Map<String, Integer> points = new LinkedHashMap<>();
    for (int row = rows.first(); row < rows.end(); row++) {
      Well well = well(row);
      String at =
          " ["
              + at("stage", row, stages)
              + at("step", row, steps)
              + "cycle "
              + rows.at(row, cycles)
              + "]";
      for (int column = 0; column < rows.columns(); column++) {
        String head = rows.head(column);
        boolean key =
            head.startsWith("Well") || column == cycles || column == stages || column == steps;
        if (!key && !head.isEmpty()) {
          value(head + at, kind, well, row, column, null);
        }
      }
      points.merge(well.toString(), 1, Integer::sum);
    }
    warnIfUneven(points);
  }

  /** Fluorescence and its derivative while the block warms up. */
  void melt() throws VendorFileException {
    int temperatures = rows.column("Temperature");
    int targets = rows.column("Target Name", "Target");
    Map<String, Integer> points = new LinkedHashMap<>();
    for (int row = rows.first(); row < rows.end(); row++) {
      Well well = well(row);
      double celsius = notation.number(rows.at(row, temperatures));
      @Nullable Quantity temperature =
          Double.isNaN(celsius) ? null : new Quantity(celsius, Unit.CELSIUS);
      String target = rows.at(row, targets);
      for (String name : new String[] {"Fluorescence", "Derivative"}) {
        value(
            (target + " " + name).strip(),
            Measurand.MELT,
            well,
            row,
            rows.column(name),
            temperature);
      }
      points.merge(well + " " + target, 1, Integer::sum);
    }
    warnIfUneven(points);
  }

  private void value(
      String label,
      Measurand kind,
      Well well,
      int row,
      int column,
      @Nullable Quantity temperature) {
    Channel channel = channels.computeIfAbsent(label, name -> Channel.of(name, kind));
    transcript.value("", channel, well, rows.at(row, column), notation, null, temperature);
  }

  private Well well(int row) throws VendorFileException {
    Optional<Well> well = wells.apply(rows, row);
    if (well.isEmpty()) {
      throw new VendorFileException.Malformed(
          file, rows.place(row, 0), rows.at(row, 0), "a well, by position or by number");
    }
    return well.get();
  }

  /** Every well goes through the same cycles: a well with fewer was cut. */
  private void warnIfUneven(Map<String, Integer> points) {
    if (points.values().stream().distinct().count() > 1) {
      transcript.warn(
          "%s: wells have different numbers of cycles: the file may be cut"
              .formatted(rows.place(rows.end() - 1, 0)));
    }
  }

  private String at(String name, int row, int column) {
    return column < 0 ? "" : name + " " + rows.at(row, column) + ", ";
  }
}
