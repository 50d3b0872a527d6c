package org.readout.devices.biotek;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Elapsed;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;
import org.readout.devices.WellGrid;

/** A results grid: every row of wells takes one row for each label, which stands at its end. */
final class Gen5Grid {
  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private final Gen5Plate plate;
  private final String title;

  Gen5Grid(
      String file,
      Sheet sheet,
      Transcript transcript,
      Notation notation,
      Gen5Plate plate,
      String title) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = notation;
    this.plate = plate;
    this.title = title;
  }

  static boolean isHead(Sheet sheet, int row) {
    return sheet.at(row, 0).isEmpty()
        && WellGrid.columnNumber(sheet.at(row, 1)) > 0
        && WellGrid.rowIndex(sheet.at(row + 1, 0), -1) >= 0;
  }

  /** How many column numbers stand in a head. */
  static int columns(Sheet sheet, int head) {
    int first = WellGrid.columnNumber(sheet.at(head, 1));
    int columns = 0;
    while (first > 0 && WellGrid.columnNumber(sheet.at(head, columns + 1)) == first + columns) {
      columns++;
    }
    return columns;
  }

  /** Gives the first row after the grid. */
  int read(int head) throws VendorFileException {
    int columns = columns(sheet, head);
    int row = head + 1;
    int index = -1;
    List<Integer> labelsOfRows = new ArrayList<>();
    for (; row < sheet.rows() && !sheet.blank(row); row++) {
      int letter = WellGrid.rowIndex(sheet.at(row, 0), index);
      if (letter >= 0) {
        index = letter;
        labelsOfRows.add(0);
      } else if (!sheet.at(row, 0).isEmpty()) {
        break;
      }
      labelsOfRows.set(labelsOfRows.size() - 1, labelsOfRows.get(labelsOfRows.size() - 1) + 1);
      values(head, row, index, columns);
    }
    if (labelsOfRows.stream().distinct().count() > 1) {
      transcript.warn(
          "%s: rows of wells have different numbers of labels: the file may be cut"
              .formatted(sheet.place(row - 1, 0)));
    }
    WellGrid.missingRows(labelsOfRows.size(), columns)
        .ifPresent(missing -> transcript.warn(sheet.place(head, 0) + ": " + missing));
    return row;
  }

  private void values(int head, int row, int index, int columns) throws VendorFileException {
    String label = sheet.at(row, columns + 1);
    if (label.isEmpty() && (title.isEmpty() || title.equals("Results"))) {
      throw new VendorFileException.Malformed(
          file,
          sheet.place(row, columns + 1),
          label,
          "the label at the end of every row of results");
    }
    label = label.isEmpty() ? title : label;
    plate.saw(label);
    Channel channel = plate.procedure().channel(label);
    @Nullable Quantity temperature = plate.temperature(notation);
    for (int column = 1; column <= columns; column++) {
      Well well = new Well(index, WellGrid.columnNumber(sheet.at(head, column)) - 1);
      String cell = sheet.at(row, column);
      double seconds = span(channel, cell);
      if (Double.isNaN(seconds)) {
        transcript.value(plate.name(), channel, well, cell, notation, null, temperature);
      } else {
        transcript.seconds(plate.name(), channel, well, cell, seconds);
      }
    }
  }

  /** Seconds of a computed time, a fraction of a day in a workbook; NaN if the cell is none. */
  private double span(Channel channel, String cell) {
    if (channel.kind() != Measurand.CALCULATED || cell.isEmpty()) {
      return Double.NaN;
    }
    double clock = Elapsed.seconds(cell);
    boolean timed = channel.read().startsWith("t at ") || channel.read().startsWith("Lagtime");
    boolean fraction = !sheet.name().isEmpty() && timed && Double.isNaN(clock);
    return fraction ? Elapsed.secondsOfDays(notation.number(cell)) : clock;
  }
}
