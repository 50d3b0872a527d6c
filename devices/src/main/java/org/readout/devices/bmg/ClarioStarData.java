package org.readout.devices.bmg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * The data of an absorbance run, as a CLARIOstar sends them: a head of 36 bytes; light through each
 * well at each wavelength; the reference beside each well; light with nothing in the way and with
 * the shutter closed, for each wavelength and for the reference. Immutable.
 *
 * @param temperature null if the incubator is off
 * @param readings one list a wavelength, in the order of the wells
 */
record ClarioStarData(@Nullable Quantity temperature, List<List<Reading>> readings) {
  private static final int SCHEMA = 6;
  private static final int ABSORBANCE = 0x29;
  private static final int EXPECTED = 7;
  private static final int COMPLETE = 9;
  private static final int WAVELENGTHS = 16;
  private static final int WELLS = 20;
  private static final int TEMPERATURE = 23;
  private static final int HEAD = 36;

  /** Bytes after the values, whose meaning is not known. */
  private static final int MOST_TRAILING = 4;

  private static final int VALUE_BYTES = 4;
  private static final double DIGITS_PER_CELSIUS = 10;

  /**
   * @param wells in the order in which the reader counts them: row by row
   */
  static ClarioStarData parse(byte[] payload, List<Well> wells, int wavelengths, Line line)
      throws DeviceException {
    ByteBuffer data = ByteBuffer.wrap(payload);
    int values = wavelengths * wells.size() + wells.size() + 2 * wavelengths + 2;
    int size = HEAD + values * VALUE_BYTES;
    if (payload.length < size
        || payload.length > size + MOST_TRAILING
        || payload[SCHEMA] != ABSORBANCE
        || word(data, WAVELENGTHS) != wavelengths
        || word(data, WELLS) != wells.size()
        || word(data, EXPECTED) != values) {
      throw malformed(
          payload,
          "absorbance of %d wells at %d wavelengths".formatted(wells.size(), wavelengths),
          line);
    }
    if (word(data, COMPLETE) != values) {
      throw malformed(payload, "%d values, all complete".formatted(values), line);
    }
    List<List<Reading>> readings = new ArrayList<>();
    for (int wavelength = 0; wavelength < wavelengths; wavelength++) {
      readings.add(readings(data, wells, wavelength, wavelengths, line));
    }
    int tenths = word(data, TEMPERATURE);
    Quantity temperature =
        tenths <= 1 ? null : new Quantity(tenths / DIGITS_PER_CELSIUS, Unit.CELSIUS);
    return new ClarioStarData(temperature, readings);
  }

  private static List<Reading> readings(
      ByteBuffer data, List<Well> wells, int wavelength, int wavelengths, Line line)
      throws DeviceException {
    int n = wells.size();
    int references = wavelengths * n;
    int calibrations = references + n;
    long open = value(data, calibrations + 2 * wavelength);
    long dark = value(data, calibrations + 2 * wavelength + 1);
    long openReference = value(data, calibrations + 2 * wavelengths);
    long darkReference = value(data, calibrations + 2 * wavelengths + 1);
    if (open <= dark || openReference <= darkReference) {
      throw new DeviceException.InstrumentFault(
          line.name(),
          "calibration",
          "no more light with an open shutter than with a closed one",
          "Check the lamp, and start the read anew.");
    }
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      long raw = value(data, wavelength * n + i);
      long reference = value(data, references + i);
      double sample = (raw - dark) / (double) (open - dark);
      double beside = (reference - darkReference) / (double) (openReference - darkReference);
      String written = raw + "/" + reference;
      readings.add(reading(wells.get(i), sample, beside, written));
    }
    return readings;
  }

  /** No light left is more than the reader can measure; no light beside the well is a fault. */
  private static Reading reading(Well well, double sample, double beside, String written) {
    if (beside <= 0) {
      return new Reading(well, null, Reading.Status.ERROR, written);
    }
    if (sample <= 0) {
      return new Reading(well, null, Reading.Status.OVER_RANGE, written);
    }
    Quantity od = new Quantity(-Math.log10(sample / beside), Unit.ABSORBANCE);
    return new Reading(well, od, Reading.Status.OK, written);
  }

  private static long value(ByteBuffer data, int index) {
    return Integer.toUnsignedLong(data.getInt(HEAD + index * VALUE_BYTES));
  }

  private static int word(ByteBuffer data, int at) {
    return data.getShort(at) & 0xffff;
  }

  private static DeviceException malformed(byte[] payload, String expected, Line line) {
    return line.malformed(new String(payload, StandardCharsets.ISO_8859_1), expected);
  }
}
