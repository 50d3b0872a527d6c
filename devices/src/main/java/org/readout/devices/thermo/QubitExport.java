package org.readout.devices.thermo;

import java.util.OptionalInt;
import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.SampleTable;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What Qubit 4 and Qubit Flex write: one row a tube, with the unit beside each concentration. */
public final class QubitExport implements VendorFormat {
  @Override
  public String id() {
    return "thermo-qubit";
  }

  @Override
  public String software() {
    return "Thermo Qubit";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    return Recognition.by(
        "heads 'Run ID', 'Assay Name', 'Qubit tube conc.'", head(file.first()).isPresent());
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

  /** Qubit 4 writes a trade mark into a head. */
  private static OptionalInt head(Sheet sheet) {
    OptionalInt four = SampleTable.head(sheet, "Run ID", "Assay Name", "Qubit® tube conc.");
    return four.isPresent()
        ? four
        : SampleTable.head(sheet, "Run ID", "Assay Name", "Qubit Tube Conc.");
  }
}
