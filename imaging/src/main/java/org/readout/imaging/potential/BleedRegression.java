package org.readout.imaging.potential;

import org.readout.imaging.ImageException;

/**
 * Red on green over blocks of pixels, with an intercept of its own per field, so that an error of a
 * background is not taken for bleed-through. Blocks, because the noise of single green pixels would
 * flatten the slope. Confined to one thread.
 */
final class BleedRegression {
  private static final int BLOCK_PX = 4;

  /** Of blocks, per field: fewer are no field. */
  private static final int LEAST_BLOCKS = 100;

  /** Green must vary this much more than its noise, or its noise flattens the slope by 4 %. */
  private static final double LEAST_SPREAD = 5;

  /** An error of the fraction as large as a weak ratio itself. */
  private static final double LARGEST_ERROR = 0.02;

  /** A fraction that matters must be seen in the red, not be a line through chance. */
  private static final double LEAST_R_SQUARED = 0.5;

  private static final double MATTERS = 0.05;

  /** Standard errors beyond which a negative fraction is no accident. */
  private static final double SURELY = 4;

  private int fields;
  private int blocks;
  private double greenSquares;
  private double redSquares;
  private double products;
  private double greenNoiseSquares;

  void add(Signal red, Signal green) throws ImageException {
    int columns = red.plane().widthPx() / BLOCK_PX;
    int rows = red.plane().heightPx() / BLOCK_PX;
    double[] reds = new double[columns * rows];
    double[] greens = new double[columns * rows];
    int n = 0;
    for (int block = 0; block < columns * rows; block++) {
      int left = block % columns * BLOCK_PX;
      int top = block / columns * BLOCK_PX;
      if (!saturated(red, left, top) && !saturated(green, left, top)) {
        reds[n] = mean(red, left, top);
        greens[n++] = mean(green, left, top);
      }
    }
    if (n < LEAST_BLOCKS) {
      throw refused("has too few pixels below the camera's ceiling", "Expose it less.");
    }
    addDeviations(reds, greens, n);
    double noise = green.background().noiseSd() / BLOCK_PX;
    greenNoiseSquares += n * noise * noise;
    fields++;
  }

  BleedThrough fraction() throws ImageException {
    if (fields == 0) {
      throw refused("is missing", "Record a field stained with the green dye alone.");
    }
    if (greenSquares <= LEAST_SPREAD * LEAST_SPREAD * greenNoiseSquares) {
      throw refused(
          "is too dim: its green varies by %.1f times its noise, and %.0f times are needed"
              .formatted(
                  Math.sqrt(greenSquares / Math.max(greenNoiseSquares, Double.MIN_NORMAL)),
                  LEAST_SPREAD),
          "Expose the green channel of the single-stained control longer.");
    }
    double slope = products / greenSquares;
    double rest = Math.max(0, redSquares - slope * products);
    double error = Math.sqrt(rest / (blocks - fields - 1) / greenSquares);
    double rSquared = redSquares > 0 ? Math.min(1, slope * products / redSquares) : 1;
    requireSense(slope, error, rSquared);
    return new BleedThrough(slope, error, rSquared, blocks);
  }

  private static void requireSense(double slope, double error, double rSquared)
      throws ImageException {
    if (slope >= 1) {
      throw refused(
          "is brighter in red than in green (%.2f times)".formatted(slope),
          "Check that red and green are not exchanged and that the control holds no aggregate.");
    }
    if (error > LARGEST_ERROR) {
      throw refused(
          "gives %.3f with a standard error of %.3f".formatted(slope, error),
          "Record more fields of it, or expose them longer.");
    }
    if (slope < -SURELY * error || (slope > MATTERS && rSquared < LEAST_R_SQUARED)) {
      throw refused(
          "shows no red that follows its green (slope %.3f, r² %.2f)".formatted(slope, rSquared),
          "Check that it is stained with the green dye alone, and the background of both.");
    }
  }

  private void addDeviations(double[] reds, double[] greens, int n) {
    double meanRed = 0;
    double meanGreen = 0;
    for (int i = 0; i < n; i++) {
      meanRed += reds[i] / n;
      meanGreen += greens[i] / n;
    }
    for (int i = 0; i < n; i++) {
      double red = reds[i] - meanRed;
      double green = greens[i] - meanGreen;
      redSquares += red * red;
      greenSquares += green * green;
      products += red * green;
    }
    blocks += n;
  }

  private static double mean(Signal signal, int left, int top) {
    double sum = 0;
    for (int y = top; y < top + BLOCK_PX; y++) {
      for (int x = left; x < left + BLOCK_PX; x++) {
        sum += signal.plane().at(x, y);
      }
    }
    return sum / (BLOCK_PX * BLOCK_PX);
  }

  private static boolean saturated(Signal signal, int left, int top) {
    int width = signal.plane().widthPx();
    for (int y = top; y < top + BLOCK_PX; y++) {
      for (int x = left; x < left + BLOCK_PX; x++) {
        if (signal.channel().saturated(y * width + x)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ImageException.Refused refused(String what, String remedy) {
    return new ImageException.Refused(
        "bleed-through of green into red: the single-stained control " + what, remedy);
  }
}
