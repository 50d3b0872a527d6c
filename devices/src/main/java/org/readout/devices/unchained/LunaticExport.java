package org.readout.devices.unchained;

import java.util.OptionalInt;
import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.SampleTable;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What Lunatic writes, as CSV or below the report in a workbook: one row a well. */
public final class LunaticExport implements VendorFormat {
  @Override
  public String id() {
    return "unchained-lunatic";
  }

  @Override
  public String software() {
    return "Unchained Labs Lunatic";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    return Recognition.by(
        "heads 'Plate ID', 'Plate Position', 'Sample name' and a ratio of A260",
        head(file.first()).isPresent());
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (Sheet sheet : file.sheets()) {
      OptionalInt head = head(sheet);
      if (head.isPresent()) {
        SampleTable.read(sheet, head.getAsInt(), transcript);
      }
    }
    return transcript;
  }

  private static OptionalInt head(Sheet sheet) {
    return SampleTable.head(sheet, "Plate ID", "Plate Position", "Sample name", "A260/A230");
  }
}
