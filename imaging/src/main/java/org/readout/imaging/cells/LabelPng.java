package org.readout.imaging.cells;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;

/** Writes labels as an image of numbers, for other programs. */
public final class LabelPng {
  private static final int MOST = 65535;

  private LabelPng() {}

  /**
   * A PNG of one channel, 16 bit: each pixel is its object's number, 0 for background.
   *
   * @param name of the image, for the error
   * @throws ImageException.TooManyLabels if a number is beyond 65535
   * @throws ImageException.NoNativeLibrary if OpenCV does not load
   */
  public static byte[] of(String name, Labels labels) throws ImageException {
    OpenCv.require();
    if (labels.largest() > MOST) {
      throw new ImageException.TooManyLabels(name, labels.largest());
    }
    short[] numbers = new short[labels.ids().length];
    for (int p = 0; p < numbers.length; p++) {
      numbers[p] = (short) labels.ids()[p];
    }
    try (Mats mats = new Mats()) {
      Mat image = mats.zeros(new Size(labels.widthPx(), labels.heightPx()), CvType.CV_16U);
      image.put(0, 0, numbers);
      MatOfByte png = mats.own(new MatOfByte());
      Imgcodecs.imencode(".png", image, png);
      return png.toArray();
    }
  }
}
