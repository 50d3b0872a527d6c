package org.readout.devices.thermo;

import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/**
 * What SkanIt writes into a workbook: a sheet for each step of the session, and sheets about it.
 */
public final class SkanItExport implements VendorFormat {
  private static final String RESULTS = "Measurement results";

  @Override
  public String id() {
    return "thermo-skanit";
  }

  @Override
  public String software() {
    return "Thermo SkanIt";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    boolean found = false;
    for (Sheet sheet : file.front()) {
      found |= sheet.at(0, 0).equals(RESULTS);
    }
    return Recognition.by("a sheet that begins with '" + RESULTS + "'", found);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (Sheet sheet : file.sheets()) {
      if (sheet.at(0, 0).equals(RESULTS)) {
        int before = transcript.size();
        new SkanItStep(file.name(), sheet, transcript).read();
        if (transcript.size() == before) {
          transcript.warn("sheet '" + sheet.name() + "' holds no plate that is read here");
        }
      } else if (sheet.at(0, 0).endsWith("information")) {
        about(sheet, transcript);
      }
    }
    return transcript;
  }

  private static void about(Sheet sheet, Transcript transcript) {
    for (int row = 1; row < sheet.rows(); row++) {
      transcript.header(sheet.at(row, 1), sheet.valueOf(row, 1));
    }
  }
}
