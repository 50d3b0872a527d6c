package org.readout.analysis.potential;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dye that was measured. */
public enum Probe {
  TMRM("TMRM", "tetramethylrhodamine methyl ester"),
  TMRE("TMRE", "tetramethylrhodamine ethyl ester"),
  RHODAMINE_123("rhodamine 123", "rh123", "rhodamine123", "r123"),
  JC_1("JC-1", "jc1"),
  MITOTRACKER_RED_CMXROS("MitoTracker Red CMXRos", "cmxros", "mitotracker red");

  private final String label;
  private final List<String> synonyms;

  Probe(String label, String... synonyms) {
    this.label = label;
    this.synonyms = List.of(synonyms);
  }

  /** As a person writes it, in any case; empty for what is none of them. */
  public static Optional<Probe> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            probe ->
                probe.label.toLowerCase(Locale.ROOT).equals(name)
                    || probe.name().toLowerCase(Locale.ROOT).equals(name)
                    || probe.synonyms.contains(name))
        .findFirst();
  }

  /** The name as a paper writes it. */
  public String label() {
    return label;
  }
}
