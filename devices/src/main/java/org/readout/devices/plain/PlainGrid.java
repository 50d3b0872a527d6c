package org.readout.devices.plain;

import java.util.Optional;
import org.readout.devices.Channel;
import org.readout.devices.ExportedFile;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;
import org.readout.devices.WellGrid;

/**
 * A plate as a person or a reader without software writes it: column numbers, row letters, numbers.
 * What they measure is not said, so that kind and unit stay unknown. Grids of names are layout.
 */
public final class PlainGrid implements VendorFormat {
  /** A title and a date may stand above a plain grid; more is another program's export. */
  private static final int OTHER_ROWS = 4;

  @Override
  public String id() {
    return "plain-grid";
  }

  @Override
  public String software() {
    return "a plain grid";
  }

  @Override
  public boolean isLastResort() {
    return true;
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    int grids = 0;
    int others = 0;
    for (Sheet sheet : file.front()) {
      int row = 0;
      while (row < sheet.rows() && others <= OTHER_ROWS) {
        Optional<WellGrid> grid = WellGrid.at(sheet, row);
        grids += grid.isPresent() ? 1 : 0;
        others += grid.isPresent() || sheet.blank(row) ? 0 : 1;
        row = grid.map(WellGrid::end).orElse(row + 1);
      }
    }
    return Recognition.by("rows A, B, … below column numbers 1, 2, …", grids > 0)
        .mark("hardly anything beside the grid", others <= OTHER_ROWS);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (Sheet sheet : file.sheets()) {
      read(sheet, transcript);
    }
    if (transcript.size() == 0) {
      throw new VendorFileException.NoMeasurements(
          file.name(),
          "a grid of names without a number",
          "Give it as the layout of a plate; it holds no values.");
    }
    return transcript;
  }

  private static void read(Sheet sheet, Transcript transcript) {
    Notation notation = Notation.of(sheet);
    String title = "";
    int row = 0;
    while (row < sheet.rows()) {
      Optional<WellGrid> grid = WellGrid.at(sheet, row);
      if (grid.isEmpty()) {
        title = sheet.blank(row) ? title : sheet.at(row, 0);
        row++;
        continue;
      }
      String label = grid.get().corner().isEmpty() ? title : grid.get().corner();
      grid(sheet, row, grid.get(), label, notation, transcript);
      row = grid.get().end();
    }
  }

  private static void grid(
      Sheet sheet, int row, WellGrid grid, String label, Notation notation, Transcript transcript) {
    boolean names =
        grid.cells().stream().allMatch(cell -> Double.isNaN(notation.number(cell.text())));
    for (WellGrid.Cell cell : grid.cells()) {
      if (names) {
        transcript.layout(sheet.name(), cell.well(), label, cell.text());
      } else {
        transcript.value(
            sheet.name(), Channel.of(label, Measurand.UNKNOWN), cell.well(), cell.text(), notation);
      }
    }
    grid.missingRows().ifPresent(missing -> transcript.warn(sheet.place(row, 0) + ": " + missing));
  }
}
