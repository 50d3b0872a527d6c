package org.readout.devices.moleculardevices;

import java.util.Optional;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Well;

/** A group block: which sample a well holds. Its numbers are a person's formulas, and not taken. */
final class SoftMaxGroup {
  private SoftMaxGroup() {}

  static void read(Sheet sheet, int row, int end, String lastPlate, Transcript transcript) {
    String group = sheet.at(row, 0).substring("Group:".length()).strip();
    int head = row + 1;
    int samples = column(sheet, head, "Sample");
    int wells = Math.max(column(sheet, head, "Wells"), column(sheet, head, "Well"));
    int plates = column(sheet, head, "WellPlateName");
    if (samples < 0 || wells < 0) {
      return;
    }
    String sample = "";
    for (int line = head + 1; line < end && !sheet.blank(line); line++) {
      sample = sheet.at(line, samples).isEmpty() ? sample : sheet.at(line, samples);
      String named = plates < 0 ? "" : sheet.at(line, plates);
      for (String name : sheet.at(line, wells).split(",", -1)) {
        Optional<Well> well = Well.parse(name);
        if (well.isPresent()) {
          String plate = named.isEmpty() ? lastPlate : named;
          transcript.layout(plate, well.get(), "Group", group);
          transcript.layout(plate, well.get(), "Sample", sample);
        }
      }
    }
  }

  private static int column(Sheet sheet, int head, String name) {
    for (int column = 0; column < sheet.width(head); column++) {
      if (sheet.at(head, column).equals(name)) {
        return column;
      }
    }
    return -1;
  }
}
