package org.readout.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readout.imaging.Outline.Point;

class ContourTest {
  @Test
  void goes_around_a_square_clockwise() {
    Labels labels = labels("....", ".##.", ".##.", "....");
    assertThat(Contour.around(labels, 5).points())
        .containsExactly(new Point(1, 1), new Point(2, 1), new Point(2, 2), new Point(1, 2));
  }

  @Test
  void a_single_pixel_is_its_own_outline() {
    assertThat(Contour.around(labels("#"), 0).points()).containsExactly(new Point(0, 0));
  }

  @Test
  void walks_along_a_line_and_back() {
    assertThat(Contour.around(labels("###"), 0).points())
        .containsExactly(new Point(0, 0), new Point(1, 0), new Point(2, 0), new Point(1, 0));
  }

  @Test
  void passes_a_place_where_two_parts_meet_at_a_corner() {
    Labels labels = labels("##...", "##...", "..##.", "..##.");
    Set<Point> seen = new HashSet<>(Contour.around(labels, 0).points());
    assertThat(seen).hasSize(8).contains(new Point(1, 1), new Point(2, 2), new Point(3, 3));
  }

  /** Random blobs: the outline is exactly the pixels that the outside touches from a side. */
  @Test
  void holds_each_pixel_that_the_outside_touches() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int[] ids = new int[12 * 12];
      int x = 6;
      int y = 6;
      for (int step = 0; step < 60; step++) {
        ids[y * 12 + x] = 1;
        x = Math.max(1, Math.min(10, x + random.nextInt(3) - 1));
        y = Math.max(1, Math.min(10, y + random.nextInt(3) - 1));
      }
      Labels labels = Labels.of(12, 12, ids);
      int first = 0;
      while (ids[first] == 0) {
        first++;
      }
      Set<Point> found = new HashSet<>(Contour.around(labels, first).points());
      assertThat(found).isEqualTo(touchedFromOutside(labels));
    }
  }

  @Test
  void refuses_background() {
    assertThatIllegalArgumentException().isThrownBy(() -> Contour.around(labels("."), 0));
  }

  /** Pixels with a straight neighbour in the background that holds the image's corner. */
  private static Set<Point> touchedFromOutside(Labels labels) {
    int side = labels.widthPx();
    boolean[] outside = new boolean[side * side];
    outside[0] = true;
    boolean more = true;
    while (more) {
      more = false;
      for (int p = 0; p < outside.length; p++) {
        if (!outside[p] && labels.ids()[p] == 0 && touches(outside, p, side)) {
          outside[p] = true;
          more = true;
        }
      }
    }
    Set<Point> touched = new HashSet<>();
    for (int p = 0; p < outside.length; p++) {
      if (labels.ids()[p] != 0 && touches(outside, p, side)) {
        touched.add(new Point(p % side, p / side));
      }
    }
    return touched;
  }

  private static boolean touches(boolean[] set, int p, int side) {
    int x = p % side;
    int y = p / side;
    return List.of(
            new Point(x - 1, y), new Point(x + 1, y), new Point(x, y - 1), new Point(x, y + 1))
        .stream()
        .filter(q -> q.x() >= 0 && q.x() < side && q.y() >= 0 && q.y() < side)
        .anyMatch(q -> set[q.y() * side + q.x()]);
  }

  private static Labels labels(String... rows) {
    int width = rows[0].length();
    int[] ids = new int[width * rows.length];
    for (int p = 0; p < ids.length; p++) {
      ids[p] = rows[p / width].charAt(p % width) == '#' ? 1 : 0;
    }
    return Labels.of(width, rows.length, ids);
  }
}
