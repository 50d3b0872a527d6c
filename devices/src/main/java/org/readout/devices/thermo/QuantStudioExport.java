package org.readout.devices.thermo;

import java.util.ArrayList;
import java.util.List;
import org.readout.devices.ExportedFile;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/**
 * What the software of QuantStudio and ViiA 7 writes: keys of the run, then tables. In a text the
 * tables stand below {@code [Results]} and the like; in a workbook each has a sheet with the keys
 * once more.
 */
public final class QuantStudioExport implements VendorFormat {
  private static final int TOP = 60;

  @Override
  public String id() {
    return "thermo-quantstudio";
  }

  @Override
  public String software() {
    return "Thermo QuantStudio";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    return file.isWorkbook() ? recogniseWorkbook(file) : recogniseText(file);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    List<QuantStudioTable> tables =
        file.isWorkbook() ? sheets(file, transcript) : sections(file.first(), transcript);
    new QuantStudioReader(file.name(), tables, transcript).read();
    return transcript;
  }

  private static Recognition recogniseText(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    int first = 0;
    while (first < sheet.rows() && sheet.blank(first)) {
      first++;
    }
    String line = sheet.at(first, 0);
    return Recognition.by(
            "a first line '* Key = text'", line.startsWith("* ") && line.contains("="))
        .mark(
            "a line '[Results]', '[Sample Setup]' or '[Amplification Data]'",
            sheet.rowOf("[Results]", 0).isPresent()
                || sheet.rowOf("[Sample Setup]", 0).isPresent()
                || sheet.rowOf("[Amplification Data]", 0).isPresent());
  }

  private static Recognition recogniseWorkbook(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    boolean keys =
        sheet.rowOf("Block Type", 0).orElse(TOP) < TOP
            || sheet.rowOf("File Name", 0).orElse(TOP) < TOP;
    List<String> names = file.sheetNames();
    return Recognition.by(
            "a sheet 'Results', 'Primary_result' or 'Amplification Data'",
            names.contains("Results")
                || names.contains("Primary_result")
                || names.contains("Amplification Data"))
        .mark("a key 'Block Type' or 'File Name' at its top", keys);
  }

  private static List<QuantStudioTable> sections(Sheet sheet, Transcript transcript) {
    List<QuantStudioTable> tables = new ArrayList<>();
    for (int row = 0; row < sheet.rows(); row++) {
      String line = sheet.at(row, 0);
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        int next = sheet.rowOf("[", row + 1).orElse(sheet.rows());
        tables.add(
            new QuantStudioTable(line.substring(1, line.length() - 1), sheet, row + 1, next));
      } else if (equals > 0 && sheet.filled(row) == 1) {
        String key = line.startsWith("* ") ? line.substring(2, equals) : line.substring(0, equals);
        transcript.header(key.strip(), line.substring(equals + 1).strip());
      }
    }
    return tables;
  }

  private static List<QuantStudioTable> sheets(ExportedFile file, Transcript transcript)
      throws VendorFileException {
    List<QuantStudioTable> tables = new ArrayList<>();
    for (Sheet sheet : file.sheets()) {
      int head = 0;
      while (head < sheet.rows() && !isHead(sheet, head)) {
        transcript.header(sheet.at(head, 0), sheet.at(head, 1));
        head++;
      }
      String name = sheet.name().equals("Primary_result") ? "Results" : sheet.name();
      tables.add(new QuantStudioTable(name, sheet, head, sheet.rows()));
    }
    return tables;
  }

  private static boolean isHead(Sheet sheet, int row) {
    return sheet.filled(row) > 2;
  }
}
