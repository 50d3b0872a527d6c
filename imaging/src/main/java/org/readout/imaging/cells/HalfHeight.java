package org.readout.imaging.cells;

/**
 * Puts the border of each object where the stain has fallen to half of its height at the margin:
 * there a blurred edge lies where the sharp one was.
 */
final class HalfHeight {
  /** The height of an object is what this part of its pixels stays below: above its texture. */
  private static final double INSIDE_PART = 0.75;

  /**
   * A nucleus is a lens: thinner at its margin, where its stain is about 0.8 of the height inside;
   * the half of that.
   */
  static final double BORDER = 0.4;

  private HalfHeight() {}

  /**
   * @param ids objects 1 to {@code count}; not changed
   * @param height over the backdrop
   * @return the same objects, without what is below their border and grown to where it is; none
   *     grows into another
   */
  static int[] of(int[] ids, int count, float[] height, Grid grid) {
    return within(ids, height, borders(ids, count, height), grid);
  }

  /** The height at which each object's border is. */
  static float[] borders(int[] ids, int count, float[] height) {
    Members members = Members.of(ids, count);
    float[] borders = new float[count + 1];
    for (int id = 1; id <= count; id++) {
      if (members.area(id) > 0) {
        borders[id] = (float) BORDER * members.quantile(id, height, INSIDE_PART);
      }
    }
    return borders;
  }

  /**
   * Each object first gets the whole of its own hill, down to the valleys between it and others, so
   * that a dim one cannot climb the skirt of a bright one; then what is below its border is cut.
   */
  static int[] within(int[] ids, float[] height, float[] borders, Grid grid) {
    float lowest = Float.POSITIVE_INFINITY;
    for (int id = 1; id < borders.length; id++) {
      lowest = Math.min(lowest, borders[id]);
    }
    int[] hills = ids.clone();
    PriorityFlood.grow(hills, height, lowest, grid);
    for (int p = 0; p < hills.length; p++) {
      hills[p] = height[p] > borders[hills[p]] ? hills[p] : 0;
    }
    return hills;
  }
}
