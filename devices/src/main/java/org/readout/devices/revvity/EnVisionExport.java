package org.readout.devices.revvity;

import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What EnVision writes as CSV: for each plate and result its information, then its wells. */
public final class EnVisionExport implements VendorFormat {
  private static final int TOP = 6;

  @Override
  public String id() {
    return "revvity-envision";
  }

  @Override
  public String software() {
    return "Revvity EnVision";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    return Recognition.by(
            "a line 'Plate information' at the top",
            sheet.rowOf("Plate information", 0).orElse(TOP) < TOP)
        .mark("a head 'Plate,Repeat,Barcode'", isHead(sheet));
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    new EnVisionPage(file.first(), transcript).read();
    return transcript;
  }

  private static boolean isHead(Sheet sheet) {
    for (int row = 0; row < Math.min(TOP, sheet.rows()); row++) {
      if (sheet.at(row, 0).equals("Plate") && sheet.at(row, 1).equals("Repeat")) {
        return true;
      }
    }
    return false;
  }
}
