package org.readout.imaging.potential;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.ImageException;

/**
 * What many fields have in common: for each block the median over the fields in which no cell
 * stands out there, smoothed. Which those are is judged after the light found so far is taken out,
 * a few times over; the first time all count.
 */
final class CommonLight {
  /** Where cells cover half of the fields, further rounds move the surface by less than 0.1 %. */
  private static final int ROUNDS = 6;

  /** Standard deviations beyond which a block of a field shows a cell. */
  private static final double STANDS_OUT = 3;

  /** Standard error of a median over the standard error of a mean, for normal noise: √(π/2). */
  private static final double MEDIAN_EFFICIENCY = 1.2533;

  private final List<float[]> fields;
  private final int blocks;
  private final LightSurface surface;
  private final float[] errors;

  CommonLight(List<float[]> fields, Grid grid) throws ImageException {
    this.fields = fields;
    blocks = grid.columns() * grid.rows();
    errors = new float[blocks];
    float[] light = medians(withoutCells(null));
    LightSurface smooth = LightSurface.through(light, grid);
    for (int round = 0; round < ROUNDS; round++) {
      float[] found = smooth.blocks();
      float[] without = medians(withoutCells(found));
      for (int block = 0; block < blocks; block++) {
        // Where a cell lies in every field, what was found around stands in.
        without[block] = Float.isNaN(without[block]) ? found[block] : without[block];
      }
      smooth = LightSurface.through(without, grid);
    }
    surface = smooth;
  }

  LightSurface surface() {
    return surface;
  }

  /** Standard error of a block as a part of its light, of the median block. */
  double uncertainty() {
    return Order.median(errors, blocks);
  }

  /** The fields, each scaled to its cell-free level, NaN where a cell stands out. */
  private float[][] withoutCells(float @Nullable [] light) {
    float[][] kept = new float[fields.size()][];
    for (int field = 0; field < kept.length; field++) {
      float[] values = fields.get(field).clone();
      if (light != null) {
        dropCells(values, light);
      }
      kept[field] = values;
    }
    return kept;
  }

  private void dropCells(float[] values, float[] light) {
    float[] even = new float[blocks];
    for (int block = 0; block < blocks; block++) {
      even[block] = values[block] / light[block];
    }
    double level = commonest(even);
    double spread = lowerSpread(even, level);
    for (int block = 0; block < blocks; block++) {
      boolean cell = Math.abs(even[block] - level) > STANDS_OUT * spread;
      values[block] = cell ? Float.NaN : (float) (values[block] / level);
    }
  }

  /**
   * The middle of the shortest interval that holds a quarter of the values: what is between the
   * cells, also where they cover more than half.
   */
  private static double commonest(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int quarter = sorted.length / 4;
    int best = 0;
    for (int i = 0; i + quarter < sorted.length; i++) {
      if (sorted[i + quarter] - sorted[i] < sorted[best + quarter] - sorted[best]) {
        best = i;
      }
    }
    return sorted[best + quarter / 2];
  }

  /** Of the half below the level: cells are brighter than what is around them. */
  private static double lowerSpread(float[] values, double level) {
    float[] below = new float[values.length];
    int n = 0;
    for (float value : values) {
      if (value <= level) {
        below[n++] = value;
      }
    }
    return Scatter.sd(below, n, level);
  }

  private float[] medians(float[][] kept) {
    float[] medians = new float[blocks];
    float[] across = new float[kept.length];
    for (int block = 0; block < blocks; block++) {
      int n = 0;
      for (float[] field : kept) {
        if (!Float.isNaN(field[block])) {
          across[n++] = field[block];
        }
      }
      medians[block] = n == 0 ? Float.NaN : (float) Order.median(across, n);
      errors[block] =
          n == 0
              ? 1
              : (float)
                  (MEDIAN_EFFICIENCY
                      * Scatter.sd(across, n, medians[block])
                      / Math.sqrt(n)
                      / medians[block]);
    }
    return medians;
  }
}
