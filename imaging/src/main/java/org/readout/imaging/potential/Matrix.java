package org.readout.imaging.potential;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.readout.imaging.Mats;
import org.readout.imaging.Plane;

/** Planes as OpenCV's matrices and back. */
final class Matrix {
  private Matrix() {}

  /**
   * @return 32-bit float, 1 channel, owned by {@code mats}
   */
  static Mat of(Plane plane, Mats mats) {
    Mat mat = mats.zeros(new Size(plane.widthPx(), plane.heightPx()), CvType.CV_32F);
    mat.put(0, 0, plane.samples());
    return mat;
  }

  /**
   * @param mat 32-bit float, 1 channel
   */
  static float[] samples(Mat mat) {
    float[] samples = new float[mat.rows() * mat.cols()];
    mat.get(0, 0, samples);
    return samples;
  }
}
