package org.readout.devices.biotek;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Elapsed;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.Well;

/**
 * A kinetic, a spectrum or an area scan: wells as columns, one row a time, wavelength or point. An
 * endpoint may come so too, with one row a label.
 */
final class Gen5Series {
  private static final List<String> KEYS =
      List.of("Time", "Wavelength", "X Read #", "Y Read #", "Read #", "Well");

  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;
  private final Gen5Plate plate;
  private final String title;

  Gen5Series(
      String file,
      Sheet sheet,
      Transcript transcript,
      Notation notation,
      Gen5Plate plate,
      String title) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = notation;
    this.plate = plate;
    this.title = title;
  }

  /** A column of wells. */
  private record WellColumn(int column, Well well) {}

  static boolean isHead(Sheet sheet, int row) {
    return KEYS.contains(sheet.at(row, 0)) && !wells(sheet, row).isEmpty();
  }

  /** Gives the first row after the section. */
  int read(int head) throws VendorFileException {
    List<WellColumn> wells = wells(sheet, head);
    if (sheet.at(head, 0).equals("Well")) {
      return endpoints(head, wells);
    }
    plate.saw(title);
    int row = head + 1;
    int unrun = 0;
    int read = 0;
    for (; row < sheet.rows() && !sheet.blank(row); row++) {
      if (valuesAreAbsent(row, wells)) {
        unrun++;
      } else {
        values(head, row, wells);
        read++;
      }
    }
    int planned = plate.procedure().kineticReads();
    boolean kinetic = sheet.at(head, 0).equals("Time");
    if (kinetic && (unrun > 0 || (read < planned))) {
      transcript.warn(
          "plate '%s', read '%s': %d of %d time points are there: the run was stopped, or the file is cut"
              .formatted(plate.name(), title, read, Math.max(planned, read + unrun)));
    }
    return row;
  }

  private int endpoints(int head, List<WellColumn> wells) {
    int row = head + 1;
    for (; row < sheet.rows() && !sheet.blank(row); row++) {
      String label = sheet.at(row, 0);
      plate.saw(label);
      for (WellColumn well : wells) {
        String cell = sheet.at(row, well.column());
        if (label.equals("Well ID") || label.equals("Name") || label.equals("Conc/Dil")) {
          transcript.layout(plate.name(), well.well(), label, cell);
        } else {
          transcript.value(
              plate.name(), plate.procedure().channel(label), well.well(), cell, notation);
        }
      }
    }
    return row;
  }

  private static List<WellColumn> wells(Sheet sheet, int head) {
    List<WellColumn> wells = new ArrayList<>();
    for (int column = 1; column < sheet.width(head); column++) {
      Optional<Well> well = Well.parse(sheet.at(head, column));
      if (well.isPresent()) {
        wells.add(new WellColumn(column, well.get()));
      }
    }
    return wells;
  }

  private boolean valuesAreAbsent(int row, List<WellColumn> wells) {
    return wells.stream().allMatch(well -> sheet.at(row, well.column()).isEmpty());
  }

  private void values(int head, int row, List<WellColumn> wells) throws VendorFileException {
    Channel channel = plate.procedure().channel(title);
    @Nullable Quantity time = null;
    @Nullable Quantity temperature = null;
    StringBuilder point = new StringBuilder();
    for (int column = 0; column < wells.get(0).column(); column++) {
      String key = sheet.at(head, column);
      String cell = sheet.at(row, column);
      if (key.equals("Time")) {
        time = new Quantity(seconds(row, column), Unit.SECOND);
      } else if (key.equals("Wavelength")) {
        channel = at(channel, required(row, column));
      } else if (key.startsWith("T")) {
        temperature = celsius(cell);
      } else if (!key.isEmpty()) {
        point
            .append(point.length() == 0 ? "" : ", ")
            .append(key.charAt(0))
            .append(' ')
            .append(cell);
      }
    }
    if (point.length() > 0) {
      channel = channel.named(title + " [" + point + "]");
    }
    for (WellColumn well : wells) {
      transcript.value(
          plate.name(),
          channel,
          well.well(),
          sheet.at(row, well.column()),
          notation,
          time,
          temperature);
    }
  }

  /** A spectrum's wavelength is the one that moves: the excitation, if the section says so. */
  private Channel at(Channel channel, double nanometres) {
    if (channel.kind() == Measurand.ABSORBANCE) {
      return channel.at(nanometres);
    }
    return title.startsWith("EX") ? channel.exciting(nanometres) : channel.emitting(nanometres);
  }

  private double seconds(int row, int column) throws VendorFileException {
    String cell = sheet.at(row, column);
    double clock = Elapsed.seconds(cell);
    if (!Double.isNaN(clock)) {
      return clock;
    }
    return Elapsed.secondsOfDays(required(row, column));
  }

  private double required(int row, int column) throws VendorFileException {
    double number = notation.number(sheet.at(row, column));
    if (Double.isNaN(number)) {
      throw new VendorFileException.Malformed(
          file, sheet.place(row, column), sheet.at(row, column), "a time or a wavelength");
    }
    return number;
  }

  private @Nullable Quantity celsius(String cell) {
    double number = notation.number(cell);
    return Double.isNaN(number) ? null : new Quantity(number, Unit.CELSIUS);
  }
}
