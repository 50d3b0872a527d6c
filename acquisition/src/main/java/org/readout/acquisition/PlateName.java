package org.readout.acquisition;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** How names of plates and of image files are compared. */
final class PlateName {
  /** Endings that come in two parts, as in {@code plate.ome.tif}. */
  private static final List<String> INNER_ENDINGS = List.of(".ome");

  private PlateName() {}

  /** The name in the form in which two names are the same: case and outer spaces do not matter. */
  static String key(String name) {
    // macOS writes an accent as a letter of its own; composed, both are equal.
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** A file's name without its ending. */
  static String stem(String file) {
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    for (String ending : INNER_ENDINGS) {
      if (stem.toLowerCase(Locale.ROOT).endsWith(ending) && stem.length() > ending.length()) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
