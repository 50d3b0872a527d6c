package org.readout.analysis.potential;

import java.util.Locale;
import java.util.Optional;

/**
 * How a dye was loaded. A dye that quenches itself is brighter after it has left the mitochondria,
 * so that the mode decides the sign.
 */
public enum LoadingMode {
  /** A few nanomolar, in the bath while it is measured. */
  NON_QUENCH("non-quench"),
  /** So much that the dye dims itself inside mitochondria, usually washed out. */
  QUENCH("quench"),
  /** Nobody has said. */
  UNKNOWN("unknown");

  private final String label;

  LoadingMode(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** By the label, with or without a hyphen, or as quenching and non-quenching, in any case. */
  public static Optional<LoadingMode> parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
      case "nonquench", "nonquenching", "noquench" -> Optional.of(NON_QUENCH);
      case "quench", "quenching" -> Optional.of(QUENCH);
      case "unknown" -> Optional.of(UNKNOWN);
      default -> Optional.empty();
    };
  }
}
