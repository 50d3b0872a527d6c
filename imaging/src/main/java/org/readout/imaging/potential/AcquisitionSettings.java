package org.readout.imaging.potential;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a channel was recorded, as far as the file or a person says it. Fields recorded differently
 * have different scales. Immutable.
 *
 * @param exposureMs milliseconds; null if unknown
 * @param gain as the camera's software states it; null if unknown
 * @param objective for example {@code 20x/0.75}; null if unknown
 * @param binning for example {@code 2x2}; null if unknown
 */
public record AcquisitionSettings(
    @Nullable Double exposureMs,
    @Nullable Double gain,
    @Nullable String objective,
    @Nullable String binning) {
  /** Nothing is known. */
  public static final AcquisitionSettings UNKNOWN = new AcquisitionSettings(null, null, null, null);

  /** What is known as text, by the name of the setting; an unknown one has an empty text. */
  Map<String, String> byName() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("exposure", exposureMs == null ? "" : plain(exposureMs) + " ms");
    texts.put("gain", gain == null ? "" : plain(gain));
    texts.put("objective", objective == null ? "" : objective.strip());
    texts.put("binning", binning == null ? "" : binning.strip());
    return texts;
  }

  /** Six digits: cameras round exposures in the seventh. */
  private static String plain(double number) {
    return new java.math.BigDecimal(number)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
  }
}
