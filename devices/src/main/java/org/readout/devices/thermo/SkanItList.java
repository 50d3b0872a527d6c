package org.readout.devices.thermo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;

/** A step's values as a list: one row a well and reading, under a head with {@code Well}. */
final class SkanItList {
  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private final String step;
  private final String plate;

  SkanItList(
      String file,
      Sheet sheet,
      Transcript transcript,
      Notation notation,
      String step,
      String plate) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = notation;
    this.step = step;
    this.plate = plate;
  }

  /** A list of measured values; the lists of a curve fit have other columns. */
  static boolean isHead(Sheet sheet, int row) {
    return well(sheet, row) >= 0 && value(sheet, row) >= 0;
  }

  /** Gives the first row after the list. */
  int read(int head) throws VendorFileException {
    int wells = well(sheet, head);
    int values = value(sheet, head);
    int samples = sheet.columnIn(head, "Sample").orElse(-1);
    int times = time(head);
    int waves = sheet.columnIn(head, "Wavelength").orElse(-1);
    Measurand kind = SkanItStep.kind(sheet.at(head, values));
    int row = head + 1;
    for (; row < sheet.rows(); row++) {
      Optional<Well> well = Well.parse(sheet.at(row, wells));
      if (well.isEmpty()) {
        break;
      }
      Channel channel = Channel.of(step, kind);
      channel = waves < 0 ? channel : channel.at(number(row, waves));
      @Nullable Quantity time = times < 0 ? null : new Quantity(number(row, times), Unit.SECOND);
      transcript.value(plate, channel, well.get(), sheet.at(row, values), notation, time, null);
      transcript.layout(plate, well.get(), "Sample", samples < 0 ? "" : sheet.at(row, samples));
    }
    return row;
  }

  private double number(int row, int column) throws VendorFileException {
    double number = notation.number(sheet.at(row, column));
    if (Double.isNaN(number)) {
      throw new VendorFileException.Malformed(
          file, sheet.place(row, column), sheet.at(row, column), "a number");
    }
    return number;
  }

  private int time(int head) {
    int measured = sheet.columnIn(head, "Meas. time [s]").orElse(-1);
    return measured >= 0 ? measured : sheet.columnIn(head, "Time [s]").orElse(-1);
  }

  private static int well(Sheet sheet, int row) {
    for (int column = 0; column < Math.min(4, sheet.width(row)); column++) {
      if (sheet.at(row, column).equals("Well")) {
        return column;
      }
    }
    return -1;
  }

  private static int value(Sheet sheet, int row) {
    for (int column = 1; column < sheet.width(row); column++) {
      if (SkanItStep.kind(sheet.at(row, column)) != Measurand.CALCULATED) {
        return column;
      }
    }
    return -1;
  }
}
