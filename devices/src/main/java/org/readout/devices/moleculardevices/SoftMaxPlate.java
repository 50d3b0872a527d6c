package org.readout.devices.moleculardevices;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.readout.devices.WellGrid;

/**
 * A plate block: a grid a time point ({@code PlateFormat}) or a row a time point with the wells as
 * columns ({@code TimeFormat}). Wavelengths stand side by side, or one below the other; the reduced
 * values follow under a head of their own.
 */
final class SoftMaxPlate {
  private static final int TIME = 0;
  private static final int TEMPERATURE = 1;
  private static final int FIRST = 2;

  private final String file;
  private final Sheet sheet;
  private final Transcript transcript;
  private final Notation notation;

  SoftMaxPlate(String file, Sheet sheet, Transcript transcript, Notation notation) {
    this.file = file;
    this.sheet = sheet;
    this.transcript = transcript;
    this.notation = notation;
  }

  /** A column of values: of which wavelength, and of which well or column of the plate. */
  private record ValueColumn(int at, int wave, int plateColumn, int plateRow) {}

  /** Reads the block between its head and its end; gives the plate's name. */
  String read(int row, int end) throws VendorFileException {
    SoftMaxHeader header = SoftMaxHeader.of(file, sheet, row);
    if (header.read().equals("Well Scan")) {
      throw new VendorFileException.Unsupported(
          file,
          "plate '" + header.name() + "' is a well scan, which is not read yet",
          "Export the plate's averages instead of the scan.");
    }
    String plate = transcript.plate(header.name());
    for (int column = FIRST; column < sheet.width(row); column++) {
      transcript.header("Plate " + plate + ", field " + column, sheet.at(row, column));
    }
    int head = row + 1;
    int points = 0;
    while (head < end) {
      if (isHead(head)) {
        boolean reduced = !sheet.at(head, TEMPERATURE).startsWith("Temp");
        Block block = new Block(header, plate, head, reduced);
        int next = header.byTime() ? block.rows(head + 1, end) : block.grids(head + 1, end);
        points += reduced ? 0 : block.points;
        head = next;
      } else {
        head++;
      }
    }
    int expected =
        header.byTime() && !header.isKinetic() && !header.isSpectrum()
            ? header.points() * Math.max(1, header.channels().size())
            : header.points();
    if (header.points() > 0 && points < expected && !header.data().equals("Reduced")) {
      transcript.warn(
          "plate '%s': %d of %d reads are there: the run was stopped, or the file is cut"
              .formatted(plate, points, expected));
    }
    return plate;
  }

  private boolean isHead(int row) {
    String first = sheet.at(row, FIRST);
    return (WellGrid.columnNumber(first) > 0 || Well.parse(first).isPresent())
        && (sheet.at(row, TEMPERATURE).startsWith("Temp")
            || (sheet.at(row, TIME).isEmpty()
                && sheet.at(row, TEMPERATURE).isEmpty()
                && sheet.width(row) > FIRST
                && isColumnHead(row)));
  }

  /** A row of results could begin with a small whole number; a head counts on. */
  private boolean isColumnHead(int row) {
    String first = sheet.at(row, FIRST);
    if (Well.parse(first).isPresent()) {
      return true;
    }
    String second = sheet.at(row, FIRST + 1);
    return first.equals("1") && (second.isEmpty() || second.equals("2"));
  }

  /** The values below one head. */
  private final class Block {
    private final SoftMaxHeader header;
    private final String plate;
    private final boolean reduced;
    private final List<ValueColumn> columns = new ArrayList<>();
    private int points;

    Block(SoftMaxHeader header, String plate, int head, boolean reduced) {
      this.header = header;
      this.plate = plate;
      this.reduced = reduced;
      int wave = 0;
      Set<String> seen = new HashSet<>();
      for (int column = FIRST; column < sheet.width(head); column++) {
        String name = sheet.at(head, column);
        if (name.isEmpty()) {
          continue;
        }
        if (!seen.add(name)) {
          wave++;
          seen.clear();
          seen.add(name);
        }
        Optional<Well> well = Well.parse(name);
        int number = WellGrid.columnNumber(name);
        if (well.isPresent()) {
          columns.add(new ValueColumn(column, wave, well.get().column(), well.get().row()));
        } else if (number > 0) {
          columns.add(new ValueColumn(column, wave, number - 1, 0));
        }
      }
    }

    /** One grid a time point or wavelength, parted by a blank row. */
    int grids(int from, int end) throws VendorFileException {
      int row = from;
      while (row < end) {
        if (separates(row)) {
          row++;
        } else if (isHead(row)) {
          return row;
        } else {
          row = grid(row, end);
          points++;
        }
      }
      return row;
    }

