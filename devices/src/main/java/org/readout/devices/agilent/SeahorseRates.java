package org.readout.devices.agilent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.readout.devices.Channel;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;

/** A list of rates: one row a measurement and well, with minutes since the first. */
final class SeahorseRates {
  private static final String BACKGROUND = "Background";
  private static final int SECONDS_PER_MINUTE = 60;

  private final String file;
  private final Sheet sheet;
  private final String prefix;
  private final Transcript transcript;
  private final Notation notation;

  /**
   * @param prefix what Wave did with the rates, for example {@code Normalized}; empty for nothing
   */
  SeahorseRates(String file, Sheet sheet, String prefix, Transcript transcript) {
    this.file = file;
    this.sheet = sheet;
    this.prefix = prefix;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  /** The column of wells; -1 if there is none. */
  static int wells(HeadedTable table) {
    return table.column("Well", "Well1", "Wells");
  }

  void read() throws VendorFileException {
    HeadedTable table = HeadedTable.below(sheet, 0);
    int wells = wells(table);
    int groups = table.column("Group", "fibro_id");
    int minutes = table.column("Time_exact", "Time");
    int measurements = table.column("Measurement", "Time");
    Map<String, Integer> counts = new LinkedHashMap<>();
    boolean zeroed = true;
    for (int row = table.first(); row < table.end(); row++) {
      Optional<Well> well = Well.parse(table.at(row, wells));
      double time = notation.number(table.at(row, minutes));
      if (well.isEmpty() || Double.isNaN(time)) {
        throw new VendorFileException.Malformed(
            file,
            sheet.place(row, Math.max(0, wells)),
            table.at(row, wells),
            "a well and its time");
      }
      String group = table.at(row, groups);
      if (prefix.isEmpty()) {
        transcript.layout("", well.get(), "Group", group);
      }
      Quantity moment = new Quantity(time * SECONDS_PER_MINUTE, Unit.SECOND);
      value(well.get(), Measurand.OCR, "OCR", table.at(row, table.column("OCR")), moment);
      value(well.get(), Measurand.ECAR, "ECAR", table.at(row, table.column("ECAR")), moment);
      value(well.get(), Measurand.PER, "PER", table.at(row, table.column("PER", "PPR")), moment);
      zeroed &=
          !group.equals(BACKGROUND) || notation.number(table.at(row, table.column("ECAR"))) == 0;
      counts.merge(table.at(row, measurements), 1, Integer::sum);
    }
    if (zeroed && table.end() > table.first()) {
      transcript.warn(
          "wells of the group Background are zero: Wave has subtracted them, they were not measured so");
    }
    if (counts.values().stream().distinct().count() > 1) {
      transcript.warn(
          sheet.place(table.end() - 1, 0)
              + ": measurements have different numbers of wells: the file may be cut");
    }
  }

  private void value(Well well, Measurand kind, String name, String cell, Quantity time) {
    Channel channel =
        prefix.isEmpty()
            ? Channel.of(name, kind)
            : Channel.of(prefix + " " + name, Measurand.CALCULATED);
    transcript.value("", channel, well, cell, notation, time, null);
  }
}
