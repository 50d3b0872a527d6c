package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;
import org.readout.imaging.Plane;

/** A field of ellipses of known place and size, blurred by a lens and seen by a noisy camera. */
final class DrawnField {
  /** Of the lens, in the drawn fields (pixels). */
  private static final double BLUR_PX = 1.2;

  private final int width;
  private final int height;
  private final float[] light;

  DrawnField(int width, int height, double background) {
    this.width = width;
    this.height = height;
    light = new float[width * height];
    Arrays.fill(light, (float) background);
  }

  /** What is under a new ellipse shines through only if it is brighter. */
  DrawnField ellipse(
      double x, double y, double longPx, double shortPx, double angle, double value) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (int p = 0; p < light.length; p++) {
      double dx = p % width - x;
      double dy = Math.floorDiv(p, width) - y;
      double u = (dx * cos + dy * sin) / (longPx / 2);
      double v = (dy * cos - dx * sin) / (shortPx / 2);
      if (u * u + v * v <= 1) {
        light[p] = Math.max(light[p], (float) value);
      }
    }
    return this;
  }

  DrawnField disc(double x, double y, double diameterPx, double value) {
    return ellipse(x, y, diameterPx, diameterPx, 0, value);
  }

  /** Makes a place as dark as this again: a nucleolus. */
  DrawnField hole(double x, double y, double diameterPx, double value) {
    for (int p = 0; p < light.length; p++) {
      if (Math.hypot(p % width - x, Math.floorDiv(p, width) - y) <= diameterPx / 2) {
        light[p] = (float) value;
      }
    }
    return this;
  }

  /** Discs on a jittered grid that do not touch; returns how many. */
  int scatter(double diameterPx, double value, long seed) {
    Random random = new Random(seed);
    double step = 2 * diameterPx;
    List<double[]> drawn = new ArrayList<>();
    for (double y = diameterPx; y < height - diameterPx; y += step) {
      for (double x = diameterPx; x < width - diameterPx; x += step) {
        double shift = diameterPx / 4;
        drawn.add(
            new double[] {
              x + shift * random.nextDouble(), y + shift * random.nextDouble(), random.nextDouble()
            });
      }
    }
    drawn.forEach(
        d -> disc(d[0], d[1], diameterPx * (0.9 + 0.2 * d[2]), value * (0.7 + 0.6 * d[2])));
    return drawn.size();
  }

  /** From left to right the background rises by this much. */
  DrawnField gradient(double rise) {
    for (int p = 0; p < light.length; p++) {
      light[p] += (float) (rise * (p % width) / width);
    }
    return this;
  }

  Plane seen(double noise, long seed) {
    try (Mats mats = new Mats()) {
      Mat image = mats.zeros(new Size(width, height), CvType.CV_32F);
      image.put(0, 0, light);
      Imgproc.GaussianBlur(image, image, new Size(0, 0), BLUR_PX);
      float[] samples = new float[light.length];
      image.get(0, 0, samples);
      Random random = new Random(seed);
      for (int p = 0; p < samples.length; p++) {
        samples[p] = Math.round(samples[p] + noise * random.nextGaussian());
      }
      return Plane.of(width, height, samples);
    }
  }
}
