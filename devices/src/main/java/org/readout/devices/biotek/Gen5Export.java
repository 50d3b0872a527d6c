package org.readout.devices.biotek;

import java.util.OptionalInt;
import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/**
 * What Gen5 exports as text or into a workbook: the same sections, as lines or as rows that may
 * begin one column further right. One file holds one or more plates, each with its own header.
 */
public final class Gen5Export implements VendorFormat {
  /** The header stands at the top; some versions write a few empty lines first. */
  private static final int TOP = 12;

  @Override
  public String id() {
    return "biotek-gen5";
  }

  @Override
  public String software() {
    return "Agilent BioTek Gen5";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    return Recognition.by(
            "a cell 'Software Version'", sheet.columnOf("Software Version", TOP).isPresent())
        .mark(
            "a cell 'Experiment File Path:' or 'Protocol File Path:'",
            sheet.has("Experiment File Path:", TOP) || sheet.has("Protocol File Path:", TOP));
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (Sheet sheet : file.sheets()) {
      OptionalInt left = sheet.columnOf("Software Version", TOP);
      if (left.isPresent()) {
        new Gen5Page(file.name(), sheet.from(left.getAsInt()), transcript).read();
      } else {
        transcript.warn("sheet '" + sheet.name() + "' was not read: it has no Gen5 header");
      }
    }
    return transcript;
  }
}
