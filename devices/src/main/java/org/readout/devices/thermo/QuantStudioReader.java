package org.readout.devices.thermo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;

/** Reads the tables of a QuantStudio export: quantification cycles, curves, raw signals, melts. */
final class QuantStudioReader {
  /** Columns of a 384-well and of a 96-well block, in which wells are numbered row by row. */
  private static final int COLUMNS_384 = 24;

  private static final int COLUMNS_96 = 12;

  private final String file;
  private final List<QuantStudioTable> tables;
  private final Transcript transcript;
  private final Map<String, Well> wells = new HashMap<>();
  private int columns;

  QuantStudioReader(String file, List<QuantStudioTable> tables, Transcript transcript) {
    this.file = file;
    this.tables = tables;
    this.transcript = transcript;
  }

  void read() throws VendorFileException {
    String block = transcript.header("Block Type");
    columns = block.contains("384") ? COLUMNS_384 : block.contains("96") ? COLUMNS_96 : 0;
    for (QuantStudioTable table : tables) {
      learnWells(table.table());
    }
    List<String> unread = new ArrayList<>();
    for (QuantStudioTable table : tables) {
      if (!read(table)) {
        unread.add(table.name());
      }
    }
    if (!unread.isEmpty()) {
      transcript.warn("computed tables were not read: " + String.join(", ", new TreeSet<>(unread)));
    }
    warnIfCut();
  }

  /** A well that was set up has a result, also one in which nothing was found. */
  private void warnIfCut() {
    int planned = rowsOf("Sample Setup");
    int found = rowsOf("Results");
    if (found == 0) {
      transcript.warn("the file has no results: they were not exported, or the file is cut");
    } else if (found < planned) {
      transcript.warn(
          "%d of the %d wells and targets that were set up have a result: the file may be cut"
              .formatted(found, planned));
    }
  }

  private int rowsOf(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .mapToInt(table -> table.table().end() - table.table().first())
        .sum();
  }

  private boolean read(QuantStudioTable table) throws VendorFileException {
    HeadedTable rows = table.table();
    Notation notation = Notation.of(table.sheet());
    QuantStudioCurves curves = new QuantStudioCurves(file, rows, transcript, notation, this::well);
    switch (table.name()) {
      case "Sample Setup" -> setup(rows);
      case "Results" -> new QuantStudioResults(rows, transcript, notation, this::well).read();
      case "Amplification Data" -> curves.amplification();
      case "Multicomponent Data", "Multicomponent" -> curves.signals(Measurand.FLUORESCENCE);
      case "Raw Data" -> curves.signals(Measurand.FLUORESCENCE);
      case "Melt Curve Raw Data", "Melt Curve Raw" -> curves.melt();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void setup(HeadedTable rows) {
    for (int row = rows.first(); row < rows.end(); row++) {
      Optional<Well> well = well(rows, row);
      for (int column = 0; well.isPresent() && column < rows.columns(); column++) {
        if (!rows.head(column).startsWith("Well") && !rows.head(column).contains("Color")) {
          transcript.layout("", well.get(), rows.head(column), rows.at(row, column));
        }
      }
    }
  }

  private void learnWells(HeadedTable rows) {
    int number = rows.column("Well");
    int position = rows.column("Well Position");
    for (int row = rows.first(); number >= 0 && position >= 0 && row < rows.end(); row++) {
      String key = whole(rows.at(row, number));
      Well.parse(rows.at(row, position)).ifPresent(well -> wells.putIfAbsent(key, well));
    }
  }

  /** The well of a row, by its position, or else by the number that other tables tie to one. */
  private Optional<Well> well(HeadedTable rows, int row) {
    Optional<Well> well = Well.parse(rows.at(row, rows.column("Well Position")));
    if (well.isPresent()) {
      return well;
    }
    String number = rows.at(row, rows.column("Well"));
    Optional<Well> named = Well.parse(number);
    if (named.isPresent()) {
      return named;
    }
    Well known = wells.get(whole(number));
    if (known != null) {
      return Optional.of(known);
    }
    double index = Notation.point().number(number);
    boolean counts = columns > 0 && index >= 1 && index <= columns * 32;
    return counts && (int) index == index && (index - 1) / columns < 16
        ? Optional.of(new Well(((int) index - 1) / columns, ((int) index - 1) % columns))
        : Optional.empty();
  }

  private static String whole(String number) {
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }
}
