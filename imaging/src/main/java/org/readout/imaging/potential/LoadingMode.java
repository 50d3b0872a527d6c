package org.readout.imaging.potential;

import java.util.Locale;
import org.readout.imaging.ImageException;

/** How much dye the mitochondria hold, which decides the sign of every change. */
public enum LoadingMode {
  /** So little dye that fluorescence rises with the potential (TMRM about 5 to 30 nM, in bath). */
  NON_QUENCH("non-quench"),
  /** So much dye that it quenches itself: a depolarisation releases it and raises the signal. */
  QUENCH("quench");

  private final String label;

  LoadingMode(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /**
   * @throws ImageException.Refused if the text is neither
   */
  public static LoadingMode parse(String text) throws ImageException.Refused {
    return switch (text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
      case "nonquench", "nonquenching", "noquench" -> NON_QUENCH;
      case "quench", "quenching", "dequench" -> QUENCH;
      default ->
          throw new ImageException.Refused(
              "'%s' is no loading mode".formatted(text),
              "Give non-quench (about 5 to 30 nM, dye kept in the bath) or quench (more, or washed"
                  + " out).");
    };
  }
}
