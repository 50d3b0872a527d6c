package org.readout.devices.bmg;

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
import org.readout.devices.Well;
import org.readout.devices.WellGrid;

/**
 * Values of wells as a table, either way round: a row a well with times or wavelengths in the row
 * below the head, or a column a well.
 */
final class BmgTable {
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,6}) h)?\\s*(?:(\\d{1,6}) min)?\\s*(?:(\\d{1,6}) s)?");

  private final String file;
  private final Sheet sheet;
  private final String plate;
  private final Transcript transcript;
  private final Notation notation;
  private final Measurand kind;

  BmgTable(
      String file,
      Sheet sheet,
      String plate,
      Transcript transcript,
      Notation notation,
      Measurand kind) {
    this.file = file;
    this.sheet = sheet;
    this.plate = plate;
    this.transcript = transcript;
    this.notation = notation;
    this.kind = kind;
  }

  static boolean isHead(Sheet sheet, int row) {
    String first = sheet.at(row, 0);
    return first.equals("Well") || first.equals("Well Row");
  }

  /** Gives the first row after the table. */
  int read(int head) throws VendorFileException {
    return Well.parse(sheet.at(head, 1)).isPresent() ? wellsAcross(head) : wellsDown(head);
  }

  private int wellsAcross(int head) {
    int row = head + 1;
    for (; row < sheet.rows() && !sheet.at(row, 0).isEmpty(); row++) {
      String label = BmgLabels.plain(sheet.at(row, 0));
      Channel channel = BmgLabels.channel(label, kind);
      for (int column = 1; column < sheet.width(head); column++) {
        Optional<Well> well = Well.parse(sheet.at(head, column));
        String cell = sheet.at(row, column);
        if (well.isPresent() && BmgLabels.isLayout(label)) {
          transcript.layout(plate, well.get(), label, cell);
        } else if (well.isPresent()) {
          transcript.value(plate, channel, well.get(), cell, notation);
        }
      }
    }
    return row;
  }

  private int wellsDown(int head) throws VendorFileException {
    int first = 1;
    while (first < sheet.width(head) && !isValue(sheet.at(head, first))) {
      first++;
    }
    String axis = sheet.at(head + 1, Math.max(0, first - 1));
    boolean hasAxis = axis.startsWith("Time") || axis.startsWith("Wavelength");
    int row = hasAxis ? head + 2 : head + 1;
    for (; row < sheet.rows(); row++) {
      Optional<Well> well = well(head, row);
      if (well.isEmpty()) {
        break;
      }
      for (int column = 1; column < first; column++) {
        transcript.layout(plate, well.get(), sheet.at(head, column), sheet.at(row, column));
      }
      for (int column = first; column < sheet.width(row); column++) {
        value(head, row, column, well.get(), hasAxis ? axis : "");
      }
    }
    return row;
  }

  private void value(int head, int row, int column, Well well, String axis)
      throws VendorFileException {
    String label = BmgLabels.plain(sheet.at(head, column));
    Channel channel = BmgLabels.channel(label, kind);
    @Nullable Quantity time = null;
    if (axis.startsWith("Time")) {
      time = new Quantity(seconds(head + 1, column, axis), Unit.SECOND);
    } else if (!axis.isEmpty()) {
      double nanometres = number(head + 1, column, "a wavelength");
      channel =
          kind == Measurand.ABSORBANCE ? channel.at(nanometres) : channel.emitting(nanometres);
    }
    transcript.value(plate, channel, well, sheet.at(row, column), notation, time, null);
  }

  private static boolean isValue(String label) {
    String plain = BmgLabels.plain(label);
    return plain.startsWith("Raw") || plain.startsWith("Blank corrected") || plain.contains("(");
  }

  private Optional<Well> well(int head, int row) {
    if (sheet.at(head, 0).equals("Well")) {
      return Well.parse(sheet.at(row, 0));
    }
    int index = WellGrid.rowIndex(sheet.at(row, 0), -1);
    int column = WellGrid.columnNumber(sheet.at(row, 1));
    return index < 0 || column == 0 ? Optional.empty() : Optional.of(new Well(index, column - 1));
  }

  private double seconds(int row, int column, String axis) throws VendorFileException {
    String cell = sheet.at(row, column);
    Matcher clock = CLOCK.matcher(cell);
    if (!cell.isEmpty() && clock.matches()) {
      return 3600 * whole(clock.group(1)) + 60 * whole(clock.group(2)) + whole(clock.group(3));
    }
    double number = number(row, column, "a time");
    if (axis.contains("[min]")) {
      return number * 60;
    }
    return axis.contains("[h]") ? number * 3600 : number;
  }

  private double number(int row, int column, String expected) throws VendorFileException {
    double number = notation.number(sheet.at(row, column));
    if (Double.isNaN(number)) {
      throw new VendorFileException.Malformed(
          file, sheet.place(row, column), sheet.at(row, column), expected);
    }
    return number;
  }

  private static double whole(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }
}
