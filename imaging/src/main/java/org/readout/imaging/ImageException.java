package org.readout.imaging;

/**
 * An image, or what reads it, failed in a way that a person can put right. Sealed: the families are
 * the nested classes.
 */
public abstract sealed class ImageException extends Exception {
  private final String remedy;

  private ImageException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do about it: one imperative sentence. */
  public final String remedy() {
    return remedy;
  }

  /** The native image library could not be made ready on this machine. */
  public static final class NoNativeLibrary extends ImageException {
    public NoNativeLibrary(String what, String remedy) {
      super(what, remedy);
    }
  }

  /** The file cannot be opened: it is not there, is a folder, is empty or may not be read. */
  public static final class NotReadable extends ImageException {
    public NotReadable(String file, String why, String remedy) {
      super(file + ": " + why, remedy);
    }
  }

  /** The bytes are those of something else. */
  public static final class NotAnImage extends ImageException {
    /**
     * @param found what the file begins with, for example {@code begins with '%PDF', a PDF
     *     document}
     */
    public NotAnImage(String file, String found) {
      super(
          file + ": is not an image: " + found,
          "Give a PNG, JPEG, TIFF, BMP or WebP image; export one from the program that wrote this"
              + " file.");
    }
  }

  /** An image, but of a format or a variant that is not read. */
  public static final class Unsupported extends ImageException {
    public Unsupported(String file, String what, String remedy) {
      super(file + ": " + what, remedy);
    }
  }

  /** More pixels than are read, whatever the file's size: a scan gone wrong or a trap. */
  public static final class TooLarge extends ImageException {
    public TooLarge(String file, long widthPx, long heightPx, long mostPixels) {
      super(
          "%s: says %d × %d pixels (%.0f megapixels); at most %d are read"
              .formatted(
                  file,
                  widthPx,
                  heightPx,
                  (double) widthPx * heightPx / 1_000_000,
                  mostPixels / 1_000_000),
          "Crop the image, or scan it again at a lower resolution.");
    }
  }

  /** The file ends before its image does. What is missing is never filled in. */
  public static final class CutOff extends ImageException {
    /**
     * @param length of the file, in bytes
     * @param where for example {@code of at least 5000, inside its IDAT chunk}
     */
    public CutOff(String file, long length, String where) {
      super(
          "%s: cut off at byte %d %s".formatted(file, length, where),
          "Copy the file again from the camera or scanner; this copy is not whole.");
    }
  }

  /** The file is as long as it says, but contradicts itself or cannot be decoded. */
  public static final class Damaged extends ImageException {
    public Damaged(String file, String what) {
      super(
          file + ": is damaged: " + what,
          "Copy the file again from the camera or scanner, or save it anew as PNG.");
    }
  }

  /** The file speaks of a plane that neither it nor a file beside it holds. */
  public static final class MissingPlane extends ImageException {
    /**
     * @param c channel, from zero
     * @param z section, from zero
     * @param t moment, from zero
     */
    public MissingPlane(String file, int c, int z, int t) {
      super(
          "%s: has no plane for channel %d, section %d, moment %d, though it says so"
              .formatted(file, c + 1, z + 1, t + 1),
          "Copy all files of the recording into one folder, or leave this plane out.");
    }
  }

  /** The image is sound, but this process has no room for its pixels. */
  public static final class NotEnoughMemory extends ImageException {
    public NotEnoughMemory(String file, int widthPx, int heightPx) {
      super(
          "%s: not enough memory for %d × %d pixels".formatted(file, widthPx, heightPx),
          "Close other programs, or read fewer or smaller images at a time.");
    }
  }

  /** A size was asked for in micrometres, and nothing says how large a pixel is. */
  public static final class NoScale extends ImageException {
    public NoScale(String name, double micrometres) {
      super(
          "%s: a smallest diameter of %s µm was asked for, but the size of a pixel is not known"
              .formatted(name, micrometres),
          "Give the size of a pixel (um-per-px), or give the smallest diameter in pixels.");
    }
  }

  /** The region of interest cannot be used on this image. */
  public static final class BadRegion extends ImageException {
    public BadRegion(String name, String why) {
      super(name + ": the region of interest " + why, "Draw it again on this image.");
    }
  }

  /** More objects than a 16-bit label image can number. */
  public static final class TooManyLabels extends ImageException {
    public TooManyLabels(String name, int objects) {
      super(
          "%s: %d objects, and a 16-bit label image holds 65535".formatted(name, objects),
          "Use the table of objects, or cut the image into parts.");
    }
  }

  /** What was asked for would give a number that the pixels do not carry. */
  public static final class Refused extends ImageException {
    /**
     * @param what what is refused and why, with the figures that decided it
     * @param remedy what would make it possible
     */
    public Refused(String what, String remedy) {
      super(what, remedy);
    }
  }
}
