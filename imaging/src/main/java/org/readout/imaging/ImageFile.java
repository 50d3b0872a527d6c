package org.readout.imaging;

import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** An image as its file's bytes. Immutable; safe for many threads. */
public final class ImageFile {
  private final String name;
  private final byte[] bytes;
  private final int widthPx;
  private final int heightPx;

  private ImageFile(String name, byte[] bytes, int widthPx, int heightPx) {
    this.name = name;
    this.bytes = bytes;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  /**
   * @param name the file's name, for messages
   * @param bytes the whole file; kept, not to be changed
   */
  public static ImageFile of(String name, byte[] bytes) throws ImageException {
    OpenCv.require();
    try (Mats mats = new Mats()) {
      Mat decoded = decode(name, bytes, mats);
      return new ImageFile(name, bytes, decoded.cols(), decoded.rows());
    }
  }

  public String name() {
    return name;
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** The size of a pixel, where the file says so. */
  public Optional<Calibration> calibration() {
    return Optional.empty();
  }

  /** 8-bit, 3 channels (blue, green, red), upright; owned by {@code mats}. */
  public Mat bgr(Mats mats) throws ImageException {
    return decode(name, bytes, mats);
  }

  private static Mat decode(String name, byte[] bytes, Mats mats) throws ImageException {
    Mat decoded =
        mats.own(Imgcodecs.imdecode(mats.own(new MatOfByte(bytes)), Imgcodecs.IMREAD_COLOR));
    if (decoded.empty()) {
      throw new ImageException.NotAnImage(name);
    }
    return decoded;
  }
}
