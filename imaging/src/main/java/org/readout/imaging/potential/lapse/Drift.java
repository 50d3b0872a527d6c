package org.readout.imaging.potential.lapse;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;

/**
 * How far the whole field moved from one frame to the next. Immutable.
 *
 * @param xPx columns to the right
 * @param yPx rows down
 * @param response how much of the correlation lies in its peak, 0 to 1
 */
public record Drift(double xPx, double yPx, double response) {
  public static final Drift NONE = new Drift(0, 0, 1);

  /** Frames of nothing but noise stay below. */
  private static final double LEAST_RESPONSE = 0.05;

  /**
   * By phase correlation, to a fraction of a pixel. Give a channel that does not change with the
   * drug, such as the nuclear stain.
   *
   * @throws ImageException.NoNativeLibrary if OpenCV cannot be loaded here
   * @throws IllegalArgumentException if the frames differ in size
   * @see <a href="https://doi.org/10.1109/TIP.2002.999675">Foroosh et al. 2002, IEEE Trans. Image
   *     Process. 11:188</a>
   */
  public static Drift between(Plane earlier, Plane later) throws ImageException {
    OpenCv.require();
    if (earlier.widthPx() != later.widthPx() || earlier.heightPx() != later.heightPx()) {
      throw new IllegalArgumentException("frames of one field differ in size");
    }
    try (Mats mats = new Mats()) {
      Mat window = mats.mat();
      Imgproc.createHanningWindow(
          window, new Size(earlier.widthPx(), earlier.heightPx()), CvType.CV_32F);
      double[] response = new double[1];
      Point shift =
          Imgproc.phaseCorrelate(matrix(earlier, mats), matrix(later, mats), window, response);
      return new Drift(shift.x, shift.y, Math.max(0, Math.min(1, response[0])));
    }
  }

  /** Whether the two frames show the same thing at all. */
  public boolean certain() {
    return response >= LEAST_RESPONSE;
  }

  private static Mat matrix(Plane plane, Mats mats) {
    Mat mat = mats.zeros(new Size(plane.widthPx(), plane.heightPx()), CvType.CV_32F);
    mat.put(0, 0, plane.samples());
    return mat;
  }
}
