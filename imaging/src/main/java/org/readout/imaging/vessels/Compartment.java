package org.readout.imaging.vessels;

import java.util.List;
import org.readout.imaging.Outline;

/**
 * One place to count in.
 *
 * @param name {@code dish}, {@code A1}… or {@code field}
 */
public record Compartment(String name, Kind kind, Shape shape) {
  /** What a compartment is. */
  public enum Kind {
    DISH,
    WELL,
    FIELD
  }

  /** Its form in image pixels. */
  public sealed interface Shape {
    /** The line around it. */
    Outline outline();
  }

  /**
   * A round floor within a wall. Between the two lie reflections of what grows near the wall.
   *
   * @param floor the innermost edge that runs all around
   * @param wall the outer edge; the same centre or near it
   */
  public record Round(Circle floor, Circle wall) implements Shape {
    @Override
    public Outline outline() {
      return floor.outline();
    }
  }

  /** A rectangle: columns {@code left} to {@code left + width - 1}. */
  public record Box(int left, int top, int width, int height) implements Shape {
    @Override
    public Outline outline() {
      int right = left + width - 1;
      int bottom = top + height - 1;
      return new Outline(
          List.of(
              new Outline.Point(left, top),
              new Outline.Point(right, top),
              new Outline.Point(right, bottom),
              new Outline.Point(left, bottom)));
    }
  }
}
