package org.readout.devices.tecan;

import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What Tecan SparkControl writes, a sheet a run, or the same rows as CSV. */
public final class SparkControlExport implements VendorFormat {
  @Override
  public String id() {
    return "tecan-sparkcontrol";
  }

  @Override
  public String software() {
    return "Tecan SparkControl";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    boolean found = false;
    for (Sheet sheet : file.front()) {
      found |= isRun(sheet);
    }
    return Recognition.by("a cell 'Application: SparkControl'", found);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (Sheet sheet : file.sheets()) {
      if (isRun(sheet)) {
        new TecanPage(file.name(), sheet, sheet.name(), transcript).read();
      } else if (sheet.rows() > 0) {
        transcript.warn("sheet '" + sheet.name() + "' was not read: it has no Tecan header");
      }
    }
    return transcript;
  }

  private static boolean isRun(Sheet sheet) {
    return sheet.rowOf("Application: SparkControl", 0).orElse(TOP) < TOP;
  }

  /** SparkControl writes the method's name first. */
  private static final int TOP = 4;
}
