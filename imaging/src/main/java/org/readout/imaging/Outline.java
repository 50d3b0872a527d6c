package org.readout.imaging;

import java.util.List;

/**
 * A closed line around something in an image: the pixels of its border, in order, the last joined
 * to the first. Immutable.
 *
 * @param points at least one
 */
public record Outline(List<Point> points) {
  public Outline {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("an outline has at least one point");
    }
  }

  /** A pixel: column and row, from zero at the top left of the image. */
  public record Point(int x, int y) {}
}
