package org.readout.devices.byonoy;

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

/** What Byonoy writes as CSV: a grid of absorbances, a grid of names, and lines about the read. */
public final class ByonoyExport implements VendorFormat {
  private static final String WAVELENGTH = "Sample Wavelength (nm)";

  @Override
  public String id() {
    return "byonoy-absorbance";
  }

  @Override
  public String software() {
    return "Byonoy Absorbance 96";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    return Recognition.by("a line '" + WAVELENGTH + "'", sheet.rowOf(WAVELENGTH, 0).isPresent())
        .mark("a grid in its first line", WellGrid.at(sheet, 0).isPresent());
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    Transcript transcript = new Transcript();
    Notation notation = Notation.of(sheet);
    String wavelength = sheet.valueOf(sheet.rowOf(WAVELENGTH, 0).orElse(0), 0);
    double nanometres = notation.number(wavelength);
    Channel channel = Channel.of(wavelength, Measurand.ABSORBANCE);
    channel = Double.isNaN(nanometres) ? channel : channel.at(nanometres);
    boolean values = true;
    int row = 0;
    while (row < sheet.rows()) {
      Optional<WellGrid> grid = WellGrid.at(sheet, row);
      if (grid.isEmpty()) {
        transcript.header(sheet.at(row, 0), sheet.valueOf(row, 0));
        row++;
        continue;
      }
      for (WellGrid.Cell cell : grid.get().cells()) {
        if (values) {
          transcript.value("", channel, cell.well(), cell.text(), notation);
        } else {
          transcript.layout("", cell.well(), "Sample", cell.text());
        }
      }
      int head = row;
      grid.get()
          .missingRows()
          .ifPresent(missing -> transcript.warn(sheet.place(head, 0) + ": " + missing));
      values = false;
      row = grid.get().end();
    }
    return transcript;
  }
}
