package org.readout.devices.moleculardevices;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.instrument.WireNumber;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * The data of one time point, as a SpectraMax sends them: a line with time, temperature and
 * container; lines that name the wavelengths; then for each wavelength its line {@code L:} and one
 * line for each plate column, with one value for each row. Immutable.
 *
 * @param seconds by the reader's clock
 * @param temperature null if it is not a number
 * @param readings one list for each channel of the plan
 */
record SpectraMaxTransfer(
    double seconds, @Nullable Quantity temperature, PlateRead plan, List<List<Reading>> readings) {
  private static final double MILLIS_PER_SECOND = 1e3;

  /**
   * @param text the data field without its end
   * @throws DeviceException.MalformedReply unless it has exactly the wells and wavelengths asked
   */
  static SpectraMaxTransfer parse(String text, PlateRead plan, Line line) throws DeviceException {
    List<String> rows =
        text.lines().map(String::stripTrailing).filter(row -> !row.isBlank()).toList();
    if (rows.isEmpty()) {
      throw line.malformed(text, "time and temperature");
    }
    String[] head = rows.get(0).strip().split("\t", -1);
    if (head.length < 2 || !WireNumber.isDecimal(head[0].strip())) {
      throw line.malformed(rows.get(0), "time and temperature");
    }
    List<Channel> channels = plan.optics().channels();
    List<List<Reading>> readings = new ArrayList<>();
    int at = 1;
    while (at < rows.size() && !isColumn(rows.get(Math.min(at + 1, rows.size() - 1)))) {
      requireHeading(rows.get(at++), line);
    }
    for (Channel channel : channels) {
      requireWavelength(at < rows.size() ? rows.get(at) : "", channel, line);
      at++;
      int columns = plan.around().columns();
      if (at + columns > rows.size()) {
        throw line.malformed(rows.get(rows.size() - 1), columns + " columns at " + channel.read());
      }
      readings.add(block(rows.subList(at, at + columns), plan, channel, line));
      at += columns;
    }
    if (at != rows.size()) {
      throw line.malformed(rows.get(at), "the end of the data");
    }
    double seconds = Double.parseDouble(head[0].strip());
    return new SpectraMaxTransfer(seconds, celsius(head[1].strip()), plan, readings);
  }

  private static boolean isColumn(String row) {
    return row.matches("\\s*\\d{1,2}:\\t.*");
  }

  private static void requireHeading(String row, Line line) throws DeviceException {
    if (!row.strip().matches("(?:L|exL|emL):.*")) {
      throw line.malformed(row, "a line of wavelengths");
    }
  }

  private static void requireWavelength(String row, Channel channel, Line line)
      throws DeviceException {
    List<Double> expected = new ArrayList<>();
    for (Quantity light :
        new @Nullable Quantity[] {channel.wavelength(), channel.excitation(), channel.emission()}) {
      if (light != null) {
        expected.add(light.value());
      }
    }
    List<Double> named = new ArrayList<>();
    for (String cell : row.strip().split("\t", -1)) {
      if (WireNumber.isDecimal(cell)) {
        named.add(Double.parseDouble(cell));
      }
    }
    // The emission of luminescence is the reader's own choice.
    if (!row.strip().startsWith("L:") || !(expected.isEmpty() || expected.equals(named))) {
      throw line.malformed(row, "'L:' and " + channel.read());
    }
  }

  /** The lines are columns; the readings go row by row. */
  private static List<Reading> block(List<String> lines, PlateRead plan, Channel channel, Line line)
      throws DeviceException {
    WellBlock around = plan.around();
    String[][] cells = new String[lines.size()][];
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).strip().split(":?\t", -1);
      int column = around.first().column() + i + 1;
      if (parts.length != plan.plate().rows() + 1 || !parts[0].equals(String.valueOf(column))) {
        throw line.malformed(
            lines.get(i), "column %d with %d values".formatted(column, plan.plate().rows()));
      }
      cells[i] = parts;
    }
    List<Reading> readings = new ArrayList<>();
    for (Well well : around.wells()) {
      if (plan.has(well)) {
        String cell = cells[well.column() - around.first().column()][well.row() + 1].strip();
        readings.add(WireNumber.reading(well, cell, channel.unit()));
      }
    }
    return readings;
  }

  private static @Nullable Quantity celsius(String text) {
    return WireNumber.isDecimal(text) ? new Quantity(Double.parseDouble(text), Unit.CELSIUS) : null;
  }

  /**
   * @param number which time point, from 0
   * @param zero the time of the first, by the reader's clock
   */
  List<Sweep> sweeps(int number, double zero) {
    Duration at = Duration.ofMillis(Math.round((seconds - zero) * MILLIS_PER_SECOND));
    List<Channel> channels = plan.optics().channels();
    List<Sweep> sweeps = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      sweeps.add(new Sweep(channels.get(i), number, at, temperature, readings.get(i)));
    }
    return sweeps;
  }
}
