package org.readout.imaging.potential;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.readout.imaging.ImageException;

/** A dye whose fluorescence follows the mitochondrial membrane potential, each in its own way. */
public enum Probe {
  TMRM("TMRM", "tetramethylrhodaminemethylester"),
  TMRE("TMRE", "tetramethylrhodamineethylester"),
  RHODAMINE_123("rhodamine 123", "rh123, r123"),
  JC_1("JC-1", "jc1"),
  MITOTRACKER_RED_CMXROS("MitoTracker Red CMXRos", "cmxros, mitotrackerred, mtr");

  private final String label;
  private final String synonyms;

  /**
   * @param synonyms as {@link #plain} makes them
   */
  Probe(String label, String synonyms) {
    this.label = label;
    this.synonyms = synonyms;
  }

  /** The name as it is printed. */
  public String label() {
    return label;
  }

  /** Whether it is read as red over green (aggregate over monomer), not as one intensity. */
  public boolean ratiometric() {
    return this == JC_1;
  }

  /** Whether it stays where it was bound, so that it tells of the time of staining only. */
  public boolean covalent() {
    return this == MITOTRACKER_RED_CMXROS;
  }

  /**
   * By label or usual other name; case, spaces, hyphens and underscores do not matter.
   *
   * @throws ImageException.Refused if no probe is called so
   */
  public static Probe parse(String text) throws ImageException.Refused {
    String asked = plain(text);
    for (Probe probe : values()) {
      List<String> synonyms = Arrays.asList(probe.synonyms.split(", "));
      if (plain(probe.label).equals(asked) || synonyms.contains(asked)) {
        return probe;
      }
    }
    throw new ImageException.Refused(
        "'%s' is no probe that is known here".formatted(text),
        "Give one of: "
            + Arrays.stream(values()).map(Probe::label).collect(Collectors.joining(", "))
            + ".");
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
