package org.readout.acquisition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column of a tidy layout, or a whole grid, can say, by the words that people use for it.
 */
enum LayoutColumn {
  PLATE("plate", "plate_name|plate_id|dish"),
  WELL("well", "wells|well_name|position"),
  TREATMENT("treatment", "treatments|condition|compound|drug"),
  DOSE("dose", "doses|concentration|conc"),
  DOSE_UNIT("dose_unit", "dose_units|unit|units|concentration_unit"),
  ROLE("role", "roles|well_role|well_type"),
  EXPERIMENT("experiment", "replicate|biological_replicate|bio_replicate|biorep"),
  SEEDED("seeded", "cells|cells_seeded|seeded_cells");

  private final String word;
  private final String synonyms;

  LayoutColumn(String word, String synonyms) {
    this.word = word;
    this.synonyms = synonyms;
  }

  /** The word that Readout itself uses. */
  String word() {
    return word;
  }

  /** Case does not matter, nor whether words are joined by spaces, hyphens or underscores. */
  static Optional<LayoutColumn> parse(String heading) {
    String said = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "_");
    return Arrays.stream(values())
        .filter(column -> column.word.equals(said) || said.matches(column.synonyms))
        .findFirst();
  }
}
