package org.readout.devices.tecan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;
import org.readout.devices.WellGrid;

/**
 * One run of i-control or SparkControl, on a sheet of its own: keys in the first column, then for
 * each measurement its settings and its block of data, a grid, a list, cycles or a spectrum.
 */
final class TecanPage {
  private static final Pattern TEMPERATURE =
      Pattern.compile("Temperature(?: \\[°C\\])?:?\\s*([0-9.,]+)?(?: ?°C)?");

  private final String file;
  private final Sheet sheet;
  private final String plate;
  private final Transcript transcript;
  private final Notation notation;
  private final TecanSettings settings = new TecanSettings();
  private @Nullable Quantity temperature;

  TecanPage(String file, Sheet sheet, String plate, Transcript transcript) {
    this.file = file;
    this.sheet = sheet;
    this.plate = plate;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  void read() throws VendorFileException {
    int row = 0;
    boolean ended = false;
    while (row < sheet.rows()) {
      ended |= sheet.at(row, 0).startsWith("End Time");
      row = row(row);
    }
    if (!ended) {
      transcript.warn(
          "plate '"
              + plate
              + "': no 'End Time' stands below the data: the run or the file was cut");
    }
  }

  private int row(int row) throws VendorFileException {
    String first = sheet.at(row, 0);
    TecanBlock block = new TecanBlock(file, sheet, plate, transcript, notation);
    if (first.equals("<>")) {
      return grid(row, block);
    }
    if (first.startsWith("Cycle Nr") || first.startsWith("Wavel.") || first.equals("Time [s]")) {
      return series(row, block);
    }
    if (!settings.row(sheet, row)) {
      other(row, first);
    }
    return row + 1;
  }

  private int grid(int row, TecanBlock block) throws VendorFileException {
    Channel channel = channel(row, "");
    Optional<WellGrid> grid = WellGrid.at(sheet, row);
    if (grid.isEmpty()) {
      return block.list(row, channel, temperature);
    }
    for (WellGrid.Cell cell : grid.get().cells()) {
      transcript.value(plate, channel, cell.well(), cell.text(), notation, null, temperature);
    }
    grid.get()
        .missingRows()
        .filter(missing -> !isWholePart(grid.get()))
        .ifPresent(missing -> transcript.warn(sheet.place(row, 0) + ": " + missing));
    return grid.get().end();
  }

  /** Whether the grid ends where the settings say that the part of the plate ends. */
  private boolean isWholePart(WellGrid grid) {
    String part = settings.part();
    int dash = part.indexOf('-');
    Optional<Well> last = dash < 0 ? Optional.empty() : Well.parse(part.substring(dash + 1));
    return last.isPresent() && last.get().row() == grid.first().row() + grid.rowCount() - 1;
  }

  private int series(int row, TecanBlock block) throws VendorFileException {
    return block.series(row, channel(row, title(row)), settings.cycles());
  }

  /** The only text of the nearest filled row above a block; empty if that row is a key's. */
  private String title(int row) {
    int above = row - 1;
    while (above > 0 && sheet.blank(above)) {
      above--;
    }
    String text = sheet.at(above, 0);
    return sheet.filled(above) == 1 && text.indexOf(':') < 0 ? text : "";
  }

  private Channel channel(int row, String title) throws VendorFileException {
    Optional<Channel> channel = settings.channel(title);
    if (channel.isEmpty()) {
      throw new VendorFileException.Malformed(
          file,
          sheet.place(row, 0),
          sheet.at(row, 0),
          "data below a line 'Mode' that says what they are");
    }
    return channel.get();
  }

  /** A key of the head, or a temperature, which may stand in any cell. */
  private void other(int row, String first) {
    for (int column = 0; column < sheet.width(row); column++) {
      Matcher matcher = TEMPERATURE.matcher(sheet.at(row, column));
      if (matcher.matches()) {
        String text = matcher.group(1) == null ? sheet.valueOf(row, column) : matcher.group(1);
        double celsius = notation.number(text);
        temperature = Double.isNaN(celsius) ? null : new Quantity(celsius, Unit.CELSIUS);
      }
    }
    int colon = first.indexOf(':');
    if (colon > 0) {
      transcript.header(first.substring(0, colon), sheet.valueOf(row, 0));
    } else {
      transcript.header(first, sheet.valueOf(row, 0));
    }
  }
}
