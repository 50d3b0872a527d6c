package org.readout.devices.tecan;

import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What Magellan writes: a list of wells with columns of a person's choice, or a grid. */
public final class MagellanExport implements VendorFormat {
  @Override
  public String id() {
    return "tecan-magellan";
  }

  @Override
  public String software() {
    return "Tecan Magellan";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    boolean named = sheet.name().startsWith("Magellan Sheet");
    boolean footed = sheet.rowOf("Date of measurement:", 0).isPresent();
    return Recognition.by(
        "a sheet 'Magellan Sheet', or a line 'Date of measurement:' below the wells",
        named || footed);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (Sheet sheet : file.sheets()) {
      if (sheet.rows() > 0) {
        new MagellanPage(file.name(), sheet, transcript).read();
      }
    }
    return transcript;
  }
}
