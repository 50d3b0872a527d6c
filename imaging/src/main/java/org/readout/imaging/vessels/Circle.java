package org.readout.imaging.vessels;

import java.util.ArrayList;
import java.util.List;
import org.readout.imaging.Outline;

/**
 * A circle in an image.
 *
 * @param x centre, pixels from the left
 * @param y centre, pixels from the top
 * @param r radius, pixels
 */
public record Circle(double x, double y, double r) {
  /** Corners of the drawn outline: within half a pixel of the circle up to a radius of 2000. */
  private static final int CORNERS = 144;

  /** The same circle in an image {@code factor} times as large. */
  public Circle scaled(double factor) {
    return new Circle(x * factor, y * factor, r * factor);
  }

  /** The same circle seen from an origin at ({@code left}, {@code top}). */
  public Circle from(double left, double top) {
    return new Circle(x - left, y - top, r);
  }

  /** How far a place is from the centre, in pixels. */
  public double distance(double px, double py) {
    return Math.hypot(px - x, py - y);
  }

  /** The circle as a polygon; its points may lie outside the image. */
  public Outline outline() {
    List<Outline.Point> points = new ArrayList<>(CORNERS);
    for (int i = 0; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      points.add(
          new Outline.Point(
              (int) Math.round(x + r * Math.cos(angle)),
              (int) Math.round(y + r * Math.sin(angle))));
    }
    return new Outline(points);
  }
}
