package org.readout.devices;

/**
 * One way in which an instrument's software writes its measurements into a file. Found by {@link
 * java.util.ServiceLoader}. Immutable, without state, safe for many threads; the same bytes always
 * give the same export.
 */
public interface VendorFormat {
  /** A short name that never changes, for example {@code biotek-gen5}. */
  String id();

  /** Maker and software, as a person at the bench calls them. */
  String software();

  /** Whether the content, never the name, says that the file is of this format. */
  Recognition recognise(ExportedFile file) throws VendorFileException;

  /** Whether this format is only tried where no other recognises the file. */
  default boolean isLastResort() {
    return false;
  }

  /**
   * Everything in the file. Called only for files that this format recognises.
   *
   * @throws VendorFileException if a place in the file does not follow the format
   */
  Transcript read(ExportedFile file) throws VendorFileException;
}
