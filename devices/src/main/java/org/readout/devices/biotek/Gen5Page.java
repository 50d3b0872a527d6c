package org.readout.devices.biotek;

import org.readout.devices.Notation;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;
import org.readout.devices.WellGrid;

/**
 * Reads one sheet of a Gen5 export from top to bottom: header, procedure, layout, then a section a
 * read or a computed result. Sections part at blank rows.
 */
final class Gen5Page {
  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private Gen5Plate plate = new Gen5Plate("");
  private String title = "";

  Gen5Page(String file, Sheet sheet, Transcript transcript) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  void read() throws VendorFileException {
    int row = 0;
    while (row < sheet.rows()) {
      row = section(row);
    }
    plate.end(transcript);
    if (sheet.name().isEmpty() && !sheet.blank(sheet.rows() - 1)) {
      transcript.warn("the file does not end with the blank line that Gen5 writes: it may be cut");
    }
  }

  private int section(int row) throws VendorFileException {
    String first = sheet.at(row, 0);
    if (first.equals("Software Version")) {
      plate.end(transcript);
      plate = new Gen5Plate("");
      header(row);
    } else if (first.equals("Plate Number")) {
      plate = new Gen5Plate(transcript.plate(sheet.at(row, 1)));
      transcript.header(first, sheet.at(row, 1));
    } else if (first.equals("Procedure Details")) {
      return procedure(row + 1);
    } else if (first.equals("Layout")) {
      return layout(row + 1);
    } else if (first.equals("Actual Temperature:")) {
      plate.temperature(sheet.at(row, 1));
    } else if (Gen5Series.isHead(table(row), row)) {
      return new Gen5Series(file, table(row), transcript, notation, plate, title).read(row);
    } else if (Gen5Grid.isHead(table(row), row)) {
      return new Gen5Grid(file, table(row), transcript, notation, plate, title).read(row);
    } else if (Gen5Columns.isHead(table(row), row)) {
      return new Gen5Columns(table(row), transcript, notation, plate).read(row);
    } else if (!first.isEmpty()) {
      title = first;
      header(row);
    }
    return row + 1;
  }

  /** The table whose head is this row: a workbook may write it one column further right. */
  private Sheet table(int row) {
    boolean right = sheet.at(row, 0).isEmpty() && WellGrid.columnNumber(sheet.at(row, 1)) == 0;
    return right ? sheet.from(1) : sheet;
  }

  private void header(int row) {
    if (sheet.filled(row) == 2) {
      transcript.header(sheet.at(row, 0), sheet.at(row, 1));
    }
  }

  private int procedure(int from) {
    int row = from;
    while (row < sheet.rows() && sheet.blank(row)) {
      row++;
    }
    for (; row < sheet.rows() && !sheet.blank(row); row++) {
      plate.procedure().row(sheet.at(row, 0), sheet.at(row, 1));
      transcript.header("Procedure", (sheet.at(row, 0) + " " + sheet.at(row, 1)).strip());
    }
    return row;
  }

  private int layout(int head) {
    Sheet grid = table(head);
    int columns = Gen5Grid.columns(grid, head);
    int row = head + 1;
    int index = -1;
    for (; row < sheet.rows() && !sheet.blank(row); row++) {
      int letter = WellGrid.rowIndex(grid.at(row, 0), index);
      index = letter >= 0 ? letter : index;
      if (index < 0) {
        return row;
      }
      for (int column = 1; column <= columns; column++) {
        Well well = new Well(index, WellGrid.columnNumber(grid.at(head, column)) - 1);
        transcript.layout(plate.name(), well, grid.at(row, columns + 1), grid.at(row, column));
      }
    }
    return row;
  }
}
