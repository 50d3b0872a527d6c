package org.readout.devices;

import org.jspecify.annotations.Nullable;

/**
 * One measurement of a file at one optical setting.
 *
 * @param read the label in the file
 * @param wavelength of absorbance; null where the file names none
 * @param excitation null where the file names none
 * @param emission null where the file names none, or all light was taken
 */
public record Channel(
    String read,
    Measurand kind,
    Unit unit,
    @Nullable Quantity wavelength,
    @Nullable Quantity excitation,
    @Nullable Quantity emission) {

  public static Channel of(String read, Measurand kind) {
    return new Channel(read, kind, kind.unit(), null, null, null);
  }

  public static Channel absorbance(String read, double nanometres) {
    return of(read, Measurand.ABSORBANCE).at(nanometres);
  }

  public Channel in(Unit other) {
    return new Channel(read, kind, other, wavelength, excitation, emission);
  }

  public Channel named(String other) {
    return new Channel(other, kind, unit, wavelength, excitation, emission);
  }

  public Channel at(double nanometres) {
    return new Channel(read, kind, unit, nanometre(nanometres), excitation, emission);
  }

  public Channel exciting(double nanometres) {
    return new Channel(read, kind, unit, wavelength, nanometre(nanometres), emission);
  }

  public Channel emitting(double nanometres) {
    return new Channel(read, kind, unit, wavelength, excitation, nanometre(nanometres));
  }

  private static Quantity nanometre(double value) {
    return new Quantity(value, Unit.NANOMETRE);
  }
}
