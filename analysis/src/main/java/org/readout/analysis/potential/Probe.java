package org.readout.analysis.potential;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The dye that was measured. */
public enum Probe {
  TMRM("TMRM", "tetramethylrhodamine methyl ester"),
  TMRE("TMRE", "tetramethylrhodamine ethyl ester"),
  RHODAMINE_123("rhodamine 123", "rh123|r123"),
  JC_1("JC-1", "jc1"),
  MITOTRACKER_RED_CMXROS("MitoTracker Red CMXRos", "cmxros|mitotracker red|mtr|cmx");

  private final String label;
  private final String synonyms;

  Probe(String label, String synonyms) {
    this.label = label;
    this.synonyms = synonyms;
  }

  /** The name as a paper writes it. */
  public String label() {
    return label;
  }

  /** By label or usual other name; case, spaces, hyphens and underscores do not matter. */
  public static Optional<Probe> parse(String text) {
    String asked = plain(text);
    return Arrays.stream(values()).filter(probe -> probe.isCalled(asked)).findFirst();
  }

  private boolean isCalled(String asked) {
    return plain(label).equals(asked)
        || plain(name()).equals(asked)
        || Arrays.asList(plain(synonyms).split("\\|", -1)).contains(asked);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
