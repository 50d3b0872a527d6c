package org.readout.acquisition;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a layout file, gathered so that a person can mend all of it at once. */
final class Problems {
  private static final String SAVE_AGAIN =
      "Save the layout again as CSV (UTF-8) or XLSX, and read it again.";
  private static final String MEND = "Mend the layout file and read it again; nothing was stored.";

  private final String file;
  private final List<String> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(String place, String what) {
    found.add(place + ": " + what);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Ends the reading if anything was found. */
  void requireNone() throws StudyException {
    if (!found.isEmpty()) {
      throw new StudyException.BadLayout(file, found, MEND);
    }
  }

  /** The error of a file whose cells cannot be reached at all. */
  StudyException unreadable(String what) {
    return new StudyException.BadLayout(file, List.of(what), SAVE_AGAIN);
  }
}
