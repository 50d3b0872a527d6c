package org.readout.devices;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of an exported file.
 *
 * @param plate the plate's name in the file; empty where the file names none
 * @param time since the read began; null for an endpoint
 * @param temperature null where the file gives none
 */
public record ExportRow(
    String plate,
    Channel channel,
    Reading reading,
    @Nullable Quantity time,
    @Nullable Quantity temperature) {

  /** The columns of the tidy table, in order. */
  public static final List<String> COLUMNS =
      List.of(
          "file",
          "format",
          "plate",
          "read",
          "kind",
          "well",
          "time_s",
          "wavelength_nm",
          "excitation_nm",
          "emission_nm",
          "temperature_c",
          "value",
          "unit",
          "status",
          "raw");

  /** The row as texts under {@link #COLUMNS}: plain decimals with a point, empty where absent. */
  public List<String> cells(String file, String format) {
    Well well = reading.well();
    return List.of(
        file,
        format,
        plate,
        channel.read(),
        channel.kind().word(),
        well == null ? "" : well.toString(),
        plain(time, Unit.SECOND),
        plain(channel.wavelength(), Unit.NANOMETRE),
        plain(channel.excitation(), Unit.NANOMETRE),
        plain(channel.emission(), Unit.NANOMETRE),
        plain(temperature, Unit.CELSIUS),
        plain(reading.quantity(), channel.unit()),
        channel.unit().code(),
        reading.status().name(),
        reading.raw());
  }

  private static String plain(@Nullable Quantity quantity, Unit unit) {
    if (quantity == null) {
      return "";
    }
    double number = quantity.in(unit);
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole
        ? Long.toString((long) number)
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
