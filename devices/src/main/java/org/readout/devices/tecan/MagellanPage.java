package org.readout.devices.tecan;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;
import org.readout.devices.WellGrid;

/**
 * One sheet of Magellan: heads, perhaps times and temperatures, wells, then lines about the run.
 */
final class MagellanPage {
  private static final Pattern SECONDS = Pattern.compile("([0-9.,]+) ?s");
  private static final Pattern CELSIUS = Pattern.compile("([0-9.,]+) ?°C");
  private static final Pattern WAVELENGTH = Pattern.compile("([0-9]{3,4}) ?nm");

  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private Channel measured = Channel.of("", Measurand.UNKNOWN);

  MagellanPage(String file, Sheet sheet, Transcript transcript) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  void read() throws VendorFileException {
    readFooter();
    Optional<WellGrid> grid = WellGrid.at(sheet, 1);
    if (grid.isPresent()) {
      Channel channel = measured.named(sheet.at(0, 0));
      for (WellGrid.Cell cell : grid.get().cells()) {
        transcript.value("", channel, cell.well(), cell.text(), notation);
      }
      grid.get()
          .missingRows()
          .ifPresent(missing -> transcript.warn(sheet.place(1, 0) + ": " + missing));
      return;
    }
    OptionalInt wells = sheet.columnIn(0, "Well positions");
    if (wells.isEmpty()) {
      throw new VendorFileException.Unsupported(
          file,
          sheet.place(0, 0) + ": a Magellan list without the column 'Well positions'",
          "Add 'Well positions' to the columns of the Magellan export, and export again.");
    }
    list(wells.getAsInt());
  }

  private void list(int wells) {
    int first = 1;
    while (first < sheet.rows() && Well.parse(sheet.at(first, wells)).isEmpty()) {
      first++;
    }
    int end = first;
    while (end < sheet.rows() && Well.parse(sheet.at(end, wells)).isPresent()) {
      end++;
    }
    int plates = sheet.columnIn(0, "Plate").orElse(-1);
    String label = "";
    for (int column = 0; column < sheet.width(first); column++) {
      String head = sheet.at(0, column);
      label = head.isEmpty() && !sheet.at(1, column).isEmpty() ? label : head;
      if (column != wells && column != plates && !label.isEmpty()) {
        column(label, column, wells, plates, first, end);
      }
    }
  }

  private void column(String label, int column, int wells, int plates, int first, int end) {
    boolean values = false;
    for (int row = first; row < end; row++) {
      values |= !Double.isNaN(notation.number(sheet.at(row, column)));
    }
    @Nullable Quantity time = above(SECONDS, column, first, Unit.SECOND);
    @Nullable Quantity temperature = above(CELSIUS, column, first, Unit.CELSIUS);
    Channel channel = channel(label);
    for (int row = first; row < end; row++) {
      Well well = Well.parse(sheet.at(row, wells)).orElseThrow();
      String plate = plates < 0 ? "" : sheet.at(row, plates);
      if (values) {
        transcript.value(plate, channel, well, sheet.at(row, column), notation, time, temperature);
      } else {
        transcript.layout(plate, well, label, sheet.at(row, column));
      }
    }
  }

  private Channel channel(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    boolean raw =
        lower.startsWith("raw data") || lower.startsWith("label") || lower.startsWith("meas");
    return raw ? measured.named(label) : Channel.of(label, Measurand.CALCULATED);
  }

  /** A quantity between a column's head and its first well. */
  private @Nullable Quantity above(Pattern pattern, int column, int first, Unit unit) {
    for (int row = 1; row < first; row++) {
      Matcher matcher = pattern.matcher(sheet.at(row, column));
      if (matcher.matches()) {
        double number = notation.number(matcher.group(1));
        return Double.isNaN(number) ? null : new Quantity(number, unit);
      }
    }
    return null;
  }

  private void readFooter() {
    for (int row = 1; row < sheet.rows(); row++) {
      String line = sheet.at(row, 0);
      int colon = line.indexOf(": ");
      if (colon <= 0) {
        continue;
      }
      String text = line.substring(colon + 2);
      transcript.header(line.substring(0, colon), text);
      if (line.startsWith("Measurement mode:")) {
        measured = Channel.of("", kind(text));
      } else if (line.startsWith("Measurement wavelength:")) {
        Matcher nanometres = WAVELENGTH.matcher(text);
        measured =
            nanometres.find() ? measured.at(Integer.parseInt(nanometres.group(1))) : measured;
      }
    }
  }

  private static Measurand kind(String mode) {
    String lower = mode.toLowerCase(Locale.ROOT);
    if (lower.startsWith("lum")) {
      return Measurand.LUMINESCENCE;
    }
    if (lower.startsWith("fluo")) {
      return Measurand.FLUORESCENCE;
    }
    return lower.startsWith("abs") ? Measurand.ABSORBANCE : Measurand.UNKNOWN;
  }
}
