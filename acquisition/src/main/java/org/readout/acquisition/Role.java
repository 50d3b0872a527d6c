package org.readout.acquisition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a well is for. */
public enum Role {
  /** Treated; what the experiment asks about. */
  SAMPLE("sample", "treated|unknown"),
  /** Everything but the drug: what samples are compared with. */
  VEHICLE("vehicle", "vehicle_control|control|negative|negative_control|untreated"),
  /** Known to work. */
  POSITIVE("positive", "positive_control"),
  /** Medium without cells: the background. */
  BLANK("blank", "medium|background"),
  /** Nothing is in it. */
  EMPTY("empty", "none");

  private final String word;
  private final String synonyms;

  Role(String word, String synonyms) {
    this.word = word;
    this.synonyms = synonyms;
  }

  /** The word that a layout file and an export use. */
  public String word() {
    return word;
  }

  /**
   * The role that is written as {@code text}: {@code sample} (or treated, unknown), {@code vehicle}
   * (or vehicle control, control, negative, negative control, untreated), {@code positive} (or
   * positive control), {@code blank} (or medium, background), {@code empty} (or none), in any case.
   */
  public static Optional<Role> parse(String text) {
    String said = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
    return Arrays.stream(values())
        .filter(role -> role.word.equals(said) || said.matches(role.synonyms))
        .findFirst();
  }
}
