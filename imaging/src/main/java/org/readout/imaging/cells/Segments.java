package org.readout.imaging.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;
import org.readout.imaging.Plane;

/** Objects of an image and why those do not count that do not. Immutable by agreement. */
final class Segments {
  /**
   * Large nuclei are looked at in a smaller image, in which they are this wide: more pixels hold
   * noise and texture, and no more form.
   */
  private static final double WIDE_ENOUGH_PX = 30;

  private final int[] ids;
  private final List<Optional<String>> verdicts;

  private Segments(int[] ids, List<Optional<String>> verdicts) {
    this.ids = ids;
    this.verdicts = List.copyOf(verdicts);
  }

  static Segments of(Plane plane, TypicalDiameter.Found typical, double smallestFraction) {
    double shrink = Math.max(1, typical.px() / WIDE_ENOUGH_PX);
    double d = typical.px() / shrink;
    ThresholdTree known = typical.tree();
    ThresholdTree tree =
        known != null && shrink == 1 ? known : ThresholdTree.of(Stain.of(plane, shrink));
    Stain stain = tree.stain;
    Grid grid = stain.grid();
    float[] height = Backdrop.heightOver(stain, d);
    int[] ids = bright(tree, height, d);
    int count = largest(ids);
    ids = withDim(stain, height, d, ids, count);
    count = largest(ids);
    ids = Tidy.of(ids, count, d, grid);
    List<Optional<String>> verdicts =
        NucleusJudge.of(stain, height, ids, count, d, smallestFraction);
    float[] borders = HalfHeight.borders(ids, count, height);
    return new Segments(enlarged(ids, height, borders, grid, plane), verdicts);
  }

  /** 1 to n, 0 for background, as large as the plane; to be read only. */
  int[] ids() {
    return ids;
  }

  /** For each object, from 1: why it is no nucleus; empty if it is one. */
  List<Optional<String>> verdicts() {
    return verdicts;
  }

  /** What stands out by itself, cut where several touch. */
  private static int[] bright(ThresholdTree tree, float[] height, double d) {
    Grid grid = tree.stain.grid();
    List<NucleusChoice.Part> parts = NucleusChoice.of(tree, d);
    int[] ids = HalfHeight.of(tree.drawn(parts), parts.size(), height, grid);
    Tidy.fill(ids, grid);
    int[] divided = Division.of(ids, height, d, grid);
    int count = largest(divided);
    Reunion.of(ids, divided, count, height, d, grid);
    ids = HalfHeight.of(divided, count, height, grid);
    Tidy.fill(ids, grid);
    return ids;
  }

  /** And what stands out of the rest: a dim nucleus beside a bright one. */
  private static int[] withDim(Stain stain, float[] height, double d, int[] ids, int count) {
    Grid grid = stain.grid();
    ThresholdTree tree = ThresholdTree.of(stain, Tidy.withSkirt(ids, grid));
    List<NucleusChoice.Part> parts = NucleusChoice.of(tree, d);
    int[] more = tree.drawn(parts);
    int[] all = ids.clone();
    for (int p = 0; p < all.length; p++) {
      all[p] = more[p] > 0 ? count + more[p] : all[p];
    }
    return HalfHeight.of(all, count + parts.size(), height, grid);
  }

  /** The same objects in the pixels of the plane, their borders drawn anew there. */
  private static int[] enlarged(
      int[] ids, float[] height, float[] borders, Grid grid, Plane plane) {
    Grid full = new Grid(plane.widthPx(), plane.heightPx());
    if (full.equals(grid)) {
      return ids;
    }
    try (Mats mats = new Mats()) {
      Size size = new Size(full.width(), full.height());
      Mat heights = mats.zeros(new Size(grid.width(), grid.height()), CvType.CV_32F);
      heights.put(0, 0, height);
      Imgproc.resize(heights, heights, size, 0, 0, Imgproc.INTER_LINEAR);
      float[] fine = new float[full.size()];
      heights.get(0, 0, fine);
      int[] coarse = new int[full.size()];
      for (int p = 0; p < coarse.length; p++) {
        int x = p % full.width() * grid.width() / full.width();
        int y = p / full.width() * grid.height() / full.height();
        coarse[p] = ids[y * grid.width() + x];
      }
      int[] sharp = HalfHeight.within(coarse, fine, borders, full);
      int[] largest = Tidy.largest(sharp, borders.length - 1, full);
      Tidy.fill(largest, full);
      return largest;
    }
  }

  private static int largest(int[] ids) {
    return Arrays.stream(ids).max().orElse(0);
  }
}
