package org.readout.devices;

import java.util.List;

/** A file from an instrument's software could not be read; nothing of it was taken. */
public abstract sealed class VendorFileException extends ReadoutException {
  private VendorFileException(String message, String remedy) {
    super(message, remedy);
  }

  private VendorFileException(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }

  /** No format recognises the file. */
  public static final class NotRecognised extends VendorFileException {
    /**
     * @param nearest one sentence each for the formats that came closest, with what is missing
     */
    public NotRecognised(String file, List<String> nearest) {
      super(
          "%s: no known format. Nearest: %s".formatted(file, String.join(" · ", nearest)),
          "Export the file again from the reader's own software, or save the plate as a grid with"
              + " the rows A, B, … and the columns 1, 2, ….");
    }
  }

  /** Larger than Readout will unpack or hold. */
  public static final class TooLarge extends VendorFileException {
    public TooLarge(String file, String found, String limit) {
      super(
          "%s: %s; the limit is %s".formatted(file, found, limit),
          "Export fewer plates or fewer time points into one file.");
    }
  }

  /** Another kind of file than text or XLSX. */
  public static final class NotATable extends VendorFileException {
    public NotATable(String file, String found, String remedy) {
      super("%s: %s".formatted(file, found), remedy);
    }
  }

  /** The container or the letters are broken: the file was cut, or changed on its way. */
  public static final class Damaged extends VendorFileException {
    public Damaged(String file, String found) {
      super("%s: %s".formatted(file, found), "Copy the file again from the instrument's computer.");
    }

    public Damaged(String file, String found, Throwable cause) {
      super(
          "%s: %s".formatted(file, found),
          "Copy the file again from the instrument's computer.",
          cause);
    }
  }

  /** Recognised, but a place in it does not follow the format. */
  public static final class Malformed extends VendorFileException {
    /**
     * @param place line, or sheet and cell
     * @param found the offending text
     */
    public Malformed(String file, String place, String found, String expected) {
      super(
          "%s, %s: found '%s', expected %s".formatted(file, place, shortened(found), expected),
          "Export the file again without editing it, and compare the place named here.");
    }

    private static String shortened(String text) {
      int longest = 80;
      return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
  }

  /** Recognised, and without a single measurement. */
  public static final class NoMeasurements extends VendorFileException {
    public NoMeasurements(String file, String found, String remedy) {
      super("%s: %s".formatted(file, found), remedy);
    }
  }

  /** Recognised, and exported in a way that Readout does not read. */
  public static final class Unsupported extends VendorFileException {
    public Unsupported(String file, String found, String remedy) {
      super("%s: %s".formatted(file, found), remedy);
    }
  }
}
