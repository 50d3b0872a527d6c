package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.readout.imaging.Plane;

/**
 * The least that undoes the camera: dark, flat field, background; with the true masks. It shares no
 * line with the meter, so that the generator is tried before the meter is.
 */
final class Recovered {
  private static final int FAR_PX = 12;

  private final RenderedField field;
  private final int[] cells;
  private final int[] mitochondria;

  private final Plane dark;
  private final Plane flat;

  /**
   * @param frames of the same camera
   */
  Recovered(RenderedField field, Frames frames) {
    this.field = field;
    this.dark = frames.dark;
    this.flat = frames.flat;
    this.cells = field.cellLabels().ids();
    this.mitochondria = field.mitochondrionLabels().ids();
  }

  /** The frames that a person takes once a day. */
  record Frames(Plane dark, Plane flat) {
    static Frames of(FieldRecipe recipe) {
      RenderedField empty = RenderedField.render(recipe.withCells(0));
      return new Frames(empty.darkFrame().plane(), empty.flatFrame().plane());
    }
  }

  /** Counts of the dye alone at each pixel; negative ones stay. */
  float[] corrected(Channel channel) {
    Plane image = field.image(channel).plane();
    float[] lamp = new float[cells.length];
    for (int i = 0; i < lamp.length; i++) {
      lamp[i] = flat.samples()[i] - dark.samples()[i];
    }
    float middle = lamp[field.recipe().heightPx() / 2 * image.widthPx() + image.widthPx() / 2];
    float[] out = new float[cells.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (image.samples()[i] - dark.samples()[i]) / (lamp[i] / middle);
    }
    float background = median(out, farFromCells());
    for (int i = 0; i < out.length; i++) {
      out[i] -= background;
    }
    return out;
  }

  private static float median(float[] of, int[] at) {
    double[] values = IntStream.of(at).mapToDouble(i -> of[i]).sorted().toArray();
    return (float) values[values.length / 2];
  }

  /** Pixels without a cell in a square around them. */
  private int[] farFromCells() {
    int width = field.recipe().widthPx();
    int height = field.recipe().heightPx();
    boolean[] near = new boolean[cells.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (cells[y * width + x] > 0) {
          for (int v = Math.max(0, y - FAR_PX);
              v <= Math.min(height - 1, y + FAR_PX);
              v += FAR_PX) {
            int from = v * width + Math.max(0, x - FAR_PX);
            Arrays.fill(near, from, v * width + Math.min(width, x + FAR_PX + 1), true);
          }
        }
      }
    }
    return IntStream.range(0, near.length).filter(i -> !near[i]).toArray();
  }

  /** Mean over each cell, by its number; nothing at 0. */
  double[] cellMeans(float[] corrected) {
    return means(corrected, cells);
  }

  /** Mean over the true mitochondria of each cell. */
  double[] mitoMeans(float[] corrected) {
    return means(corrected, mitochondria);
  }

  double[] means(float[] of, int[] owner) {
    double[] sums = new double[field.cells().size() + 1];
    int[] pixels = new int[sums.length];
    for (int i = 0; i < of.length; i++) {
      sums[owner[i]] += of[i];
      pixels[owner[i]]++;
    }
    for (int id = 0; id < sums.length; id++) {
      sums[id] /= pixels[id];
    }
    return sums;
  }

  /** Living cells that are large enough to mean something. */
  List<TrueCell> whole() {
    List<TrueCell> whole = new ArrayList<>();
    for (TrueCell cell : field.cells()) {
      if (cell.state() != CellState.DEAD && cell.areaPx() > 3000 && cell.mitoFraction() > 0.05) {
        whole.add(cell);
      }
    }
    return whole;
  }
}
