package org.readout.devices.thermo;

import org.readout.devices.HeadedTable;
import org.readout.devices.Sheet;

/**
 * One table of a QuantStudio export.
 *
 * @param head the row with its heads
 * @param end the row after it at the latest
 */
record QuantStudioTable(String name, Sheet sheet, int head, int end) {
  HeadedTable table() {
    return HeadedTable.below(sheet, head).until(end);
  }
}
