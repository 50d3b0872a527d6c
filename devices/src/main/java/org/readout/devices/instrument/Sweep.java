package org.readout.devices.instrument;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.ExportRow;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;

/**
 * One pass of a reader over its wells at one optical setting. Immutable.
 *
 * @param number which of the reads of a kinetic, from 0
 * @param at since the first read began, by the reader's clock where it tells
 * @param temperature of the chamber; null where the reader does not tell
 * @param readings one for each well that was asked for, row by row
 */
public record Sweep(
    Channel channel,
    int number,
    Duration at,
    @Nullable Quantity temperature,
    List<Reading> readings) {
  private static final double MILLIS_PER_SECOND = 1e3;

  public Sweep {
    readings = List.copyOf(readings);
  }

  /**
   * The rows that an exported file of the same read would have.
   *
   * @param plate the plate's name
   * @param kinetic whether the time belongs to the values
   */
  public List<ExportRow> rows(String plate, boolean kinetic) {
    Quantity time = kinetic ? new Quantity(at.toMillis() / MILLIS_PER_SECOND, Unit.SECOND) : null;
    return readings.stream()
        .map(reading -> new ExportRow(plate, channel, reading, time, temperature))
        .toList();
  }
}
