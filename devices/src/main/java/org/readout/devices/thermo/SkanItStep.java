package org.readout.devices.thermo;

import java.util.Locale;
import java.util.Optional;
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
import org.readout.devices.WellGrid;

/**
 * One step's sheet: its name, wavelength and plate, each in a cell of the first column, above grids
 * or a list. Read by position, as people add cells of their own to the right.
 */
final class SkanItStep {
  private static final int STEP_ROW = 4;
  private static final Pattern WAVELENGTH = Pattern.compile("Wavelength: ?(\\d{1,4}) ?nm");
  private static final Pattern PAIR =
      Pattern.compile("(?:Ex|Excitation):? ?(\\d{3,4}).*?(?:Em|Emission):? ?(\\d{3,4}).*");
  private static final Pattern TIME =
      Pattern.compile("(?:Reading )?Time(?: \\[s\\])?: ?([0-9.,]+)(?: ?s)?");

  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private final String step;
  private String plate = "";
  private int wavelength;
  private int excitation;
  private int emission;
  private @Nullable Quantity time;

  SkanItStep(String file, Sheet sheet, Transcript transcript) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
    this.step = sheet.at(STEP_ROW, 0);
  }

  void read() throws VendorFileException {
    int row = STEP_ROW + 1;
    while (row < sheet.rows()) {
      Optional<WellGrid> grid =
          WellGrid.columnNumber(sheet.at(row, 1)) > 0 ? WellGrid.at(sheet, row) : Optional.empty();
      if (grid.isPresent()) {
        grid(row, grid.get());
        row = grid.get().end();
      } else if (SkanItList.isHead(sheet, row)) {
        row = new SkanItList(file, sheet, transcript, notation, step, plate).read(row);
      } else {
        line(sheet.at(row, 0));
        row++;
      }
    }
  }

  private void line(String line) {
    Matcher nanometres = WAVELENGTH.matcher(line);
    Matcher pair = PAIR.matcher(line);
    Matcher moment = TIME.matcher(line);
    if (line.startsWith("Plate ")) {
      plate = line;
    } else if (nanometres.matches()) {
      wavelength = Integer.parseInt(nanometres.group(1));
    } else if (pair.matches()) {
      excitation = Integer.parseInt(pair.group(1));
      emission = Integer.parseInt(pair.group(2));
    } else if (moment.matches()) {
      double seconds = notation.number(moment.group(1));
      time = Double.isNaN(seconds) ? null : new Quantity(seconds, Unit.SECOND);
    }
  }

  private void grid(int row, WellGrid grid) {
    String corner = grid.corner();
    Measurand kind = kind(corner);
    if (corner.equals("Sample") || corner.equals("Dilution factor") || corner.startsWith("Conc")) {
      for (WellGrid.Cell cell : grid.cells()) {
        transcript.layout(plate, cell.well(), corner, cell.text());
      }
      return;
    }
    Channel channel = Channel.of(step, kind);
    channel =
        kind == Measurand.CALCULATED && corner.startsWith("Blank") ? channel.in(unit()) : channel;
    channel = wavelength > 0 ? at(channel) : channel;
    channel = excitation > 0 ? channel.exciting(excitation).emitting(emission) : channel;
    for (WellGrid.Cell cell : grid.cells()) {
      transcript.value(plate, channel, cell.well(), cell.text(), notation, time, null);
    }
    grid.missingRows().ifPresent(missing -> transcript.warn(sheet.place(row, 0) + ": " + missing));
  }

  private Channel at(Channel channel) {
    return channel.kind() == Measurand.FLUORESCENCE || channel.kind() == Measurand.LUMINESCENCE
        ? channel.emitting(wavelength)
        : channel.at(wavelength);
  }

  private Unit unit() {
    return wavelength > 0 ? Unit.ABSORBANCE : Unit.ONE;
  }

  static Measurand kind(String corner) {
    return switch (corner.toUpperCase(Locale.ROOT)) {
      case "ABS", "ABSORBANCE" -> Measurand.ABSORBANCE;
      case "RLU" -> Measurand.LUMINESCENCE;
      case "RFU" -> Measurand.FLUORESCENCE;
      default -> Measurand.CALCULATED;
    };
  }
}
