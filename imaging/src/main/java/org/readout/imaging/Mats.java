package org.readout.imaging;

import java.util.ArrayDeque;
import java.util.Deque;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;

/**
 * Owns every {@link Mat} that an operation makes, and frees their native memory when the operation
 * ends, also by an exception. Confined to the thread that made it.
 *
 * <p>OpenCV's own {@code Mat} waits for the garbage collector, which does not see native memory and
 * comes too late.
 */
public final class Mats implements AutoCloseable {
  private final Deque<Mat> owned = new ArrayDeque<>();

  /** OpenCV must be {@linkplain OpenCv#require() ready} before the first scope is opened. */
  public Mats() {}

  /** An empty matrix, for an operation to fill. */
  public Mat mat() {
    return own(new Mat());
  }

  /**
   * @param type one of {@code CvType}
   */
  public Mat zeros(Size size, int type) {
    return own(new Mat(size, type, Scalar.all(0)));
  }

  /**
   * Takes over a matrix that an operation returned (a sub-matrix too: its header is native memory).
   *
   * @return {@code mat}
   */
  public <M extends Mat> M own(M mat) {
    owned.push(mat);
    return mat;
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      owned.pop().release();
    }
  }
}
