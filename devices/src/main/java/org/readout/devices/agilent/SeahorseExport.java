package org.readout.devices.agilent;

import java.util.Optional;
import org.readout.devices.ExportedFile;
import org.readout.devices.HeadedTable;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/**
 * What Wave writes of a Seahorse assay: a workbook with the rates, the normalized rates and the raw
 * signals; or the rates alone as text. The sheets in which the rates come once more, as columns or
 * plates, are not read.
 */
public final class SeahorseExport implements VendorFormat {
  private static final String CONFIGURATION = "Assay Configuration";

  @Override
  public String id() {
    return "agilent-seahorse";
  }

  @Override
  public String software() {
    return "Agilent Seahorse Wave";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    if (file.isWorkbook()) {
      return Recognition.by("a sheet 'Rate'", file.sheetNames().contains("Rate"))
          .mark("a sheet '" + CONFIGURATION + "'", file.sheetNames().contains(CONFIGURATION));
    }
    HeadedTable table = HeadedTable.heads(file.first(), 0);
    return Recognition.by("heads 'OCR' and 'ECAR'", table.has("OCR", "ECAR"))
        .mark("a head 'Well'", SeahorseRates.wells(table) >= 0);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    if (!file.isWorkbook()) {
      new SeahorseRates(file.name(), file.first(), "", transcript).read();
      return transcript;
    }
    Optional<Sheet> configuration = file.sheet(CONFIGURATION);
    for (int row = 0; configuration.isPresent() && row < configuration.get().rows(); row++) {
      Sheet sheet = configuration.get();
      if (!sheet.at(row, 0).isEmpty()) {
        transcript.header(sheet.at(row, 0), sheet.at(row, 1));
      }
    }
    for (String name : new String[] {"Rate", "Normalized Rate", "Baselined Rate"}) {
      Optional<Sheet> sheet = file.sheet(name);
      String prefix = name.substring(0, name.indexOf("Rate")).strip();
      if (sheet.isPresent()) {
        new SeahorseRates(file.name(), sheet.get(), prefix, transcript).read();
      }
    }
    Optional<Sheet> raw = file.sheet("Raw");
    if (raw.isPresent()) {
      new SeahorseRaw(file.name(), raw.get(), transcript).read();
    }
    return transcript;
  }
}
