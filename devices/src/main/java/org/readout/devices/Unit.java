package org.readout.devices;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every unit that a number in Readout can carry. Closed: an instrument with another unit adds it
 * here, with its dimension, so that no conversion is ever guessed.
 *
 * @see <a href="https://ucum.org/ucum">The Unified Code for Units of Measure</a>
 */
public enum Unit {
  ONE("1", "", Dimension.NONE, 1),
  PERCENT("%", "%", Dimension.NONE, 0.01),
  COUNT("{count}", "count", Dimension.COUNT, 1),
  ABSORBANCE("{OD}", "OD", Dimension.ABSORBANCE, 1),
  RELATIVE_FLUORESCENCE("{RFU}", "RFU", Dimension.FLUORESCENCE, 1),
  RELATIVE_LUMINESCENCE("{RLU}", "RLU", Dimension.LUMINESCENCE, 1),
  SECOND("s", "s", Dimension.TIME, 1),
  MINUTE("min", "min", Dimension.TIME, 60),
  HOUR("h", "h", Dimension.TIME, 3600),
  DAY("d", "d", Dimension.TIME, 86_400),
  METRE("m", "m", Dimension.LENGTH, 1),
  MILLIMETRE("mm", "mm", Dimension.LENGTH, 1e-3),
  MICROMETRE("um", "µm", Dimension.LENGTH, 1e-6),
  NANOMETRE("nm", "nm", Dimension.LENGTH, 1e-9),
  PIXEL("{pixel}", "px", Dimension.PIXELS, 1),
  LITRE("L", "L", Dimension.VOLUME, 1),
  MILLILITRE("mL", "mL", Dimension.VOLUME, 1e-3),
  MICROLITRE("uL", "µL", Dimension.VOLUME, 1e-6),
  GRAM("g", "g", Dimension.MASS, 1),
  MILLIGRAM("mg", "mg", Dimension.MASS, 1e-3),
  MICROGRAM("ug", "µg", Dimension.MASS, 1e-6),
  NANOGRAM("ng", "ng", Dimension.MASS, 1e-9),
  MOLAR("mol/L", "M", Dimension.CONCENTRATION, 1),
  MILLIMOLAR("mmol/L", "mM", Dimension.CONCENTRATION, 1e-3),
  MICROMOLAR("umol/L", "µM", Dimension.CONCENTRATION, 1e-6),
  NANOMOLAR("nmol/L", "nM", Dimension.CONCENTRATION, 1e-9),
  PICOMOLAR("pmol/L", "pM", Dimension.CONCENTRATION, 1e-12),
  GRAM_PER_LITRE("g/L", "g/L", Dimension.MASS_CONCENTRATION, 1),
  MILLIGRAM_PER_MILLILITRE("mg/mL", "mg/mL", Dimension.MASS_CONCENTRATION, 1),
  MICROGRAM_PER_MILLILITRE("ug/mL", "µg/mL", Dimension.MASS_CONCENTRATION, 1e-3),
  NANOGRAM_PER_MILLILITRE("ng/mL", "ng/mL", Dimension.MASS_CONCENTRATION, 1e-6),
  MICROGRAM_PER_MICROLITRE("ug/uL", "µg/µL", Dimension.MASS_CONCENTRATION, 1),
  NANOGRAM_PER_MICROLITRE("ng/uL", "ng/µL", Dimension.MASS_CONCENTRATION, 1e-3),
  PICOGRAM_PER_MILLILITRE("pg/mL", "pg/mL", Dimension.MASS_CONCENTRATION, 1e-9),
  VOLT("V", "V", Dimension.POTENTIAL, 1),
  MILLIVOLT("mV", "mV", Dimension.POTENTIAL, 1e-3),
  KELVIN("K", "K", Dimension.TEMPERATURE, 1),
  CELSIUS("Cel", "°C", Dimension.TEMPERATURE, 1, 273.15),
  GRAY("Gy", "Gy", Dimension.ABSORBED_DOSE, 1),
  CYCLE("{cycle}", "cycles", Dimension.CYCLES, 1),
  PICOMOLE_PER_MINUTE("pmol/min", "pmol/min", Dimension.CATALYTIC_ACTIVITY, 1e-12 / 60),
  MILLI_PH_PER_MINUTE("m[pH]/min", "mpH/min", Dimension.ACIDIFICATION, 1e-3 / 60),
  PH("[pH]", "pH", Dimension.ACIDITY, 1),
  MILLIMETRE_OF_MERCURY("mm[Hg]", "mmHg", Dimension.PRESSURE, 133.322),
  MILLIPOLARIZATION("m{P}", "mP", Dimension.POLARIZATION, 1e-3);

  /** What a unit measures; only units of one dimension convert into each other. */
  public enum Dimension {
    NONE,
    COUNT,
    ABSORBANCE,
    FLUORESCENCE,
    LUMINESCENCE,
    TIME,
    LENGTH,
    PIXELS,
    VOLUME,
    MASS,
    CONCENTRATION,
    MASS_CONCENTRATION,
    POTENTIAL,
    TEMPERATURE,
    ABSORBED_DOSE,
    CYCLES,
    CATALYTIC_ACTIVITY,
    ACIDIFICATION,
    ACIDITY,
    PRESSURE,
    POLARIZATION
  }

  private final String code;
  private final String symbol;
  private final Dimension dimension;
  private final double factor;
  private final double offset;

  Unit(String code, String symbol, Dimension dimension, double factor) {
    this(code, symbol, dimension, factor, 0);
  }

  Unit(String code, String symbol, Dimension dimension, double factor, double offset) {
    this.code = code;
    this.symbol = symbol;
    this.dimension = dimension;
    this.factor = factor;
    this.offset = offset;
  }

  /** The UCUM code, for machines. */
  public String code() {
    return code;
  }

  /** What a person reads on a figure; empty for a plain number. */
  public String symbol() {
    return symbol;
  }

  public Dimension dimension() {
    return dimension;
  }

  /** {@code value} in this unit, in the base unit of the dimension. */
  double toBase(double value) {
    return value * factor + offset;
  }

  /** {@code base}, in the base unit of the dimension, in this unit. */
  double fromBase(double base) {
    return (base - offset) / factor;
  }

  /**
   * The unit written as {@code text}: a UCUM code or a symbol, with either micro sign or a plain
   * {@code u}. Case matters ({@code mM} is not {@code MM}). Empty if no unit is written so.
   */
  public static Optional<Unit> parse(String text) {
    String wanted = plain(text.strip());
    return Arrays.stream(values())
        .filter(unit -> !wanted.isEmpty())
        .filter(unit -> wanted.equals(plain(unit.code)) || wanted.equals(plain(unit.symbol)))
        .findFirst();
  }

  /** U+00B5 micro sign and U+03BC Greek mu look the same on a screen and mean the same here. */
  private static String plain(String text) {
    return text.replace('µ', 'u').replace('μ', 'u');
  }
}
