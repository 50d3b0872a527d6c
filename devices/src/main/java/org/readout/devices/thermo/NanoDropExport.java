package org.readout.devices.thermo;

import java.util.OptionalInt;
import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.SampleTable;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What the NanoDrop 8000, Eight and One write: one row a sample, in a decimal sign of its PC. */
public final class NanoDropExport implements VendorFormat {
  @Override
  public String id() {
    return "thermo-nanodrop";
  }

  @Override
  public String software() {
    return "Thermo NanoDrop";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    return Recognition.by(
        "heads of a sample with its concentration and the ratios of A260",
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

  /** The three models have three sets of heads. */
  private static OptionalInt head(Sheet sheet) {
    OptionalInt eight = SampleTable.head(sheet, "ng/uL", "A260/A280", "A260/A230");
    OptionalInt one = SampleTable.head(sheet, "Sample Name", "Nucleic Acid(ng/uL)", "A260/A280");
    OptionalInt plate =
        SampleTable.head(sheet, "Plate ID", "Well", "Conc.", "Units", "Cursor abs.");
    return eight.isPresent() ? eight : one.isPresent() ? one : plate;
  }
}
