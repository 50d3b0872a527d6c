package org.readout.imaging.rendered;

import java.util.stream.IntStream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/**
 * Takes the photograph: lens, sensor noise, and 8 bits. Blurs 16-bit whole numbers, in which OpenCV
 * gives the same bits on every processor.
 */
final class Camera {
  private static final double BLUR_PX = 3;
  private static final int WHITE = 65_535;

  /** What interpolating a colour mosaic does to the noise of neighbours. */
  private static final double DEMOSAIC_PX = 0.55;

  private static final int DEVIATES = 4096;

  private final PlateRecipe recipe;
  private final Chance chance;

  Camera(PlateRecipe recipe, long seed) {
    this.recipe = recipe;
    this.chance = new Chance(seed, "camera");
  }

  /**
   * @return blue, green, red by turns, 8 bits each
   */
  byte[] photograph(Canvas canvas) {
    short[] light = new short[3 * canvas.width * canvas.height];
    for (int i = 0; i < canvas.red.length; i++) {
      light[3 * i] = sixteenBits(canvas.blue[i]);
      light[3 * i + 1] = sixteenBits(canvas.green[i]);
      light[3 * i + 2] = sixteenBits(canvas.red[i]);
    }
    double blur = BLUR_PX * recipe.nuisances().level(Nuisance.BLUR);
    double noise = recipe.nuisances().level(Nuisance.NOISE);
    try (Mats mats = new Mats()) {
      Mat sensor = mats.zeros(new Size(canvas.width, canvas.height), CvType.CV_16UC3);
      sensor.put(0, 0, light);
      if (blur > 0.2) {
        Imgproc.GaussianBlur(sensor, sensor, new Size(0, 0), blur);
      }
      if (noise > 0) {
        sensor.get(0, 0, light);
        addNoise(light, noise);
        sensor.put(0, 0, light);
      }
      Imgproc.GaussianBlur(sensor, sensor, new Size(3, 3), DEMOSAIC_PX);
      sensor.get(0, 0, light);
    }
    byte[] pixels = new byte[light.length];
    for (int i = 0; i < light.length; i++) {
      pixels[i] = (byte) (((light[i] & 0xFFFF) * 255 + WHITE / 2) / WHITE);
    }
    return pixels;
  }

  private static short sixteenBits(float light) {
    return (short) (int) (Math.max(0, Math.min(1, light)) * WHITE + 0.5f);
  }

  /** Shot noise grows with the root of the light; a little read noise is everywhere. */
  private void addNoise(short[] light, double level) {
    int[] normal = normalDeviates();
    int[] deviation = new int[257];
    for (int step = 0; step < deviation.length; step++) {
      double sd = level * (0.006 + 0.020 * StrictMath.sqrt(step / 256.0));
      deviation[step] = (int) (sd * WHITE);
    }
    for (int i = 0; i + 2 < light.length; i += 3) {
      long bits = chance.bits();
      int common = normal[(int) (bits & DEVIATES - 1)];
      for (int channel = 0; channel < 3; channel++) {
        int own = normal[(int) (bits >>> (12 * (channel + 1))) & (DEVIATES - 1)];
        int value = light[i + channel] & 0xFFFF;
        int noise = (int) (((long) deviation[value >> 8] * (2 * common + own)) >> 17);
        light[i + channel] = (short) Math.max(0, Math.min(WHITE, value + noise));
      }
    }
  }

  /** Normal deviates in units of 2⁻¹⁶, enough of them to draw from for every sample. */
  private static int[] normalDeviates() {
    Chance draws = new Chance(0, "deviates");
    return IntStream.range(0, DEVIATES).map(i -> (int) (draws.normal() * 65_536)).toArray();
  }
}
