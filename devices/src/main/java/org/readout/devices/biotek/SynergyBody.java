package org.readout.devices.biotek;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.instrument.WireNumber;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * One read of one block of wells, as the Synergy family sends it: a head; the time and temperature;
 * row, column and value of each well, the rows in turn from left to right and back; the
 * temperature; and a checksum of three digits between two end bytes. Immutable.
 *
 * @param temperature null if the reader tells none
 * @param readings row by row, in the order of the block
 */
record SynergyBody(@Nullable Quantity temperature, List<Reading> readings) {
  private static final char END = 0x1a;
  private static final int CHECK_DIGITS = 3;
  private static final double DIGITS_PER_CELSIUS = 10;
  private static final Pattern HEAD = Pattern.compile("\\d{3}:\\d{2}:\\d{2}\\.\\d,(\\d{1,4}),");
  private static final Pattern VALUE = Pattern.compile("[-+]?\\d{1,9}(?:\\.\\d{1,6})?|\\*+");

  /**
   * @param text without its status
   */
  static SynergyBody parse(String text, WellBlock wells, Unit unit, Line line)
      throws DeviceException {
    int start = text.indexOf('\r');
    int end = text.indexOf(END);
    if (start < 0 || end < start || text.length() != end + 1 + CHECK_DIGITS + 1) {
      throw line.malformed(text, "a body between \\r and \\x1a with three digits after it");
    }
    requireChecksum(text, start, end, line);
    String body = text.substring(start + 1, end);
    Matcher head = HEAD.matcher(body);
    if (!head.lookingAt()) {
      throw line.malformed(body, "time and temperature");
    }
    Map<Well, Reading> readings = new HashMap<>();
    String[] rows = body.substring(head.end()).split("\r\n", -1);
    for (int i = 0; i < rows.length - 1; i++) {
      row(rows[i], wells, unit, readings, line);
    }
    if (!rows[rows.length - 1].matches("\\d{1,4}")) {
      throw line.malformed(rows[rows.length - 1], "the temperature after the last row");
    }
    return new SynergyBody(celsius(head.group(1)), ordered(wells, readings, line));
  }

  private static void requireChecksum(String text, int start, int end, Line line)
      throws DeviceException {
    String digits = text.substring(end + 1, end + 1 + CHECK_DIGITS);
    if (!digits.matches("\\d{3}") || text.charAt(text.length() - 1) != END) {
      throw line.malformed(text.substring(end), "three digits of checksum between two \\x1a");
    }
    int computed = text.substring(start + 1, end + 1).chars().sum() & 0xff;
    int received = Integer.parseInt(digits);
    if (computed != received) {
      line.outOfStep();
      throw new DeviceException.WrongChecksum(line.name(), "the plate", computed, received);
    }
  }

  private static void row(
      String row, WellBlock wells, Unit unit, Map<Well, Reading> readings, Line line)
      throws DeviceException {
    String[] cells = (row.startsWith(",") ? row.substring(1) : row).split(",", -1);
    if (cells.length % 3 != 0) {
      throw line.malformed(row, "row, column and value of each well");
    }
    for (int i = 0; i < cells.length; i += 3) {
      if (!cells[i].matches("\\d{2}")
          || !cells[i + 1].matches("\\d{2}")
          || !VALUE.matcher(cells[i + 2]).matches()) {
        throw line.malformed(row, "row, column and value of each well");
      }
      int rowNumber = Integer.parseInt(cells[i]) - 1;
      int column = Integer.parseInt(cells[i + 1]) - 1;
      if (rowNumber < wells.first().row()
          || rowNumber > wells.last().row()
          || column < wells.first().column()
          || column > wells.last().column()) {
        throw line.malformed(row, "wells of " + wells);
      }
      Well well = new Well(rowNumber, column);
      if (readings.put(well, WireNumber.reading(well, cells[i + 2], unit)) != null) {
        throw line.malformed(row, "each well once");
      }
    }
  }

  private static List<Reading> ordered(WellBlock wells, Map<Well, Reading> readings, Line line)
      throws DeviceException {
    List<Reading> ordered = new ArrayList<>();
    for (Well well : wells.wells()) {
      Reading reading = readings.get(well);
      if (reading == null) {
        throw line.malformed("no value of " + well, "every well of " + wells);
      }
      ordered.add(reading);
    }
    return ordered;
  }

  private static @Nullable Quantity celsius(String tenths) {
    int number = Integer.parseInt(tenths);
    return number == 0 ? null : new Quantity(number / DIGITS_PER_CELSIUS, Unit.CELSIUS);
  }
}
