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

  /** The bytes are no image that can be read. */
  public static final class NotAnImage extends ImageException {
    public NotAnImage(String name) {
      super(name + " is not an image that can be read", "Save it as PNG, JPEG or TIFF.");
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
}
