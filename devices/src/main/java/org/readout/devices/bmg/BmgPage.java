package org.readout.devices.bmg;

import java.util.Optional;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;
import org.readout.devices.WellGrid;

/**
 * Reads a page of MARS or SMART Control: header cells, titles with their grids, tables of wells.
 */
final class BmgPage {
  private final String file;
  private final Sheet sheet;
  private final String plate;
  private final Transcript transcript;
  private final Notation notation;
  private Measurand kind = Measurand.UNKNOWN;
  private String title = "";

  BmgPage(String file, Sheet sheet, String plate, Transcript transcript) {
    this.file = file;
    this.sheet = sheet;
    this.plate = plate;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  /** The plate's name: its first ID, or the number of the run. */
  static String plate(Sheet sheet) {
    String run = "";
    for (int row = 0; row < Math.min(sheet.rows(), 12); row++) {
      for (int column = 0; column < sheet.width(row); column++) {
        String cell = sheet.at(row, column);
        if (cell.startsWith("ID1:")) {
          return sheet.valueOf(row, column);
        }
        if (cell.startsWith("Test run no.:") || cell.startsWith("Test ID:")) {
          run = "run " + sheet.valueOf(row, column);
        }
      }
    }
    return run;
  }

  void read() throws VendorFileException {
    int row = 0;
    while (row < sheet.rows()) {
      Optional<WellGrid> grid = WellGrid.at(sheet, row);
      if (grid.isPresent()) {
        grid(row, grid.get());
        row = grid.get().end();
      } else if (BmgTable.isHead(sheet, row)) {
        row = new BmgTable(file, sheet, plate, transcript, notation, kind).read(row);
      } else {
        line(row);
        row++;
      }
    }
  }

  private void line(int row) {
    for (int column = 0; column < sheet.width(row); column++) {
      String cell = sheet.at(row, column);
      int colon = cell.indexOf(':');
      if (BmgLabels.isMeasurement(cell)) {
        kind = BmgLabels.kind(cell);
        transcript.header("Measurement", cell);
      } else if (colon > 0) {
        transcript.header(cell.substring(0, colon), sheet.valueOf(row, column));
      } else if (!cell.isEmpty()) {
        title = BmgLabels.plain(cell);
        return;
      }
    }
  }

  private void grid(int row, WellGrid grid) {
    if (BmgLabels.isLayout(title)) {
      for (WellGrid.Cell cell : grid.cells()) {
        transcript.layout(plate, cell.well(), title, cell.text());
      }
      return;
    }
    Channel channel = BmgLabels.channel(title, kind);
    for (WellGrid.Cell cell : grid.cells()) {
      Well well = cell.well();
      transcript.value(plate, channel, well, cell.text(), notation);
    }
    grid.missingRows().ifPresent(missing -> transcript.warn(sheet.place(row, 0) + ": " + missing));
  }
}
