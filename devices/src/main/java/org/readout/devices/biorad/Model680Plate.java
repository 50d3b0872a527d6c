package org.readout.devices.biorad;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.Channel;
import org.readout.devices.PlateFormat;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.instrument.WireNumber;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * A plate as the Model 680 sends it: lines that name reader, time and filters; then for each filter
 * {@code .begin}, eight rows of twelve values of six characters, a checksum in decimal digits, and
 * {@code .end}. Immutable.
 *
 * <p>The checksum is the sum of the rows modulo 256. Whether the line ends count is not said
 * clearly in the manual, so that either sum is taken; a plate that has neither is refused.
 *
 * @param filtersNm one a block, the measuring filter first
 */
record Model680Plate(List<Integer> filtersNm, List<List<Reading>> readings) {
  static final String TITLE = "BIO-RAD Model";
  private static final Pattern FILTER = Pattern.compile("(?:Mes|Ref)\\. ?filter: ?(\\d{3})");
  private static final Pattern ROW = Pattern.compile("(?:[ -](?:\\d\\.\\d{3}|\\*\\.\\*{3})){12}");
  private static final int CELL = 6;
  private static final int MOST_HEAD_LINES = 8;
  private static final PlateFormat PLATE = PlateFormat.WELLS_96;

  /** Reads the lines after the title. */
  static Model680Plate after(Model680Dialog dialog) throws DeviceException {
    List<Integer> filters = new ArrayList<>();
    List<List<Reading>> blocks = new ArrayList<>();
    int heads = 0;
    do {
      String head = dialog.more();
      Matcher filter = FILTER.matcher(head.strip());
      if (head.equals(".begin")) {
        if (filters.isEmpty()) {
          throw dialog.line().malformed(head, "the filter before the values");
        }
        blocks.add(block(dialog));
      } else if (filter.matches()) {
        filters.add(Integer.valueOf(filter.group(1)));
      } else if (++heads > MOST_HEAD_LINES) {
        throw dialog.line().malformed(head, "'.begin'");
      }
    } while (blocks.isEmpty() || blocks.size() < filters.size());
    return new Model680Plate(filters, blocks);
  }

  private static List<Reading> block(Model680Dialog dialog) throws DeviceException {
    List<Reading> readings = new ArrayList<>();
    int sum = 0;
    for (int row = 0; row < PLATE.rows(); row++) {
      String text = dialog.more();
      if (!ROW.matcher(text).matches()) {
        throw dialog.line().malformed(text, "twelve values of row " + new Well(row, 0).rowName());
      }
      sum += text.chars().sum();
      for (int column = 0; column < PLATE.columns(); column++) {
        String cell = text.substring(column * CELL, (column + 1) * CELL);
        readings.add(reading(new Well(row, column), cell));
      }
    }
    requireChecksum(dialog.more(), sum, dialog.line());
    String end = dialog.more();
    if (!end.equals(".end")) {
      throw dialog.line().malformed(end, "'.end'");
    }
    return readings;
  }

  /** Stars behind a minus are below the range. */
  private static Reading reading(Well well, String cell) {
    return cell.startsWith("-*")
        ? new Reading(well, null, Reading.Status.UNDER_RANGE, cell)
        : WireNumber.reading(well, cell.strip(), Unit.ABSORBANCE);
  }

  private static void requireChecksum(String text, int sum, Line line) throws DeviceException {
    String digits = text.strip();
    if (!digits.matches("\\d{1,3}")) {
      throw line.malformed(text, "a checksum from 0 to 255");
    }
    int received = Integer.parseInt(digits);
    int withEnds = sum + PLATE.rows() * '\r' & 0xff;
    if (received != withEnds && received != (sum & 0xff)) {
      line.outOfStep();
      throw new DeviceException.WrongChecksum(line.name(), "the plate", withEnds, received);
    }
  }

  /** One sweep a filter. */
  List<Sweep> sweeps(int number, Duration at) {
    List<Sweep> sweeps = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      int nm = filtersNm.get(i);
      sweeps.add(new Sweep(Channel.absorbance(nm + " nm", nm), number, at, null, readings.get(i)));
    }
    return sweeps;
  }
}
