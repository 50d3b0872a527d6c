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
}
