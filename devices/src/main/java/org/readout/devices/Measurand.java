package org.readout.devices;

import java.util.Locale;

/** What a value in an exported file is a measure of. */
public enum Measurand {
  ABSORBANCE(Unit.ABSORBANCE),
  FLUORESCENCE(Unit.RELATIVE_FLUORESCENCE),
  LUMINESCENCE(Unit.RELATIVE_LUMINESCENCE),
  /** Fluorescence polarization in the reader's own arithmetic. */
  POLARIZATION(Unit.MILLIPOLARIZATION),
  CQ(Unit.CYCLE),
  /** Normalized reporter signal of a PCR amplification curve, against the cycle. */
  AMPLIFICATION(Unit.RELATIVE_FLUORESCENCE),
  /** Fluorescence of a melt curve, against the temperature. */
  MELT(Unit.RELATIVE_FLUORESCENCE),
  OCR(Unit.PICOMOLE_PER_MINUTE),
  ECAR(Unit.MILLI_PH_PER_MINUTE),
  PER(Unit.PICOMOLE_PER_MINUTE),
  OXYGEN(Unit.MILLIMETRE_OF_MERCURY),
  PH(Unit.PH),
  CELL_COUNT(Unit.COUNT),
  CONCENTRATION(Unit.ONE),
  RATIO(Unit.ONE),
  /** A number of which the file does not say what it measures. */
  UNKNOWN(Unit.ONE),
  /** Computed by the instrument's software from its measurements. */
  CALCULATED(Unit.ONE);

  private final Unit unit;

  Measurand(Unit unit) {
    this.unit = unit;
  }

  /** The unit that a file means when it names none. */
  public Unit unit() {
    return unit;
  }

  /** The word in the column {@code kind}, for example {@code cell_count}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
