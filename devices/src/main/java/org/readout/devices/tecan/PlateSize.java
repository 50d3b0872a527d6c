package org.readout.devices.tecan;

import java.util.Optional;
import org.readout.devices.PlateFormat;
import org.readout.devices.Sheet;
import org.readout.devices.Well;

/** Whether a list of wells has as many as a plate. */
final class PlateSize {
  private PlateSize() {}

  /** A sentence if the list ends before a plate does: a part of a plate, or a cut file. */
  static Optional<String> check(Sheet sheet, int wells, int first, int end) {
    long different =
        java.util.stream.IntStream.range(first, end)
            .mapToObj(row -> Well.parse(sheet.at(row, wells)).orElseThrow())
            .distinct()
            .count();
    return PlateFormat.ofSize((int) different).isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s: a list of %d wells, as no plate has: a part of a plate, or a cut file"
                .formatted(sheet.place(end - 1, wells), different));
  }
}
