package org.readout.imaging.rendered.cells;

import java.util.function.IntToDoubleFunction;

/** Takes images: optics, shot noise, read noise, counts. */
final class Photograph {
  /** The wide part of the light that comes from outside of the focus. */
  private static final double HAZE_UM = 3;

  /** Frames in a mean frame: the noise of the correction stays far below that of an image. */
  private static final int MEAN_OF = 64;

  /** A lamp for the flat frame fills half of what the camera holds. */
  private static final double LAMP = 0.5;

  private final FieldRecipe recipe;
  private final int width;
  private final int height;
  private final float[] illumination;

  Photograph(FieldRecipe recipe) {
    this.recipe = recipe;
    this.width = recipe.widthPx();
    this.height = recipe.heightPx();
    this.illumination = illumination();
  }

  /** Relative light at each pixel: 1 in the middle, less towards the corners. */
  private float[] illumination() {
    float[] lamp = new float[width * height];
    for (int y = 0; y < height; y++) {
      double v = (y - (height - 1) / 2.0) / (height / 2.0);
      for (int x = 0; x < width; x++) {
        double u = (x - (width - 1) / 2.0) / (width / 2.0);
        lamp[y * width + x] = (float) (1 - recipe.optics().vignette() * (u * u + v * v) / 2);
      }
    }
    return lamp;
  }

  float[] lamp() {
    return illumination;
  }

  /** What the lens makes of the light of the dyes. */
  float[] throughLens(float[] light, Channel channel) {
    Optics optics = recipe.optics();
    float[] sharp = Blur.gaussian(light, width, height, optics.sigmaPx(channel));
    if (optics.haze() == 0) {
      return sharp;
    }
    float[] wide = Blur.wide(light, width, height, recipe.px(HAZE_UM));
    float haze = (float) optics.haze();
    for (int i = 0; i < wide.length; i++) {
      wide[i] = (1 - haze) * sharp[i] + haze * wide[i];
    }
    return wide;
  }

  /**
   * @param light after the lens
   * @param frame its number in a time lapse, for other noise
   */
  CameraImage expose(float[] light, Channel channel, int frame) {
    double background = recipe.optics().backgroundPhotons();
    Draws draws = new Draws(recipe.seed(), "camera for " + channel.name(), frame);
    return counts(draws, i -> (light[i] + background) * illumination[i], 1);
  }

  /** A place without cells: medium and plastic only. */
  CameraImage blank() {
    double background = recipe.optics().backgroundPhotons();
    return counts(draws("blank"), i -> background * illumination[i], 1);
  }

  /** With the shutter closed, the mean of many frames. */
  CameraImage dark() {
    return counts(draws("dark"), i -> 0, MEAN_OF);
  }

  /** Of an even slide, the mean of many frames; the dark is still in it. */
  CameraImage flat() {
    Sensor sensor = recipe.sensor();
    double most = ((1 << sensor.bits()) - 1 - sensor.offset()) / sensor.gain();
    return counts(draws("flat"), i -> LAMP * most * illumination[i], MEAN_OF);
  }

  private Draws draws(String frame) {
    return new Draws(recipe.seed(), frame);
  }

  private CameraImage counts(Draws draws, IntToDoubleFunction photons, int meanOf) {
    Sensor sensor = recipe.sensor();
    double noise = 1 / Math.sqrt(meanOf);
    short[] stored = new short[width * height];
    for (int i = 0; i < stored.length; i++) {
      double electrons = (double) draws.poisson(photons.applyAsDouble(i) * meanOf) / meanOf;
      stored[i] = sensor.stored(electrons, draws.normal() * noise);
    }
    return new CameraImage(width, height, sensor.bits(), stored);
  }
}
