package org.readout.imaging.rendered;

import java.util.Arrays;

/**
 * The picture while it is drawn: light from 0 to 1 and beyond, stain that lies over it, and which
 * colony owns each pixel. Pixel (x, y) is at index {@code y * width + x} everywhere. Confined to a
 * thread.
 */
final class Canvas {
  /** Densities beyond 4 are black. */
  private static final int STEPS = 4096;

  private static final float PER_DENSITY = 1000;

  final int width;
  final int height;
  final float[] red;
  final float[] green;
  final float[] blue;

  /** Optical density that is still to be laid over the light. */
  final float[] density;

  /** Label of the colony that owns the pixel; 0 for none. */
  final int[] owner;

  /** How far out in its owner the pixel lies: 0 its centre, 1 its edge. */
  final float[] depth;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    red = new float[width * height];
    green = new float[width * height];
    blue = new float[width * height];
    density = new float[width * height];
    owner = new int[width * height];
    depth = new float[width * height];
    Arrays.fill(depth, Float.MAX_VALUE);
  }

  void scale(int i, float factor) {
    red[i] *= factor;
    green[i] *= factor;
    blue[i] *= factor;
  }

  void add(int i, float light) {
    red[i] += light;
    green[i] += light;
    blue[i] += light;
  }

  /** Lays a colour over a pixel; {@code cover} from 0 to 1. */
  void cover(int i, Colour.Opaque colour, float shade, float cover) {
    red[i] += cover * ((float) colour.red() * shade - red[i]);
    green[i] += cover * ((float) colour.green() * shade - green[i]);
    blue[i] += cover * ((float) colour.blue() * shade - blue[i]);
  }

  /** Lets the light through the density that has gathered, and forgets it. */
  void stain(Colour.Absorbing stain) {
    float[] throughRed = transmission(stain.red());
    float[] throughGreen = transmission(stain.green());
    float[] throughBlue = transmission(stain.blue());
    for (int i = 0; i < density.length; i++) {
      if (density[i] != 0) {
        int step = Math.min(STEPS - 1, Math.max(0, (int) (density[i] * PER_DENSITY + 0.5f)));
        red[i] *= throughRed[step];
        green[i] *= throughGreen[step];
        blue[i] *= throughBlue[step];
        density[i] = 0;
      }
    }
  }

  /** Ten to the minus density, by thousandths. */
  private static float[] transmission(double share) {
    float[] through = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      through[i] = (float) StrictMath.pow(10, -share * i / PER_DENSITY);
    }
    return through;
  }

  /** What to do at a pixel, with its place from the middle of what is drawn. */
  @FunctionalInterface
  interface AtPixel {
    void paint(int i, float dx, float dy);
  }

  /** Visits every pixel of a square that is on the canvas, row by row. */
  void around(double xPx, double yPx, double reachPx, AtPixel at) {
    int right = clip(xPx + reachPx + 1, width);
    int bottom = clip(yPx + reachPx + 1, height);
    for (int y = clip(yPx - reachPx, height); y < bottom; y++) {
      for (int x = clip(xPx - reachPx, width); x < right; x++) {
        at.paint(y * width + x, (float) (x - xPx), (float) (y - yPx));
      }
    }
  }

  /** The part of a range of columns or rows that is on the canvas. */
  static int clip(double at, int size) {
    return (int) Math.max(0, Math.min(size, at));
  }
}
