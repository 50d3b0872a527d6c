package org.readout.devices.bmg;

import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/**
 * What SMART Control writes into a workbook. The sheets {@code Microplate …} hold the values as
 * grids, the sheets {@code Table …} the same once more; a table is read where no grid was.
 */
public final class SmartControlExport implements VendorFormat {
  private static final String PROTOCOL = "Protocol Information";
  private static final int TOP = 4;

  @Override
  public String id() {
    return "bmg-smart-control";
  }

  @Override
  public String software() {
    return "BMG LABTECH SMART Control";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    return Recognition.by("a sheet '" + PROTOCOL + "'", file.sheetNames().contains(PROTOCOL))
        .mark("a cell 'User:'", file.first().rowOf("User:", 0).orElse(TOP) < TOP)
        .mark("a cell 'Test ID:'", file.first().rowOf("Test ID:", 0).isPresent());
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (String prefix : new String[] {"Microplate", "Table"}) {
      if (transcript.size() > 0) {
        break;
      }
      for (Sheet sheet : file.sheets()) {
        if (sheet.name().startsWith(prefix)) {
          new BmgPage(file.name(), sheet, BmgPage.plate(sheet), transcript).read();
        }
      }
    }
    protocol(file.sheet(PROTOCOL).orElseThrow(), transcript);
    return transcript;
  }

  private static void protocol(Sheet sheet, Transcript transcript) {
    for (int row = 0; row < sheet.rows(); row++) {
      String key = sheet.at(row, 0);
      if (key.endsWith(":")) {
        transcript.header(key.substring(0, key.length() - 1), sheet.valueOf(row, 0));
      }
    }
  }
}
