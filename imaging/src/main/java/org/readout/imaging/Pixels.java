package org.readout.imaging;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Decodes with OpenCV and brings every kind of sample into 8-bit BGR. */
final class Pixels {
  /** Bits that sensors have; their samples come in 16. */
  private static final List<Integer> TRUE_DEPTHS = List.of(10, 12, 14, 16);

  private static final int WHITE = 255;

  private Pixels() {}

  /**
   * @return owned by {@code mats}; everything else is freed here
   */
  static Mat bgr(String name, Header header, byte[] bytes, Mats mats) throws ImageException {
    try (Mats own = new Mats()) {
      Mat stored = decode(name, header, bytes, own);
      Mat eight = eightBits(stored, own);
      Mat colour = colour(name, eight, header.alpha(), own);
      return mats.own(upright(colour, header.turnedByDecoder() ? 1 : header.orientation()));
    } catch (CvException e) {
      String reason = String.valueOf(e.getMessage());
      if (reason.contains("Insufficient memory") || reason.contains("Failed to allocate")) {
        throw new ImageException.NotEnoughMemory(
            name, (int) header.widthPx(), (int) header.heightPx());
      }
      throw new ImageException.Damaged(name, "the decoder says: " + reason.strip());
    }
  }

  private static Mat decode(String name, Header header, byte[] bytes, Mats own)
      throws ImageException {
    Mat encoded = own.own(new Mat(1, bytes.length, CvType.CV_8UC1));
    encoded.put(0, 0, bytes);
    Mat stored = own.own(Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_UNCHANGED));
    if (stored.empty()) {
      throw new ImageException.Damaged(
          name, "its %s data cannot be decoded".formatted(header.format()));
    }
    boolean turned = header.turnedByDecoder() && header.onItsSide();
    long width = turned ? header.heightPx() : header.widthPx();
    long height = turned ? header.widthPx() : header.heightPx();
    if (stored.cols() != width || stored.rows() != height) {
      throw new ImageException.Damaged(
          name,
          "decodes to %d × %d pixels, but its header says %d × %d"
              .formatted(stored.cols(), stored.rows(), width, height));
    }
    return stored;
  }

  private static Mat eightBits(Mat stored, Mats own) {
    if (stored.depth() == CvType.CV_8U) {
      return stored;
    }
    double largest = Core.minMaxLoc(own.own(stored.reshape(1))).maxVal;
    int depth = TRUE_DEPTHS.stream().filter(bits -> largest < 1 << bits).findFirst().orElseThrow();
    Mat eight = own.mat();
    stored.convertTo(eight, CvType.CV_8U, WHITE / ((1 << depth) - 1.0));
    return eight;
  }

  private static Mat colour(String name, Mat eight, Header.Alpha alpha, Mats own)
      throws ImageException {
    Mat colour = own.mat();
    switch (eight.channels()) {
      case 1 -> Imgproc.cvtColor(eight, colour, Imgproc.COLOR_GRAY2BGR);
      case 3 -> {
        return eight;
      }
      case 4 -> {
        Imgproc.cvtColor(eight, colour, Imgproc.COLOR_BGRA2BGR);
        if (alpha != Header.Alpha.IGNORED) {
          layOnWhite(colour, eight, alpha, own);
        }
      }
      default ->
          throw new ImageException.Unsupported(
              name,
              "has %d channels; 1, 3 or 4 are read".formatted(eight.channels()),
              "Save it as grey or RGB.");
    }
    return colour;
  }

  /** Each channel c becomes c · alpha + white · (1 - alpha). */
  private static void layOnWhite(Mat colour, Mat bgra, Header.Alpha kind, Mats own) {
    Mat alpha = own.mat();
    Mat opacity = own.mat();
    Core.extractChannel(bgra, alpha, 3);
    Imgproc.cvtColor(alpha, opacity, Imgproc.COLOR_GRAY2BGR);
    if (kind == Header.Alpha.STRAIGHT) {
      Core.multiply(colour, opacity, colour, 1.0 / WHITE);
    }
    Core.bitwise_not(opacity, opacity);
    Core.add(colour, opacity, colour);
  }

  /**
   * @return a header of its own; the pixels are shared where nothing is turned
   */
  private static Mat upright(Mat colour, int orientation) {
    Mat upright = new Mat();
    switch (orientation) {
      case 2 -> Core.flip(colour, upright, 1);
      case 3 -> Core.rotate(colour, upright, Core.ROTATE_180);
      case 4 -> Core.flip(colour, upright, 0);
      case 5 -> Core.transpose(colour, upright);
      case 6 -> Core.rotate(colour, upright, Core.ROTATE_90_CLOCKWISE);
      case 7 -> {
        Core.transpose(colour, upright);
        Core.rotate(upright, upright, Core.ROTATE_180);
      }
      case 8 -> Core.rotate(colour, upright, Core.ROTATE_90_COUNTERCLOCKWISE);
      default -> colour.assignTo(upright);
    }
    return upright;
  }
}
