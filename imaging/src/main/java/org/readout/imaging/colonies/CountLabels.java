package org.readout.imaging.colonies;

import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;

/** Writes what was counted as an image of numbers, for other programs. */
public final class CountLabels {
  private static final int MOST = 65535;

  private CountLabels() {}

  /**
   * A PNG as large as the image, 16 bit, one channel: 0 where nothing was counted, else the running
   * number (from 1, in the order of ids) of the accepted object.
   *
   * @throws ImageException.TooManyLabels beyond 65535 objects
   */
  public static byte[] png(CountedImage counted) throws ImageException {
    OpenCv.require();
    List<Candidate> accepted =
        counted.regions().stream()
            .flatMap(region -> region.candidates().stream())
            .filter(Candidate::accepted)
            .toList();
    if (accepted.size() > MOST) {
      throw new ImageException.TooManyLabels(counted.image(), accepted.size());
    }
    try (Mats mats = new Mats()) {
      Mat labels = mats.zeros(new Size(counted.widthPx(), counted.heightPx()), CvType.CV_16U);
      int number = 0;
      for (Candidate candidate : accepted) {
        Point[] border =
            candidate.outline().points().stream()
                .map(point -> new Point(point.x(), point.y()))
                .toArray(Point[]::new);
        Imgproc.fillPoly(labels, List.of(mats.own(new MatOfPoint(border))), Scalar.all(++number));
      }
      MatOfByte png = mats.own(new MatOfByte());
      Imgcodecs.imencode(".png", labels, png);
      return png.toArray();
    }
  }
}