    private int grid(int from, int end) throws VendorFileException {
      int rows = 0;
      while (rows < header.format().rows() && from + rows < end && !separates(from + rows)) {
        rows++;
      }
      if (rows < header.firstRow() + header.rowCount()) {
        transcript.warn(
            "%s: %d rows of wells, and the plate was read down to row %d: the file is cut"
                .formatted(sheet.place(from, 0), rows, header.firstRow() + header.rowCount()));
      }
      int timed = firstFilled(TIME, from, rows);
      int warm = firstFilled(TEMPERATURE, from, rows);
      for (int n = 0; n < rows; n++) {
        values(from + n, n, 0, timed, warm);
      }
      return from + rows;
    }

    /** One row a time point or wavelength; without either, one row a wavelength of the head. */
    int rows(int from, int end) throws VendorFileException {
      int wave = 0;
      boolean gap = false;
      int row = from;
      for (; row < end; row++) {
        if (isHead(row)) {
          break;
        }
        if (separates(row) || sheet.blank(row)) {
          gap = points > 0;
          continue;
        }
        wave += gap && sheet.at(row, TIME).isEmpty() ? 1 : 0;
        gap = false;
        values(row, 0, wave, row, row);
        points++;
      }
      return row;
    }

    private void values(int row, int plateRow, int wave, int timed, int warm)
        throws VendorFileException {
      @Nullable Quantity time = time(timed);
      @Nullable Quantity temperature = celsius(warm);
      int last = -1;
      Channel channel = header.plain();
      for (ValueColumn column : columns) {
        int n = wave + column.wave();
        if (n != last) {
          channel = channel(n, timed);
          last = n;
        }
        Well well = new Well(header.byTime() ? column.plateRow() : plateRow, column.plateColumn());
        String cell = sheet.at(row, column.at());
        if (!cell.isEmpty()) {
          transcript.value(plate, channel, well, cell, notation, time, temperature);
        } else if (header.reads(well.row(), well.column()) && !reduced) {
          refuseShort(row, column);
          transcript.absent(plate, channel, well, time, temperature);
        }
      }
    }

    /** A row that stops inside the part of the plate that was read was cut. */
    private void refuseShort(int row, ValueColumn column) throws VendorFileException {
      if (sheet.width(row) <= column.at()) {
        throw new VendorFileException.Malformed(
            file,
            sheet.place(row, sheet.width(row)),
            "",
            "%d values for the wells of the head".formatted(columns.size()));
      }
    }

    private Channel channel(int n, int timed) throws VendorFileException {
      if (reduced || header.data().equals("Reduced")) {
        return Channel.of("Reduced", Measurand.CALCULATED);
      }
      if (header.isSpectrum()) {
        double nanometres = notation.number(sheet.at(timed, TIME));
        if (Double.isNaN(nanometres)) {
          throw new VendorFileException.Malformed(
              file,
              sheet.place(timed, TIME),
              sheet.at(timed, TIME),
              "the wavelength of a spectrum");
        }
        return header.plain().kind() == Measurand.ABSORBANCE
            ? header.plain().at(nanometres)
            : header.plain().emitting(nanometres);
      }
      return header.channel(n).orElse(header.plain().named("wavelength " + (n + 1)));
    }

    private @Nullable Quantity time(int row) throws VendorFileException {
      String cell = sheet.at(row, TIME);
      if (cell.isEmpty() || header.isSpectrum()) {
        return null;
      }
      double clock = Elapsed.seconds(cell);
      double seconds = Double.isNaN(clock) ? notation.number(cell) : clock;
      if (Double.isNaN(seconds)) {
        throw new VendorFileException.Malformed(file, sheet.place(row, TIME), cell, "a time");
      }
      return new Quantity(seconds, Unit.SECOND);
    }

    /** Zero stands for a reader that measured no temperature. */
    private @Nullable Quantity celsius(int row) {
      double celsius = notation.number(sheet.at(row, TEMPERATURE));
      return Double.isNaN(celsius) || celsius == 0 ? null : new Quantity(celsius, Unit.CELSIUS);
    }

    private int firstFilled(int column, int from, int rows) {
      for (int n = 0; n < rows; n++) {
        if (!sheet.at(from + n, column).isEmpty()) {
          return from + n;
        }
      }
      return from;
    }
  }

  /** A line without a tab parts two grids; a row of empty wells has its tabs. */
  private boolean separates(int row) {
    return sheet.width(row) <= 1 && sheet.blank(row);
  }
}
