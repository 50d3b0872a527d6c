package org.readout.app.potential;

/**
 * Which field a row is of.
 *
 * @param name what messages call it: the image of the nuclei as the person named it
 * @param plate empty outside of a study
 * @param well empty where nothing says it
 * @param field which of several fields of the well; empty for the only one
 */
public record FieldPlace(String name, String plate, String well, String field) {
  /** A field of which only the file is known. */
  public static FieldPlace of(String name) {
    return new FieldPlace(name, "", "", "");
  }
}
