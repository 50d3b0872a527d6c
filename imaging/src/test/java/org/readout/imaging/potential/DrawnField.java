package org.readout.imaging.potential;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;

/**
 * A field of which everything is known: round cells, a round nucleus in the middle of each, and
 * mitochondria as every third diagonal of the cytoplasm. Confined to a test.
 */
final class DrawnField {
  final int width;
  final int height;
  final int[] cells;
  final int[] nuclei;
  final int[] mitochondria;
  private int drawn;

  DrawnField(int width, int height) {
    this.width = width;
    this.height = height;
    cells = new int[width * height];
    nuclei = new int[cells.length];
    mitochondria = new int[cells.length];
  }

  /** Nine cells of radius 30 that do not touch, in 300 × 300 pixels. */
  static DrawnField nine() {
    DrawnField field = new DrawnField(300, 300);
    for (int i = 0; i < 9; i++) {
      field.cell(50 + i % 3 * 100, 50 + i / 3 * 100, 30, 12);
    }
    return field;
  }

  DrawnField cell(int x, int y, int radius, int nucleusRadius) {
    drawn++;
    for (int i = 0; i < cells.length; i++) {
      double far = Math.hypot(i % width - x, Math.floorDiv(i, width) - y);
      if (far <= radius) {
        cells[i] = drawn;
        if (far <= nucleusRadius) {
          nuclei[i] = drawn;
        } else if ((i % width + i / width) % 3 == 0) {
          mitochondria[i] = drawn;
        }
      }
    }
    return this;
  }

  /** One value in all pixels of cells, another in their mitochondria, zero elsewhere. */
  float[] light(double cytosol, double mitochondrial) {
    float[] light = new float[cells.length];
    for (int i = 0; i < light.length; i++) {
      light[i] = (float) (mitochondria[i] > 0 ? mitochondrial : cells[i] > 0 ? cytosol : 0);
    }
    return light;
  }

  Plane plane(float[] samples) {
    return Plane.of(width, height, samples);
  }

  /** What a camera makes of it: {@code offset + flat · (background + light)}, unclipped. */
  float[] camera(float[] light, double background, double offset, double fallOff) {
    float[] stored = new float[light.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (float) (offset + vignette(i, fallOff) * (background + light[i]));
    }
    return stored;
  }

  /** 1 in the middle, 1 − {@code fallOff} in the corners. */
  double vignette(int pixel, double fallOff) {
    double x = (2.0 * (pixel % width) + 1) / width - 1;
    double y = (2.0 * Math.floorDiv(pixel, width) + 1) / height - 1;
    return 1 - fallOff * (x * x + y * y) / 2;
  }

  Plane flat(double fallOff, double counts) {
    float[] flat = new float[cells.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) (counts * vignette(i, fallOff));
    }
    return plane(flat);
  }

  static float[] noisy(float[] stored, double sd, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noisy = new float[stored.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (stored[i] + sd * random.nextGaussian());
    }
    return noisy;
  }

  static float[] mapped(float[] values, DoubleUnaryOperator change) {
    float[] mapped = new float[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = (float) change.applyAsDouble(values[i]);
    }
    return mapped;
  }

  ChannelImage image(String name, float[] stored, double ceiling) {
    return new ChannelImage(name, plane(stored), OptionalDouble.of(ceiling), Fidelity.LINEAR);
  }

  FieldObjects objects() {
    return new FieldObjects(
        Labels.of(width, height, nuclei),
        Labels.of(width, height, cells),
        Labels.of(width, height, mitochondria),
        24,
        FieldObjects.Extent.CELL,
        FieldObjects.Mask.INDEPENDENT);
  }

  FieldObjects withoutMitochondria() {
    FieldObjects whole = objects();
    return new FieldObjects(whole.nuclei(), whole.cells(), null, 24, whole.extent(), whole.mask());
  }

  CellFree cellFree() throws Exception {
    return CellFree.outside(objects().cells(), objects().nuclei(), 6);
  }

  /** After dark, flat and background. */
  Signal signal(ChannelImage image, Correction correction) throws Exception {
    CorrectedChannel corrected = CorrectedChannel.of(image, correction);
    return Signal.of(corrected, cellFree().background(corrected));
  }

  /** With a camera offset of 100 and no flat field. */
  Signal signal(String name, float[] stored) throws Exception {
    return signal(image(name, stored, 65_535), new Correction(offset(100), FlatField.NONE));
  }

  static Dark offset(double counts) {
    return new Dark.Offset(counts, "given by the test");
  }

  static float[] constant(int n, double value) {
    float[] constant = new float[n];
    Arrays.fill(constant, (float) value);
    return constant;
  }
}
