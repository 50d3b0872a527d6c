package org.readout.imaging;

import java.util.ArrayList;
import java.util.List;
import org.readout.imaging.Outline.Point;

/** Walks around the outside of an object in labels. Pure. */
public final class Contour {
  /** East, south-east, and on clockwise on the screen, where y points down. */
  private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};

  private static final int[] DY = {0, 1, 1, 1, 0, -1, -1, -1};

  private Contour() {}

  /**
   * The outer border of the 8-connected object that a pixel belongs to: the pixels of its border in
   * clockwise order, each as often as the walk passes it (twice on a line one pixel wide).
   *
   * @param first the object's first pixel in the order of rows, as {@code y · widthPx + x}
   * @throws IllegalArgumentException if that pixel is background
   */
  public static Outline around(Labels labels, int first) {
    int width = labels.widthPx();
    int id = labels.ids()[first];
    if (id == 0) {
      throw new IllegalArgumentException("no object at pixel " + first);
    }
    int startX = first % width;
    int startY = first / width;
    List<Point> points = new ArrayList<>();
    int x = startX;
    int y = startY;
    // Nothing lies before the first pixel, so the walk may look from the west, turning clockwise.
    int from = 4;
    int firstStep = -1;
    while (true) {
      int step = next(labels, id, x, y, from);
      if (step < 0) {
        return new Outline(List.of(new Point(x, y)));
      }
      // Back at the start and about to leave it the same way: once around.
      if (x == startX && y == startY && step == firstStep) {
        return new Outline(points);
      }
      if (firstStep < 0) {
        firstStep = step;
      }
      points.add(new Point(x, y));
      x += DX[step];
      y += DY[step];
      // Look next from the background pixel that was seen last before this step.
      from = (step + 4 + 2 - (step & 1)) & 7;
    }
  }

  /** The first direction with a pixel of the object, clockwise from {@code from}; -1 for none. */
  private static int next(Labels labels, int id, int x, int y, int from) {
    for (int turn = 0; turn < 8; turn++) {
      int direction = (from + turn) & 7;
      int nx = x + DX[direction];
      int ny = y + DY[direction];
      if (nx >= 0
          && nx < labels.widthPx()
          && ny >= 0
          && ny < labels.heightPx()
          && labels.at(nx, ny) == id) {
        return direction;
      }
    }
    return -1;
  }
}
