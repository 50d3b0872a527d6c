package org.readout.devices.biotek;

import java.util.Optional;
import java.util.Set;
import org.readout.devices.Notation;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Well;

/** Results in columns: one row a well, one column a label, beside names and statistics. */
final class Gen5Columns {
  private static final Set<String> NAMES = Set.of("Well ID", "Name", "Conc/Dil");

  /** Over the replicates of a well, not of the well: computed again where they are needed. */
  private static final Set<String> STATISTICS =
      Set.of("Count", "Mean", "Std Dev", "CV (%)", "SE", "Min", "Max", "Median");

  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private final Gen5Plate plate;

  Gen5Columns(Sheet sheet, Transcript transcript, Notation notation, Gen5Plate plate) {
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = notation;
    this.plate = plate;
  }

  static boolean isHead(Sheet sheet, int row) {
    int column = wellColumn(sheet, row);
    return column >= 0 && Well.parse(sheet.at(row + 1, column)).isPresent();
  }

  /** Gives the first row after the table. */
  int read(int head) {
    int wells = wellColumn(sheet, head);
    int row = head + 1;
    for (; row < sheet.rows() && !sheet.blank(row); row++) {
      Optional<Well> well = Well.parse(sheet.at(row, wells));
      if (well.isEmpty()) {
        break;
      }
      values(head, row, wells, well.get());
    }
    return row;
  }

  private void values(int head, int row, int wells, Well well) {
    for (int column = 0; column < sheet.width(head); column++) {
      String label = sheet.at(head, column);
      String cell = sheet.at(row, column);
      if (NAMES.contains(label)) {
        transcript.layout(plate.name(), well, label, cell);
      } else if (column != wells && !label.isEmpty() && !STATISTICS.contains(label)) {
        plate.saw(label);
        transcript.value(plate.name(), plate.procedure().channel(label), well, cell, notation);
      }
    }
  }

  private static int wellColumn(Sheet sheet, int row) {
    for (int column = 0; column < Math.min(4, sheet.width(row)); column++) {
      if (sheet.at(row, column).equals("Well")) {
        return column;
      }
    }
    return -1;
  }
}
