package org.readout.devices.moleculardevices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.PlateFormat;
import org.readout.devices.Sheet;
import org.readout.devices.VendorFileException;

/**
 * The first line of a plate block: fields by position, which fluorescence shifts by one for its
 * reading side.
 *
 * @param plain the reading mode without a wavelength
 * @param firstRow of the part that was read, from zero
 * @param firstColumn of the part that was read, from zero
 */
record SoftMaxHeader(
    String name,
    boolean byTime,
    String read,
    String data,
    int points,
    List<Channel> channels,
    Channel plain,
    PlateFormat format,
    int firstRow,
    int rowCount,
    int firstColumn,
    int columnCount) {
  private static final int NAME = 1;
  private static final int LAYOUT = 3;
  private static final int READ = 4;
  private static final int MODE = 5;

  /** Where the fields of a reading mode stand; {@code rows} differs between the modes. */
  private record Positions(int data, int points, int waves, int wells, int rows, int excitation) {}

  private static final Positions ABSORBANCE = new Positions(6, 8, 15, 16, 19, -1);
  private static final Positions FLUORESCENCE = new Positions(7, 9, 16, 17, 29, 20);
  private static final Positions LUMINESCENCE = new Positions(6, 8, 15, 16, 28, -1);

  static SoftMaxHeader of(String file, Sheet sheet, int row) throws VendorFileException {
    String mode = sheet.at(row, MODE);
    Measurand kind = kind(file, sheet, row, mode);
    Positions at =
        switch (kind) {
          case ABSORBANCE -> ABSORBANCE;
          case LUMINESCENCE -> LUMINESCENCE;
          default -> FLUORESCENCE;
        };
    int wells = whole(sheet.at(row, at.wells + 2));
    Optional<PlateFormat> format = PlateFormat.ofSize(wells);
    if (format.isEmpty()) {
      throw new VendorFileException.Malformed(
          file, sheet.place(row, at.wells + 2), sheet.at(row, at.wells + 2), "a number of wells");
    }
    PlateFormat plate = format.get();
    int firstRow = Math.max(1, whole(sheet.at(row, at.rows)));
    int rows = whole(sheet.at(row, at.rows + 1));
    int firstColumn = Math.max(1, whole(sheet.at(row, at.wells)));
    int columns = whole(sheet.at(row, at.wells + 1));
    return new SoftMaxHeader(
        sheet.at(row, NAME),
        sheet.at(row, LAYOUT).equals("TimeFormat"),
        sheet.at(row, READ),
        sheet.at(row, at.data),
        whole(sheet.at(row, at.points)),
        channels(kind, numbers(sheet.at(row, at.waves)), numbers(sheet.at(row, at.excitation))),
        Channel.of(mode, kind),
        plate,
        Math.min(firstRow, plate.rows()) - 1,
        rows <= 0 ? plate.rows() : Math.min(rows, plate.rows()),
        Math.min(firstColumn, plate.columns()) - 1,
        columns <= 0 ? plate.columns() : Math.min(columns, plate.columns()));
  }

  boolean isSpectrum() {
    return read.equals("Spectrum");
  }

  boolean isKinetic() {
    return read.equals("Kinetic");
  }

  /** Whether the block says that this well was read. */
  boolean reads(int row, int column) {
    return row >= firstRow
        && row < firstRow + rowCount
        && column >= firstColumn
        && column < firstColumn + columnCount;
  }

  /** The channel of the n-th wavelength; a spectrum's wavelengths stand in its rows. */
  Optional<Channel> channel(int n) {
    return n < channels.size() ? Optional.of(channels.get(n)) : Optional.empty();
  }

  private static Measurand kind(String file, Sheet sheet, int row, String mode)
      throws VendorFileException {
    return switch (mode) {
      case "Absorbance" -> Measurand.ABSORBANCE;
      case "Luminescence" -> Measurand.LUMINESCENCE;
      case "Fluorescence", "Time Resolved", "Fluor Polarization", "FRET", "HTRF" ->
          Measurand.FLUORESCENCE;
      default ->
          throw new VendorFileException.Malformed(
              file, sheet.place(row, MODE), mode, "Absorbance, Fluorescence or Luminescence");
    };
  }

  private static List<Channel> channels(
      Measurand kind, List<Double> waves, List<Double> excitations) {
    List<Channel> channels = new ArrayList<>();
    for (int n = 0; n < waves.size(); n++) {
      Channel channel =
          channel(kind, waves.get(n), n < excitations.size() ? excitations.get(n) : 0);
      channels.add(
          channels.contains(channel)
              ? channel.named("%s (%d)".formatted(channel.read(), n + 1))
              : channel);
    }
    return List.copyOf(channels);
  }

  /** Zero stands for all light. */
  private static Channel channel(Measurand kind, double wave, double excitation) {
    String wavelength = wave == 0 ? "all light" : "%.0f".formatted(wave);
    if (kind == Measurand.ABSORBANCE) {
      return Channel.absorbance(wavelength, wave);
    }
    Channel channel =
        Channel.of(excitation > 0 ? "%.0f/%s".formatted(excitation, wavelength) : wavelength, kind);
    Channel emitting = wave > 0 ? channel.emitting(wave) : channel;
    return excitation > 0 ? emitting.exciting(excitation) : emitting;
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(" +", -1))
        .map(Notation.point()::number)
        .filter(number -> !Double.isNaN(number))
        .toList();
  }

  private static int whole(String text) {
    double number = Notation.point().number(text);
    return Double.isNaN(number) || Math.abs(number) > 1e6 ? -1 : (int) number;
  }
}
