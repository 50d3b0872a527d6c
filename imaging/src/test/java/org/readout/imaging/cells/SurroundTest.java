package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.readout.imaging.Labels;

class SurroundTest {
  @Test
  void gives_each_pixel_to_the_nearest_nucleus_and_of_two_to_the_lower_number() {
    Random random = new Random(23);
    for (int round = 0; round < 60; round++) {
      int width = 1 + random.nextInt(25);
      int height = 1 + random.nextInt(25);
      int[] ids = new int[width * height];
      for (int id = 1; id <= 6; id++) {
        ids[random.nextInt(ids.length)] = id;
      }
      double radius = 0.5 + 12 * random.nextDouble();
      int[] grown = Surround.grow(Labels.of(width, height, ids), radius);
      for (int p = 0; p < ids.length; p++) {
        assertThat(grown[p]).isEqualTo(nearest(ids, width, p, radius));
      }
    }
  }

  private static int nearest(int[] ids, int width, int p, double radius) {
    int best = Integer.MAX_VALUE;
    int id = 0;
    for (int q = 0; q < ids.length; q++) {
      int dx = q % width - p % width;
      int dy = Math.floorDiv(q, width) - Math.floorDiv(p, width);
      int square = dx * dx + dy * dy;
      boolean nearer = square < best || (square == best && ids[q] < id);
      if (ids[q] != 0 && square <= radius * radius && nearer) {
        best = square;
        id = ids[q];
      }
    }
    return id;
  }
}
