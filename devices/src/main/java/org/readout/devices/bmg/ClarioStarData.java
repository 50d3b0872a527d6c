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
 * the shutter closed, for each wavelength and for the reference. The Plus sends two more colours,
 * which are not used, between wells and reference, whatever was asked. Immutable.
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
  private static final int WAVELENGTHS_PLUS = 18;
  private static final int TEMPERATURE = 23;
  private static final int TEMPERATURE_HEATED = 34;
  private static final int HEATED = 0x80;
  private static final int HEAD = 36;
  private static final int MORE_COLOURS_PLUS = 2;

  private static final int VALUE_BYTES = 4;
  private static final double DIGITS_PER_CELSIUS = 10;

  /**
   * @param wells in the order in which the reader counts them: row by row
   */
  static ClarioStarData parse(
      byte[] payload, List<Well> wells, int wavelengths, ClarioStarDialect dialect, Line line)
      throws DeviceException {
    ByteBuffer data = ByteBuffer.wrap(payload);
    boolean plus = dialect == ClarioStarDialect.PLUS;
    int colours = wavelengths + (plus ? MORE_COLOURS_PLUS : 0);
    int values = (colours + 1) * (wells.size() + 2);
    if (payload.length != HEAD + values * VALUE_BYTES
        || (payload[SCHEMA] & 0xff & ~HEATED) != ABSORBANCE
        || word(data, plus ? WAVELENGTHS_PLUS : WAVELENGTHS) != wavelengths
        || word(data, WELLS) != wells.size()) {
      throw malformed(
          payload,
          "absorbance of %d wells at %d wavelengths".formatted(wells.size(), wavelengths),
          line);
    }
    if (word(data, COMPLETE) != word(data, EXPECTED)) {
      throw malformed(payload, word(data, EXPECTED) + " values, all complete", line);
    }
    List<List<Reading>> readings = new ArrayList<>();
    for (int wavelength = 0; wavelength < wavelengths; wavelength++) {
      readings.add(readings(data, wells, wavelength, colours, line));
    }
    boolean heated = (payload[SCHEMA] & HEATED) != 0;
    int tenths = word(data, heated ? TEMPERATURE_HEATED : TEMPERATURE);
    Quantity temperature =
        tenths <= 1 ? null : new Quantity(tenths / DIGITS_PER_CELSIUS, Unit.CELSIUS);
    return new ClarioStarData(temperature, readings);
  }

  private static List<Reading> readings(
      ByteBuffer data, List<Well> wells, int wavelength, int colours, Line line)
      throws DeviceException {
    int n = wells.size();
    int references = colours * n;
    int calibrations = references + n;
    long open = value(data, calibrations + 2 * wavelength);
    long dark = value(data, calibrations + 2 * wavelength + 1);
    long openReference = value(data, calibrations + 2 * colours);
    long darkReference = value(data, calibrations + 2 * colours + 1);
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
