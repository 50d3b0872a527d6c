package org.readout.devices.revvity;

import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/** What Kaleido writes of an EnSight as CSV, in the words of its versions 2 and 3. */
public final class KaleidoExport implements VendorFormat {
  private static final int TOP = 12;

  @Override
  public String id() {
    return "revvity-kaleido";
  }

  @Override
  public String software() {
    return "Revvity Kaleido";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    return Recognition.by(
            "a line 'Results for' or 'Result for' near the top",
            sheet.rowOf("Results for", 0).orElse(TOP) < TOP
                || sheet.rowOf("Result for", 0).orElse(TOP) < TOP)
        .mark("a 'Barcode' below it", sheet.rowOf("Barcode", 0).orElse(TOP) < TOP);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    new KaleidoPage(file.first(), transcript).read();
    return transcript;
  }
}
