package org.readout.imaging.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;

/**
 * Finds the flat field of a channel in the fields themselves: cells lie elsewhere in every field,
 * and what stays in the median over many of them is the light. Fields are added one by one and only
 * a coarse grid of medians is kept of each, so that any number of them fits into memory. Confined
 * to one thread.
 */
public final class Illumination {
  /** With fewer fields the cells of single ones show through the median. */
  public static final int LEAST_IMAGES = 20;

  /** Blocks along the longer side: fine against how light varies, coarse against its noise. */
  private static final int BLOCKS = 64;

  private static final int LEAST_BLOCK_PX = 4;

  /** Blocks along the shorter side that a surface of the fourth degree needs to be held down. */
  private static final int LEAST_BLOCKS = 8;

  private final Dark dark;
  private final List<float[]> fields = new ArrayList<>();
  private @Nullable Grid grid;
  private int repeated;

  /**
   * @throws ImageException.Refused if the dark level is unknown: what is left of it would pass for
   *     light that is the same everywhere, and hide a part of the unevenness
   */
  public Illumination(Dark dark) throws ImageException {
    if (dark instanceof Dark.Unknown) {
      throw new ImageException.Refused(
          "a flat field from the fields themselves needs the camera's dark level, and it is not"
              + " known",
          "Give a dark frame or the camera's offset.");
    }
    this.dark = dark;
  }

  /**
   * One more field; the image is not kept.
   *
   * @throws ImageException.Refused if it is of another size than those before, too small, or dark
   */
  public void add(Plane image) throws ImageException {
    Grid blocks = grid == null ? gridFor(image) : grid;
    if (blocks.widthPx() != image.widthPx() || blocks.heightPx() != image.heightPx()) {
      throw new ImageException.Refused(
          "a flat field from fields of different size: %d × %d and %d × %d pixels"
              .formatted(blocks.widthPx(), blocks.heightPx(), image.widthPx(), image.heightPx()),
          "Use the fields of one camera setting.");
    }
    grid = blocks;
    float[] light = DarkLevel.of(dark, image).subtracted();
    float[] medians = blocks.medians(light);
    double level = Order.median(medians, medians.length);
    if (!(level > 0)) {
      throw new ImageException.Refused(
          "a field has no light above the dark level (%s)".formatted(dark.source()),
          "Leave fields without light out, or check the dark level.");
    }
    for (int i = 0; i < medians.length; i++) {
      medians[i] /= (float) level;
    }
    if (fields.stream().anyMatch(field -> Arrays.equals(field, medians))) {
      repeated++;
    } else {
      fields.add(medians);
    }
  }

  /**
   * The flat field of what was added.
   *
   * @throws ImageException.Refused from fewer than {@link #LEAST_IMAGES} different fields
   */
  public FlatField flatField() throws ImageException {
    int n = fields.size();
    if (n < LEAST_IMAGES || grid == null) {
      throw new ImageException.Refused(
          "a flat field from %d image%s%s: its cells would pass for light"
              .formatted(n, n == 1 ? "" : "s", repeated > 0 ? " (others repeat them)" : ""),
          "Give at least %d different fields of this channel, or a flat-field image."
              .formatted(LEAST_IMAGES));
    }
    CommonLight light = new CommonLight(fields, grid);
    return FlatField.estimated(
        light.surface().plane(), "median of %d fields, smoothed".formatted(n), light.uncertainty());
  }

  private static Grid gridFor(Plane image) throws ImageException {
    int longer = Math.max(image.widthPx(), image.heightPx());
    double block = Math.max(LEAST_BLOCK_PX, longer / (double) BLOCKS);
    int columns = (int) (image.widthPx() / block);
    int rows = (int) (image.heightPx() / block);
    if (Math.min(columns, rows) < LEAST_BLOCKS) {
      throw new ImageException.Refused(
          "a flat field from fields of %d × %d pixels: too small to tell light from cells"
              .formatted(image.widthPx(), image.heightPx()),
          "Give a flat-field image instead.");
    }
    return new Grid(image.widthPx(), image.heightPx(), columns, rows);
  }
}
