package org.readout.devices.tecan;

import java.util.Optional;
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

/** A block of data that is no grid: a list of wells, or cycles or wavelengths against wells. */
final class TecanBlock {
  private final String file;
  private final Sheet sheet;
  private final String plate;
  private final Transcript transcript;
  private final Notation notation;

  TecanBlock(String file, Sheet sheet, String plate, Transcript transcript, Notation notation) {
    this.file = file;
    this.sheet = sheet;
    this.plate = plate;
    this.transcript = transcript;
    this.notation = notation;
  }

  /** One row a well: its value, and perhaps the moment at which it was read. */
  int list(int head, Channel channel, @Nullable Quantity temperature) throws VendorFileException {
    int value = Math.max(column(head, "Value"), column(head, "Mean"));
    if (value < 0) {
      throw new VendorFileException.Malformed(
          file, sheet.place(head, 1), sheet.at(head, 1), "column numbers, 'Value' or 'Mean'");
    }
    int time = Math.max(column(head, "Time [ms]"), column(head, "Time [s]"));
    int row = head + 1;
    for (; row < sheet.rows(); row++) {
      Optional<Well> well = Well.parse(sheet.at(row, 0));
      if (well.isEmpty()) {
        break;
      }
      @Nullable Quantity moment = time < 0 ? null : time(head, time, row, time);
      transcript.value(
          plate, channel, well.get(), sheet.at(row, value), notation, moment, temperature);
    }
    return row;
  }

  /** Cycles or wavelengths against wells, either way round. Gives the first row below. */
  int series(int head, Channel channel, int cycles) throws VendorFileException {
    boolean wellsAcross = false;
    for (int column = 1; column < sheet.width(head); column++) {
      wellsAcross |= Well.parse(sheet.at(head, column)).isPresent();
    }
    return wellsAcross ? wellsAcross(head, channel, cycles) : wellsDown(head, channel, cycles);
  }

  private int wellsAcross(int head, Channel channel, int cycles) throws VendorFileException {
    boolean spectrum = sheet.at(head, 0).startsWith("Wavel");
    int row = head + 1;
    int points = 0;
    for (; row < sheet.rows() && !sheet.at(row, 0).isEmpty(); row++) {
      if (Double.isNaN(notation.number(sheet.at(row, 0)))) {
        break;
      }
      Channel at = spectrum ? at(channel, row, 0) : channel;
      @Nullable Quantity time = null;
      @Nullable Quantity temperature = null;
      int before = transcript.size();
      for (int column = 0; column < sheet.width(head); column++) {
        String key = sheet.at(head, column);
        if (key.startsWith("Time")) {
          time = time(head, column, row, column);
        } else if (key.startsWith("Temp")) {
          temperature = celsius(row, column);
        } else {
          Optional<Well> well = Well.parse(key);
          if (well.isPresent()) {
            transcript.value(
                plate, at, well.get(), sheet.at(row, column), notation, time, temperature);
          }
        }
      }
      points += transcript.size() > before ? 1 : 0;
    }
    warnIfShort(channel, points, Math.max(cycles, row - head - 1));
    return row;
  }

  private int wellsDown(int head, Channel channel, int cycles) throws VendorFileException {
    boolean spectrum = sheet.at(head, 0).startsWith("Wavel");
    int time = sheet.at(head, 0).startsWith("Time") ? head : -1;
    int temperature = -1;
    int row = head + 1;
    int points = 0;
    for (; row < sheet.rows() && !sheet.at(row, 0).isEmpty(); row++) {
      String key = sheet.at(row, 0);
      if (key.startsWith("Time")) {
        time = row;
        continue;
      }
      if (key.startsWith("Temp")) {
        temperature = row;
        continue;
      }
      Optional<Well> well = Well.parse(key);
      if (well.isEmpty()) {
        break;
      }
      for (int column = 1; column < sheet.width(row); column++) {
        String cell = sheet.at(row, column);
        if (cell.isEmpty()) {
          continue;
        }
        points = Math.max(points, column);
        Channel at = spectrum ? at(channel, head, column) : channel;
        @Nullable Quantity moment = time < 0 ? null : time(time, 0, time, column);
        @Nullable Quantity celsius = temperature < 0 ? null : celsius(temperature, column);
        transcript.value(plate, at, well.get(), cell, notation, moment, celsius);
      }
    }
    warnIfShort(channel, points, cycles);
    return row;
  }

  private void warnIfShort(Channel channel, int points, int planned) {
    if (points < planned) {
      transcript.warn(
          "plate '%s', read '%s': %d of %d cycles are there: the run was stopped, or the file is cut"
              .formatted(plate, channel.read(), points, planned));
    }
  }

  private Channel at(Channel channel, int row, int column) throws VendorFileException {
    double nanometres = number(row, column, "a wavelength");
    return channel.kind() == Measurand.ABSORBANCE
        ? channel.at(nanometres)
        : channel.emitting(nanometres);
  }

  /** A time whose unit stands in its head's brackets. */
  private Quantity time(int headRow, int headColumn, int row, int column)
      throws VendorFileException {
    double number = number(row, column, "a time");
    boolean milliseconds = sheet.at(headRow, headColumn).contains("[ms]");
    return new Quantity(milliseconds ? number / 1000 : number, Unit.SECOND);
  }

  private double number(int row, int column, String expected) throws VendorFileException {
    double number = notation.number(sheet.at(row, column));
    if (Double.isNaN(number)) {
      throw new VendorFileException.Malformed(
          file, sheet.place(row, column), sheet.at(row, column), expected);
    }
    return number;
  }

  private @Nullable Quantity celsius(int row, int column) {
    double celsius = notation.number(sheet.at(row, column));
    return Double.isNaN(celsius) ? null : new Quantity(celsius, Unit.CELSIUS);
  }

  private int column(int head, String name) {
    for (int column = 1; column < sheet.width(head); column++) {
      if (sheet.at(head, column).equals(name)) {
        return column;
      }
    }
    return -1;
  }
}
