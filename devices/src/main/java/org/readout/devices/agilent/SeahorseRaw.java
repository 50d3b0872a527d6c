package org.readout.devices.agilent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Elapsed;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;

/** The sheet of raw signals: oxygen and pH of each well at each tick of a measurement. */
final class SeahorseRaw {
  private static final Channel OXYGEN = Channel.of("O2", Measurand.OXYGEN);
  private static final Channel PH = Channel.of("pH", Measurand.PH);

  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;

  SeahorseRaw(String file, Sheet sheet, Transcript transcript) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = Notation.of(sheet);
  }

  void read() throws VendorFileException {
    HeadedTable table = HeadedTable.below(sheet, 0);
    int wells = table.column("Well");
    int times = table.column("TimeStamp");
    int temperatures = table.column("Well Temperature");
    for (int row = table.first(); row < table.end(); row++) {
      Optional<Well> well = Well.parse(table.at(row, wells));
      if (well.isEmpty()) {
        throw new VendorFileException.Malformed(
            file, sheet.place(row, Math.max(0, wells)), table.at(row, wells), "a well");
      }
      double clock = Elapsed.seconds(table.at(row, times));
      double days = Double.isNaN(clock) ? notation.number(table.at(row, times)) : Double.NaN;
      double seconds = Double.isNaN(clock) ? Elapsed.secondsOfDays(days) : clock;
      @Nullable Quantity time = Double.isNaN(seconds) ? null : new Quantity(seconds, Unit.SECOND);
      double celsius = notation.number(table.at(row, temperatures));
      @Nullable Quantity temperature =
          Double.isNaN(celsius) ? null : new Quantity(celsius, Unit.CELSIUS);
      String oxygen = valid(table, row, table.column("O2 is Valid"), table.column("O2 (mmHg)"));
      String ph = valid(table, row, table.column("pH Is Valid"), table.column("pH"));
      transcript.value("", OXYGEN, well.get(), oxygen, notation, time, temperature);
      transcript.value("", PH, well.get(), ph, notation, time, temperature);
    }
  }

  /** The instrument's own verdict on a signal turns it into an error. */
  private static String valid(HeadedTable table, int row, int verdict, int column) {
    String cell = table.at(row, column);
    return verdict < 0 || table.at(row, verdict).equals("Y") ? cell : "invalid";
  }
}
