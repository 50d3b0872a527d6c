package org.readout.devices.bmg;

import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What MARS writes as CSV: three lines about the run, the measurement, and grids or a table. */
public final class MarsExport implements VendorFormat {
  private static final int TOP = 4;

  @Override
  public String id() {
    return "bmg-mars";
  }

  @Override
  public String software() {
    return "BMG LABTECH MARS";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    return Recognition.by("a first line 'User:'", sheet.at(0, 0).startsWith("User:"))
        .mark("'Test run no.:'", sheet.has("Test run no.:", TOP))
        .mark("'Test name:'", sheet.has("Test name:", TOP));
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    Sheet sheet = file.first();
    new BmgPage(file.name(), sheet, BmgPage.plate(sheet), transcript).read();
    return transcript;
  }
}
