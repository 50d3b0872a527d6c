package org.readout.imaging.cells;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Plane;

/** How wide a nucleus typically is in an image, before any is known. */
final class TypicalDiameter {
  /** Larger images are halved first: it takes a quarter of the time. */
  private static final int HALVED_FROM_PX = 400_000;

  /** But not if nuclei get narrower than this by it (pixels). */
  private static final double LEAST_HALVED_PX = 9;

  /** What is chosen without knowing a size must look like a nucleus. */
  private static final double LEAST_SCORE = 0.3;

  private TypicalDiameter() {}

  /**
   * What was found.
   *
   * @param px half of the area of all nuclei belongs to narrower ones; 0 if nothing looks like a
   *     nucleus
   * @param tree of the whole plane at full size, for who goes on with it; null if none was made
   */
  record Found(double px, @Nullable ThresholdTree tree) {}

  static Found of(Plane plane) {
    if (plane.samples().length > HALVED_FROM_PX) {
      double halved = of(ThresholdTree.of(Stain.of(plane, 2)));
      if (halved >= LEAST_HALVED_PX) {
        return new Found(2 * halved, null);
      }
    }
    ThresholdTree tree = ThresholdTree.of(Stain.of(plane, 1));
    return new Found(of(tree), tree);
  }

  private static double of(ThresholdTree tree) {
    Stain stain = tree.stain;
    double first = ofSure(tree, NucleusChoice.of(tree, 0));
    if (first == 0) {
      return 0;
    }
    List<NucleusChoice.Part> parts = NucleusChoice.of(tree, first);
    int[] ids = tree.drawn(parts);
    float[] height = Backdrop.heightOver(stain, first);
    Members members =
        Members.of(HalfHeight.of(ids, parts.size(), height, stain.grid()), parts.size());
    double[] areas = new double[parts.size()];
    for (int id = 1; id <= areas.length; id++) {
      areas[id - 1] = members.area(id);
    }
    return middle(areas, areas);
  }

  /** By what stands high: specks of noise are many and low. */
  private static double ofSure(ThresholdTree tree, List<NucleusChoice.Part> parts) {
    int[] nodes =
        parts.stream()
            .filter(part -> part.score() > LEAST_SCORE)
            .mapToInt(NucleusChoice.Part::node)
            .toArray();
    double[] areas = Arrays.stream(nodes).mapToDouble(node -> tree.area[node]).toArray();
    double[] volumes =
        Arrays.stream(nodes)
            .mapToDouble(node -> tree.sums[5][node] - tree.area[node] * (double) tree.lowest[node])
            .toArray();
    return middle(areas, volumes);
  }

  /** Diameter of the disc whose area is the weighted median; 0 for none. */
  private static double middle(double[] areas, double[] weights) {
    Integer[] byArea = new Integer[areas.length];
    Arrays.setAll(byArea, i -> i);
    Arrays.sort(byArea, (a, b) -> Double.compare(areas[a], areas[b]));
    double total = Arrays.stream(weights).sum();
    double sum = 0;
    for (int i : byArea) {
      sum += weights[i];
      if (2 * sum >= total) {
        return Math.sqrt(4 * areas[i] / Math.PI);
      }
    }
    return 0;
  }
}
