package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PropagationTest {
  private static final int W = 14;
  private static final int H = 11;

  /** Bellman's way: sweep until nothing gets cheaper. Slow, short, and another algorithm. */
  @Test
  void each_pixel_goes_to_the_nucleus_with_the_cheapest_way() {
    Random random = new Random(17);
    for (int round = 0; round < 60; round++) {
      float[] level = new float[W * H];
      for (int p = 0; p < level.length; p++) {
        level[p] = random.nextFloat();
      }
      int[] nuclei = new int[W * H];
      for (int id = 1; id <= 4; id++) {
        nuclei[random.nextInt(W * H)] = id;
      }
      double lambda = round % 3 == 0 ? 0.001 : round % 3 == 1 ? 0.05 : 2;
      float[] threshold = {0, 0.2f, 0.2f, 0.2f, 0.2f};
      int[] grown = new Propagation(level, W, H, lambda, threshold, Double.MAX_VALUE).grow(nuclei);
      assertThat(grown).as("round " + round).isEqualTo(swept(level, nuclei, threshold, lambda));
    }
  }

  @Test
  void differences_are_those_of_nine_pairs_with_the_border_repeated() {
    Random random = new Random(3);
    float[] level = new float[W * H];
    for (int p = 0; p < level.length; p++) {
      level[p] = random.nextFloat();
    }
    int[][] directions = {{1, 0}, {-1, 1}, {0, 1}, {1, 1}};
    for (int[] d : directions) {
      float[] found = Differences.between(level, W, H, d[0], d[1]);
      for (int y = 0; y + d[1] < H; y++) {
        for (int x = Math.max(0, -d[0]); x + Math.max(0, d[0]) < W; x++) {
          assertThat((double) found[y * W + x])
              .isCloseTo(nine(level, x, y, x + d[0], y + d[1]), within(1e-5));
        }
      }
    }
  }

  private static int[] swept(float[] level, int[] nuclei, float[] threshold, double lambda) {
    double[] cost = new double[W * H];
    Arrays.fill(cost, Double.MAX_VALUE);
    int[] label = nuclei.clone();
    for (int p = 0; p < nuclei.length; p++) {
      cost[p] = nuclei[p] == 0 ? Double.MAX_VALUE : 0;
    }
    boolean more = true;
    while (more) {
      more = false;
      for (int p = 0; p < W * H; p++) {
        for (int q = 0; q < W * H; q++) {
          int dx = Math.abs(p % W - q % W);
          int dy = Math.abs(Math.floorDiv(p, W) - Math.floorDiv(q, W));
          if (p == q || dx > 1 || dy > 1 || label[p] == 0 || level[q] <= threshold[label[p]]) {
            continue;
          }
          double nine = nine(level, p % W, p / W, q % W, q / W);
          double way = cost[p] + (float) Math.sqrt(nine * nine + lambda * lambda * (dx + dy));
          if (nuclei[q] == 0 && way < cost[q] - 1e-9) {
            cost[q] = way;
            label[q] = label[p];
            more = true;
          }
        }
      }
    }
    return label;
  }

  private static double nine(float[] level, int x, int y, int x2, int y2) {
    double sum = 0;
    for (int j = -1; j <= 1; j++) {
      for (int i = -1; i <= 1; i++) {
        sum += Math.abs(at(level, x + i, y + j) - at(level, x2 + i, y2 + j));
      }
    }
    return sum;
  }

  private static double at(float[] level, int x, int y) {
    return level[Math.max(0, Math.min(H - 1, y)) * W + Math.max(0, Math.min(W - 1, x))];
  }
}
