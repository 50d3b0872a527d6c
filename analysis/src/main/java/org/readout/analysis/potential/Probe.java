package org.readout.analysis.potential;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The dye that was measured. */
public enum Probe {
  TMRM("TMRM", "tetramethylrhodamine methyl ester"),
  TMRE("TMRE", "tetramethylrhodamine ethyl ester"),
  RHODAMINE_123("rhodamine 123", "Rh123", "R123"),
  JC_1("JC-1"),
  MITOTRACKER_RED_CMXROS("MitoTracker Red CMXRos", "CMXRos", "MitoTracker Red", "MTR", "CMX");

  private final String label;
  private final List<String> synonyms;

  Probe(String label, String... synonyms) {
    this.label = label;
    this.synonyms = List.of(synonyms);
  }

  /** The name as a paper writes it. */
  public String label() {
    return label;
  }

  /** By label or usual other name; case, spaces, hyphens and underscores do not matter. */
  public static Optional<Probe> parse(String text) {
    String asked = plain(text);
    return Arrays.stream(values())
        .filter(
            probe ->
                Stream.concat(Stream.of(probe.label, probe.name()), probe.synonyms.stream())
                    .anyMatch(name -> plain(name).equals(asked)))
        .findFirst();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
