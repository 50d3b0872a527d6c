package org.readout.devices.revvity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.readout.devices.Channel;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.WellGrid;

/** Reads a Kaleido export from top to bottom: results with their barcode, then what was done. */
final class KaleidoPage {
  private static final Pattern FLUORESCENT =
      Pattern.compile("FLUO|TRF|FRET|ALPHA|\\bFP\\b|\\bFI\\b");

  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private final List<Double> excitations = new ArrayList<>();
  private final List<Double> emissions = new ArrayList<>();
  private String plate = "";
  private String label = "";
  private String parameter = "";
  private boolean results = true;

  KaleidoPage(Sheet sheet, Transcript transcript) {
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  void read() {
    readOptics();
    int row = 0;
    boolean ended = false;
    while (row < sheet.rows()) {
      String first = sheet.at(row, 0);
      ended |= first.startsWith("Exported with Kaleido");
      Optional<WellGrid> grid = WellGrid.at(sheet, row);
      if (grid.isPresent()) {
        grid(row, grid.get());
        row = grid.get().end();
        continue;
      }
      if (first.startsWith("Results for") || first.startsWith("Result for")) {
        label = Sheet.stripped(first.substring(first.indexOf("for") + "for".length()));
        parameter = "";
        results = true;
      } else if (first.startsWith("Barcode:")) {
        barcode(row);
      } else if (first.equals("Barcode") && sheet.at(row, 1).equals("Repeat")) {
        repeat(row);
      } else if (isAfterResults(first)) {
        results = false;
        label = first;
      } else {
        transcript.header(first.replace(":", ""), sheet.valueOf(row, 0));
      }
      row++;
    }
    if (!ended) {
      transcript.warn(
          "the file does not end with 'Exported with Kaleido …': it was edited, or it is cut");
    }
  }

  private static boolean isAfterResults(String line) {
    return line.startsWith("Measurement Basic Information")
        || line.startsWith("Measurement Information")
        || line.startsWith("Platemap");
  }

  private void barcode(int row) {
    for (int column = 0; column < sheet.width(row); column++) {
      String cell = sheet.at(row, column);
      String text = Sheet.stripped(cell.substring(cell.indexOf(':') + 1));
      if (cell.startsWith("Barcode:")) {
        plate = text;
      } else if (cell.startsWith("AnalysisParameter:")) {
        parameter = text;
      }
    }
  }

  private void repeat(int head) {
    HeadedTable table = HeadedTable.below(sheet, head);
    plate = table.at(table.first(), 0);
    parameter = table.at(table.first(), table.column("Analysis Parameter"));
  }

  private void grid(int row, WellGrid grid) {
    if (!results || isNames(grid)) {
      for (WellGrid.Cell cell : grid.cells()) {
        transcript.layout(plate, cell.well(), label, cell.text().equals("-") ? "" : cell.text());
      }
      return;
    }
    Channel channel = channel();
    for (WellGrid.Cell cell : grid.cells()) {
      transcript.value(plate, channel, cell.well(), cell.text(), notation);
    }
    grid.missingRows().ifPresent(missing -> transcript.warn(sheet.place(row, 0) + ": " + missing));
  }

  /** Images come as a grid of file names. */
  private static boolean isNames(WellGrid grid) {
    return !grid.cells().isEmpty()
        && grid.cells().stream()
            .allMatch(cell -> cell.text().endsWith(".tiff") || cell.text().endsWith(".tif"));
  }

  private Channel channel() {
    String read = parameter.isEmpty() ? label : label + " " + parameter;
    Measurand kind = kind(label);
    Channel channel = Channel.of(read, kind);
    if (kind == Measurand.ABSORBANCE) {
      return excitations.size() == 1 ? channel.at(excitations.get(0)) : channel;
    }
    if (kind != Measurand.FLUORESCENCE) {
      return channel;
    }
    channel = excitations.size() == 1 ? channel.exciting(excitations.get(0)) : channel;
    return emissions.size() == 1 ? channel.emitting(emissions.get(0)) : channel;
  }

  private static Measurand kind(String label) {
    String upper = label.toUpperCase(Locale.ROOT);
    if (upper.startsWith("ABS")) {
      return Measurand.ABSORBANCE;
    }
    if (upper.startsWith("LUM") || upper.startsWith("US LUM")) {
      return Measurand.LUMINESCENCE;
    }
    if (upper.startsWith("IMAGE") || upper.contains("ANALYSIS")) {
      return Measurand.CALCULATED;
    }
    return FLUORESCENT.matcher(upper).find() ? Measurand.FLUORESCENCE : Measurand.UNKNOWN;
  }

  /** Wavelengths stand far below the wells; only a single one can belong to every result. */
  private void readOptics() {
    for (int row = 0; row < sheet.rows(); row++) {
      String key = sheet.at(row, 0).toLowerCase(Locale.ROOT);
      double number =
          key.contains("wavelength [nm]") ? notation.number(sheet.valueOf(row, 0)) : Double.NaN;
      if (!Double.isNaN(number)) {
        (key.startsWith("excitation") ? excitations : emissions).add(number);
      }
    }
  }
}
