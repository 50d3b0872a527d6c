package org.readout.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A probability under the null hypothesis, written as a paper writes it: {@code p = 0.0008}, below
 * 0.0001 as {@code p = 2.1 × 10⁻⁵}. It is never printed as zero, and rounding never carries it over
 * 0.05.
 *
 * @param value the exact probability, 0 to 1
 */
public record PValue(double value) {
  /** Below this, powers of ten are written. */
  private static final double SCIENTIFIC_BELOW = 1e-4;

  /** Doubles thin out below this; the exact digits mean nothing. */
  private static final double SMALLEST_SHOWN = 1e-300;

  /** Above this, two digits would print 1.0, which is another statement. */
  private static final double NEARLY_ONE = 0.99;

  private static final double CONVENTION = 0.05;
  private static final double[] STARS = {0.05, 0.01, 0.001, 0.0001};
  private static final int LEAST_DIGITS = 2;
  private static final int MOST_DIGITS = 17;
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  public PValue {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("not a probability: " + value);
    }
  }

  /** The value with its sign of relation, for example {@code p = 0.012} or {@code p > 0.99}. */
  public String text() {
    return text("p");
  }

  /**
   * @param symbol what stands before the sign, for example {@code adjusted p}
   */
  public String text(String symbol) {
    if (value < SMALLEST_SHOWN) {
      return symbol + " < 10⁻³⁰⁰";
    }
    if (value < 1 && value > NEARLY_ONE) {
      return symbol + " > 0.99";
    }
    BigDecimal rounded = rounded();
    return symbol + " = " + (value < SCIENTIFIC_BELOW ? scientific(rounded) : plain(rounded));
  }

  /** Decoration only, never instead of the number: {@code *} below 0.05 to {@code ****}. */
  public String stars() {
    int stars = 0;
    for (double limit : STARS) {
      stars += value < limit ? 1 : 0;
    }
    return "*".repeat(stars);
  }

  private BigDecimal rounded() {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = LEAST_DIGITS; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (Double.compare(rounded.doubleValue(), CONVENTION) == Double.compare(value, CONVENTION)) {
        return rounded;
      }
    }
    return exact;
  }

  private static String plain(BigDecimal rounded) {
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String scientific(BigDecimal rounded) {
    int exponent = rounded.precision() - rounded.scale() - 1;
    StringBuilder power = new StringBuilder();
    for (char digit : Integer.toString(-exponent).toCharArray()) {
      power.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return rounded.movePointLeft(exponent).toPlainString() + " × 10⁻" + power;
  }
}
