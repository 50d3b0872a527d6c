package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readout.imaging.Outline;

/** Measures the labelled objects of a patch. */
final class Measurement {
  /** The eight neighbours, clockwise on the screen from the right one. */
  private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};

  private static final int[] DY = {0, 1, 1, 1, 0, -1, -1, -1};

  private Measurement() {}

  /**
   * @param labels above 0 the objects
   * @param count the highest label
   * @return objects that have pixels, in the order of their labels
   */
  static List<Blob> of(Patch patch, float[] signal, int[] labels, int count, int compartment) {
    int[] from = new int[count + 2];
    for (int label : labels) {
      if (label > 0) {
        from[label + 1]++;
      }
    }
    for (int i = 1; i < from.length; i++) {
      from[i] += from[i - 1];
    }
    int[] pixels = new int[from[count + 1]];
    int[] at = from.clone();
    for (int p = 0; p < labels.length; p++) {
      if (labels[p] > 0) {
        pixels[at[labels[p]]++] = p;
      }
    }
    List<Blob> blobs = new ArrayList<>();
    for (int label = 1; label <= count; label++) {
      if (from[label + 1] > from[label]) {
        int[] own = Arrays.copyOfRange(pixels, from[label], from[label + 1]);
        blobs.add(blob(patch, signal, labels, own, compartment));
      }
    }
    return blobs;
  }

  private static Blob blob(Patch patch, float[] signal, int[] labels, int[] own, int compartment) {
    int width = patch.width();
    double[] sums = new double[5];
    double sum = 0;
    int straight = 0;
    int diagonal = 0;
    float[] values = new float[own.length];
    for (int i = 0; i < own.length; i++) {
      int p = own[i];
      double x = p % width;
      int row = p / width;
      sums[0] += x;
      sums[1] += row;
      sums[2] += x * x;
      sums[3] += (double) row * row;
      sums[4] += x * row;
      sum += signal[p];
      values[i] = signal[p];
      for (int k = 0; k < 8; k++) {
        int edge = label(labels, patch, p % width + DX[k], p / width + DY[k]) == labels[p] ? 0 : 1;
        straight += k % 2 == 0 ? edge : 0;
        diagonal += k % 2 == 0 ? 0 : edge;
      }
    }
    Arrays.sort(values);
    int n = own.length;
    return new Blob(
        compartment,
        sums[0] / n,
        sums[1] / n,
        n,
        Form.of(sums, Form.circularity(n, straight, diagonal), own, 0, n, width),
        values[(int) (0.75 * (n - 1))],
        sum / n,
        flatness(values),
        outline(patch, labels, topmost(own, signal, width)));
  }

  /** The first pixel of the column of the strongest: a border pixel of the main piece. */
  private static int topmost(int[] own, float[] signal, int width) {
    int strongest = own[0];
    for (int p : own) {
      strongest = signal[p] > signal[strongest] ? p : strongest;
    }
    for (int p : own) {
      if (p % width == strongest % width) {
        return p;
      }
    }
    return strongest;
  }

  private static double flatness(float[] sorted) {
    float top = sorted[(int) (0.95 * (sorted.length - 1))];
    int flat = 0;
    for (float value : sorted) {
      flat += value >= 0.8f * top ? 1 : 0;
    }
    return flat / (double) sorted.length;
  }

  private static int label(int[] labels, Patch patch, int x, int y) {
    boolean in = x >= 0 && y >= 0 && x < patch.width() && y < patch.height();
    return in ? labels[y * patch.width() + x] : 0;
  }

  /**
   * The border of the object around {@code first}, a pixel with nothing above it, clockwise
   * (Moore's tracing, until the first step is about to be made again).
   */
  private static Outline outline(Patch patch, int[] labels, int first) {
    int label = labels[first];
    int x = first % patch.width();
    int y = first / patch.width();
    List<Outline.Point> points = new ArrayList<>();
    int heading = 0;
    int firstStep = -1;
    while (true) {
      int step = -1;
      for (int k = 0; k < 8 && step < 0; k++) {
        int d = (heading + 6 + k) % 8;
        step = label(labels, patch, x + DX[d], y + DY[d]) == label ? d : -1;
      }
      boolean home = y * patch.width() + x == first;
      if (step < 0 || (home && step == firstStep)) {
        if (points.isEmpty()) {
          points.add(point(patch, x, y));
        }
        return new Outline(points);
      }
      firstStep = firstStep < 0 ? step : firstStep;
      points.add(point(patch, x, y));
      x += DX[step];
      y += DY[step];
      // The next search begins at the left hand: beside the pixel that it came from.
      heading = step % 2 == 0 ? (step + 1) % 8 : step;
    }
  }

  private static Outline.Point point(Patch patch, int x, int y) {
    return new Outline.Point((int) Math.round(patch.imageX(x)), (int) Math.round(patch.imageY(y)));
  }
}
