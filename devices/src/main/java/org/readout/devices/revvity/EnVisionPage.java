package org.readout.devices.revvity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.PlateFormat;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.WellGrid;

/** Reads an EnVision export from top to bottom. */
final class EnVisionPage {
  private static final String CALCULATED = "Calculated results:";
  private static final String RESULTS = "Results for";
  private static final Pattern CENTRE = Pattern.compile("CWL=(\\d{3,4}) ?nm");
  private static final Pattern NAMED = Pattern.compile("(?:A|ABS ?)(\\d{3})\\b.*");

  /** A label is a person's; what it does not say and no filter tells stays unknown. */
  private static final Pattern FLUORESCENT =
      Pattern.compile("FLUO|TRF|FRET|ALPHA|\\bFP\\b|\\bFI\\b");

  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private final List<Integer> excitations = new ArrayList<>();
  private final List<Integer> emissions = new ArrayList<>();
  private String plate = "";
  private String label = "";
  private boolean computed;
  private @Nullable Quantity temperature;

  EnVisionPage(Sheet sheet, Transcript transcript) {
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  void read() {
    readFilters();
    int row = 0;
    boolean ended = false;
    boolean results = true;
    while (row < sheet.rows()) {
      String first = sheet.at(row, 0);
      ended |= first.startsWith("Exported with EnVision");
      results &= !first.startsWith("Basic assay information");
      if (first.startsWith("Plate information")) {
        row = information(row + 1);
      } else if (first.startsWith("Background information")) {
        row = HeadedTable.below(sheet, row + 1).end();
      } else if (first.startsWith(RESULTS) || first.startsWith(CALCULATED)) {
        computed = first.startsWith(CALCULATED);
        label =
            first
                .substring(first.startsWith(RESULTS) ? RESULTS.length() : CALCULATED.length())
                .strip();
        row++;
      } else {
        row = results ? wells(row) : about(row);
      }
    }
    if (!ended) {
      transcript.warn(
          "the file does not end with 'Exported with EnVision …': it was edited, or it is cut");
    }
  }

  private int information(int head) {
    HeadedTable table = HeadedTable.below(sheet, head);
    int row = table.first();
    String barcode = table.at(row, table.column("Barcode")).replaceAll("^=|\"", "");
    plate = barcode.isEmpty() ? table.at(row, table.column("Plate")) : barcode;
    String named = table.at(row, table.column("Label"));
    String formula = table.at(row, table.column("Formula"));
    computed = named.isEmpty();
    label = named.isEmpty() ? formula : named;
    double celsius =
        notation.number(
            table.at(
                row, table.column("Chamber temperature at start", "Inside temperature at start")));
    temperature = Double.isNaN(celsius) ? null : new Quantity(celsius, Unit.CELSIUS);
    for (int column = 0; column < table.columns(); column++) {
      transcript.header(table.head(column), table.at(row, column));
    }
    return table.end();
  }

  private int wells(int row) {
    Optional<WellGrid> grid = WellGrid.at(sheet, row);
    if (grid.isPresent()) {
      for (WellGrid.Cell cell : grid.get().cells()) {
        value(cell.well(), cell.text());
      }
      grid.get()
          .missingRows()
          .ifPresent(missing -> transcript.warn(sheet.place(row, 0) + ": " + missing));
      return grid.get().end();
    }
    return sheet.blank(row) && sheet.width(row) <= 1 ? row + 1 : bare(row);
  }

  /** Values alone, without the plate's letters and numbers: as many columns as a plate has. */
  private int bare(int from) {
    int columns = sheet.width(from) - (sheet.at(from, sheet.width(from) - 1).isEmpty() ? 1 : 0);
    int rows = 0;
    while (from + rows < sheet.rows()
        && sheet.width(from + rows) >= columns
        && columns > 1
        && isValues(from + rows)) {
      rows++;
    }
    Optional<PlateFormat> format = PlateFormat.ofShape(rows, columns);
    if (format.isEmpty()) {
      if (rows > 1) {
        transcript.warn(
            "%s: %d rows of %d values are no plate, and were not read: the file may be cut"
                .formatted(sheet.place(from, 0), rows, columns));
      }
      return from + Math.max(1, rows);
    }
    for (Well well : format.get().wells()) {
      value(well, sheet.at(from + well.row(), well.column()));
    }
    return from + rows;
  }

  private boolean isValues(int row) {
    for (int column = 0; column < sheet.width(row); column++) {
      String cell = sheet.at(row, column);
      if (!cell.isEmpty() && Double.isNaN(notation.number(cell))) {
        return false;
      }
    }
    return true;
  }

  private void value(Well well, String cell) {
    transcript.value(plate, channel(), well, cell, notation, null, temperature);
  }

  private Channel channel() {
    if (computed) {
      return Channel.of(label, Measurand.CALCULATED);
    }
    Measurand kind = kind(label);
    Channel channel = Channel.of(label, kind);
    Matcher named = NAMED.matcher(label);
    if (kind == Measurand.ABSORBANCE) {
      return named.matches() ? channel.at(Integer.parseInt(named.group(1))) : channel;
    }
    channel = excitations.size() == 1 ? channel.exciting(excitations.get(0)) : channel;
    return emissions.size() == 1 ? channel.emitting(emissions.get(0)) : channel;
  }

  private Measurand kind(String label) {
    String upper = label.toUpperCase(Locale.ROOT);
    if (upper.endsWith("(A)") || NAMED.matcher(label).matches() || upper.contains("ABSORBANCE")) {
      return Measurand.ABSORBANCE;
    }
    if (upper.contains("LUM") || upper.endsWith("(CPS)")) {
      return Measurand.LUMINESCENCE;
    }
    return !excitations.isEmpty() || FLUORESCENT.matcher(upper).find()
        ? Measurand.FLUORESCENCE
        : Measurand.UNKNOWN;
  }

  private int about(int row) {
    String key = sheet.at(row, 0);
    if (key.startsWith("Platemap")) {
      return platemap(row + 1);
    }
    transcript.header(
        key.endsWith(":") ? key.substring(0, key.length() - 1) : key, sheet.valueOf(row, 0));
    return row + 1;
  }

  private int platemap(int from) {
    for (int row = from; row < Math.min(from + 4, sheet.rows()); row++) {
      Optional<WellGrid> grid = WellGrid.at(sheet, row);
      if (grid.isPresent()) {
        for (WellGrid.Cell cell : grid.get().cells()) {
          transcript.layout(
              plate, cell.well(), "Platemap", cell.text().equals("-") ? "" : cell.text());
        }
        return grid.get().end();
      }
    }
    return from;
  }

  /** The filters stand at the end; only a single one of a kind can belong to every result. */
  private void readFilters() {
    String type = "";
    for (int row = 0; row < sheet.rows(); row++) {
      if (sheet.at(row, 0).equals("Filter type")) {
        type = sheet.valueOf(row, 0);
      } else if (sheet.at(row, 0).equals("Description")) {
        Matcher centre = CENTRE.matcher(sheet.valueOf(row, 0));
        if (centre.find()) {
          (type.equals("Excitation") ? excitations : emissions)
              .add(Integer.parseInt(centre.group(1)));
        }
      }
    }
  }
}
