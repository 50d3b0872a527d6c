package org.readout.analysis.potential;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.readout.analysis.assay.Wording;

/** Numbers of potentials as a paper writes them. */
final class Numbers {
  private static final int SIGNAL_DIGITS = 3;
  private static final double WHOLE = 1e-9;

  private Numbers() {}

  /** One decimal, without a sign, never "-0.0". */
  static String millivolts(double value) {
    return decimals(Math.abs(value), 1);
  }

  /** One decimal, with a sign where it is below zero. */
  static String signedMillivolts(double value) {
    String size = millivolts(value);
    return value < 0 && !size.equals("0.0") ? "−" + size : size;
  }

  static String decimals(double value, int decimals) {
    String text =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    boolean zero = new BigDecimal(text).signum() == 0;
    return (zero ? text.replace("-", "") : text).replace('-', '−');
  }

  /** Three significant digits. */
  static String signal(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    int digits = Math.max(SIGNAL_DIGITS, exact.precision() - exact.scale());
    return exact
        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
        .toPlainString()
        .replace('-', '−');
  }

  /** Whole where it is, else one decimal. */
  static String plain(double value) {
    return decimals(value, Math.abs(value - Math.rint(value)) < WHOLE ? 0 : 1);
  }

  static String percent(double share) {
    return Wording.percent(share);
  }
}
