package org.readout.devices.biotek;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * One wavelength of one read, as an ELx808 sends it: CR; per row a comma and five characters for
 * each well, and CR LF; perhaps three digits of temperature; the end byte; and a checksum, which is
 * any byte. Immutable.
 *
 * @param temperature null if it was not sent, or is out of the sensor's range
 * @param readings row by row
 */
record Elx808Block(@Nullable Quantity temperature, List<Reading> readings) {
  private static final int CELL_BYTES = 5;
  private static final int TEMPERATURE_DIGITS = 3;
  private static final double DIGITS_PER_OD = 1000;
  private static final double DIGITS_PER_CELSIUS = 10;

  /** Read as: no sensor, below 18 °C, above 55 °C (maker's manual). */
  private static final List<String> NO_TEMPERATURE = List.of("000", "111", "999");

  /** Between two bytes of a block that has begun: a row takes the reader a few seconds. */
  private static final Duration WITHIN = Duration.ofSeconds(20);

  /** The read was stopped, or failed, within this block. */
  static final class Broken extends Exception {
    Broken() {
      super(null, null, false, false);
    }
  }

  private static final class Bytes {
    private final Line line;
    private int sum;

    Bytes(Line line) {
      this.line = line;
    }

    /** The next byte; the one that says that the reader gave up occurs in no plate. */
    int next() throws DeviceException, Broken {
      int value = line.one(WITHIN);
      if (value == Elx808Dialog.DLE) {
        throw new Broken();
      }
      sum = (sum + value) & 0xff;
      return value;
    }

    void require(int expected) throws DeviceException, Broken {
      int value = next();
      if (value != expected) {
        throw unexpected(value, "\\x%02x".formatted(expected));
      }
    }

    String text(int first, int count) throws DeviceException, Broken {
      StringBuilder text = new StringBuilder().append((char) first);
      while (text.length() < count) {
        text.append((char) next());
      }
      return text.toString();
    }

    DeviceException unexpected(int value, String expected) {
      return line.malformed(String.valueOf((char) value), expected);
    }
  }

  /**
   * Reads a block whose CR has been read.
   *
   * @throws Broken if the reader gave up within it
   */
  static Elx808Block after(Line line, WellBlock wells) throws DeviceException, Broken {
    Bytes bytes = new Bytes(line);
    List<Reading> readings = new ArrayList<>();
    for (int row = wells.first().row(); row <= wells.last().row(); row++) {
      for (int column = wells.first().column(); column <= wells.last().column(); column++) {
        readings.add(cell(bytes, new Well(row, column)));
      }
      bytes.require('\r');
      bytes.require('\n');
    }
    int next = bytes.next();
    Quantity temperature = null;
    if (next >= '0' && next <= '9') {
      temperature = celsius(bytes, bytes.text(next, TEMPERATURE_DIGITS));
      next = bytes.next();
    }
    if (next != Elx808Dialog.END) {
      throw bytes.unexpected(next, "the end of the plate (\\x1a)");
    }
    requireChecksum(line, bytes.sum);
    return new Elx808Block(temperature, List.copyOf(readings));
  }

  private static Reading cell(Bytes bytes, Well well) throws DeviceException, Broken {
    int comma = bytes.next();
    if (comma != ',') {
      throw bytes.unexpected(comma, "a comma before " + well);
    }
    String cell = bytes.text(bytes.next(), CELL_BYTES);
    if (cell.equals("*****")) {
      return new Reading(well, null, Reading.Status.OVER_RANGE, cell);
    }
    if (!cell.matches("[-+]\\d{4}")) {
      throw bytes.line.malformed(cell, "a sign and four digits for " + well);
    }
    double od = Integer.parseInt(cell) / DIGITS_PER_OD;
    return new Reading(well, new Quantity(od, Unit.ABSORBANCE), Reading.Status.OK, cell);
  }

  private static @Nullable Quantity celsius(Bytes bytes, String digits) throws DeviceException {
    if (!digits.matches("\\d{3}")) {
      throw bytes.line.malformed(digits, "three digits of temperature");
    }
    return NO_TEMPERATURE.contains(digits)
        ? null
        : new Quantity(Integer.parseInt(digits) / DIGITS_PER_CELSIUS, Unit.CELSIUS);
  }

  /** The sum of all bytes after the CR through the end byte; one byte, whatever it is. */
  private static void requireChecksum(Line line, int computed) throws DeviceException {
    int received = line.one(WITHIN);
    if (received != computed) {
      line.outOfStep();
      throw new DeviceException.WrongChecksum(line.name(), "the plate", computed, received);
    }
  }
}
