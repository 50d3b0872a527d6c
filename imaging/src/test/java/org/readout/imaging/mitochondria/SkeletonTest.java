package org.readout.imaging.mitochondria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.imaging.Plane;
import org.readout.imaging.cells.Drawn;

/** Shapes whose middle lines are known by how they are drawn. */
class SkeletonTest {
  private static final int SIDE = 120;

  /** From end to end, the round caps that {@code line} draws included. */
  @ParameterizedTest(name = "length {0}, width {1}, {2} degrees")
  @CsvSource({
    "60, 3, 0",
    "60, 3, 90",
    "60, 3, 45",
    "60, 3, 22.5",
    "60, 3, 67",
    "60, 5, 0",
    "60, 5, 30",
    "60, 7, 10",
    "40, 4, 120",
    "25, 3, 155",
    "80, 5, 100",
    "80, 2, 45",
    "80, 2, 0"
  })
  void a_rod_is_one_branch_as_long_as_it_was_drawn(double length, double wide, double degrees) {
    double dx = Math.cos(Math.toRadians(degrees)) * length / 2;
    double dy = Math.sin(Math.toRadians(degrees)) * length / 2;
    Drawn drawn = new Drawn(SIDE, SIDE, 0);
    Branching rod = only(drawn.line(60 - dx, 60 - dy, 60 + dx, 60 + dy, wide, 1));
    assertThat(rod.branches()).isEqualTo(1);
    assertThat(rod.junctions()).isZero();
    assertThat(rod.endpoints()).isEqualTo(2);
    assertThat(rod.lengthPx()).isCloseTo(length + wide, within(0.15 * (length + wide)));
    assertThat(rod.meanBranchPx()).hasValue(rod.lengthPx());
    assertThat(rod.medianBranchPx()).hasValue(rod.lengthPx());
  }

  @ParameterizedTest(name = "turned by {0} degrees, width {1}")
  @CsvSource({"0, 3", "90, 3", "180, 5", "270, 5", "30, 3", "200, 5", "77, 4"})
  void three_arms_that_meet_are_three_branches_and_one_junction(double degrees, double wide) {
    Drawn drawn = new Drawn(SIDE, SIDE, 0);
    for (int arm = 0; arm < 3; arm++) {
      arm(drawn, degrees + 120 * arm, 40, wide);
    }
    Branching star = only(drawn);
    assertThat(star.branches()).isEqualTo(3);
    assertThat(star.junctions()).isEqualTo(1);
    assertThat(star.endpoints()).isEqualTo(3);
    assertThat(star.lengthPx()).isCloseTo(120 + 1.5 * wide, within(0.15 * 120));
  }

  @ParameterizedTest(name = "turned by {0} degrees, width {1}")
  @CsvSource({"0, 3", "90, 5", "180, 3", "270, 4", "45, 3", "20, 5"})
  void a_t_is_three_branches_and_one_junction(double degrees, double wide) {
    Drawn drawn = new Drawn(SIDE, SIDE, 0);
    arm(drawn, degrees, 40, wide);
    arm(drawn, degrees + 90, 40, wide);
    arm(drawn, degrees + 180, 40, wide);
    Branching t = only(drawn);
    assertThat(t.branches()).isEqualTo(3);
    assertThat(t.junctions()).isEqualTo(1);
    assertThat(t.endpoints()).isEqualTo(3);
    assertThat(t.lengthPx()).isCloseTo(120 + 1.5 * wide, within(0.15 * 120));
  }

  @ParameterizedTest(name = "turned by {0} degrees, width {1}")
  @CsvSource({"0, 3", "0, 4", "45, 3", "45, 5", "20, 5", "33, 7"})
  void a_cross_is_four_branches_and_one_junction(double degrees, double wide) {
    Drawn drawn = new Drawn(SIDE, SIDE, 0);
    for (int arm = 0; arm < 4; arm++) {
      arm(drawn, degrees + 90 * arm, 40, wide);
    }
    Branching cross = only(drawn);
    assertThat(cross.branches()).isEqualTo(4);
    assertThat(cross.junctions()).isEqualTo(1);
    assertThat(cross.endpoints()).isEqualTo(4);
    assertThat(cross.lengthPx()).isCloseTo(160 + 2 * wide, within(0.15 * 160));
  }

  @ParameterizedTest(name = "radius {0}, width {1}")
  @CsvSource({"30, 4", "12, 3", "45, 6"})
  void a_ring_is_one_branch_without_ends(double radius, double wide) {
    Drawn drawn = new Drawn(SIDE, SIDE, 0);
    drawn.disc(60, 60, radius + wide / 2, 1).disc(60, 60, radius - wide / 2, 0);
    Branching ring = only(drawn);
    assertThat(ring.branches()).isEqualTo(1);
    assertThat(ring.junctions()).isZero();
    assertThat(ring.endpoints()).isZero();
    assertThat(ring.lengthPx())
        .isCloseTo(2 * Math.PI * radius, within(0.15 * 2 * Math.PI * radius));
  }

  @Test
  void a_disc_has_no_network_however_rough_its_border() {
    Random random = new Random(4);
    Drawn drawn = new Drawn(SIDE, SIDE, 0).disc(60, 60, 15, 1);
    for (int i = 0; i < 40; i++) {
      double angle = random.nextDouble() * 2 * Math.PI;
      drawn.disc(60 + 15 * Math.cos(angle), 60 + 15 * Math.sin(angle), 1.2, 1);
    }
    Branching disc = only(drawn);
    assertThat(disc.junctions()).isZero();
    assertThat(disc.branches()).isLessThanOrEqualTo(1);
    // From bump to bump at most, and 15 % for steps along a line.
    assertThat(disc.lengthPx()).isLessThan(1.15 * 2 * (15 + 1.2 + 0.5));
  }

  @Test
  void small_things_do_not_vanish() {
    Branching square = only(new Drawn(20, 20, 0).box(5, 5, 7, 7, 1));
    assertThat(square.branches() + square.endpoints()).isPositive();
    Branching point = only(new Drawn(20, 20, 0).box(5, 5, 6, 6, 1));
    assertThat(point.branches()).isZero();
    assertThat(point.endpoints()).isEqualTo(1);
    assertThat(point.meanBranchPx()).isEmpty();
  }

  /** Whatever the shape: the line lies in the object, is one piece like it, and is thin. */
  @Test
  void a_middle_line_is_connected_as_its_object_is() {
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      Plane plane = blob(random);
      Grid grid = grid(plane);
      boolean[] on = Skeleton.of(grid);
      assertThat(pieces(on, grid.width, true)).isEqualTo(1);
      // No hole is closed and none is opened.
      assertThat(pieces(negated(on), grid.width, false))
          .isEqualTo(pieces(negated(grid.inside), grid.width, false));
      for (int p = 0; p < on.length; p++) {
        assertThat(on[p] && !grid.inside[p]).isFalse();
      }
    }
  }

  @Test
  void ends_branches_and_junctions_agree_on_any_shape() {
    Random random = new Random(10);
    for (int round = 0; round < 300; round++) {
      Branching branching = SkeletonGraph.of(grid(blob(random)));
      double sum = branching.branchLengthsPx().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(branching.lengthPx()).isGreaterThanOrEqualTo(sum - 1e-9);
      assertThat(branching.branches() + branching.endpoints()).isPositive();
    }
  }

  private static void arm(Drawn drawn, double degrees, double length, double wide) {
    double x = 60 + length * Math.cos(Math.toRadians(degrees));
    double y = 60 + length * Math.sin(Math.toRadians(degrees));
    drawn.line(60, 60, x, y, wide, 1);
  }

  private static Plane blob(Random random) {
    Drawn drawn = new Drawn(40, 40, 0);
    double x = 20;
    double y = 20;
    for (int i = 0; i < 12; i++) {
      double nextX = Math.max(3, Math.min(36, x + 12 * random.nextGaussian()));
      double nextY = Math.max(3, Math.min(36, y + 12 * random.nextGaussian()));
      drawn.line(x, y, nextX, nextY, 1.5 + 4 * random.nextDouble(), 1);
      x = nextX;
      y = nextY;
    }
    return drawn.plane();
  }

  private static Branching only(Drawn drawn) {
    return SkeletonGraph.of(grid(drawn.plane()));
  }

  private static Grid grid(Plane plane) {
    int[] ids = new int[plane.samples().length];
    for (int p = 0; p < ids.length; p++) {
      ids[p] = plane.samples()[p] > 0 ? 1 : 0;
    }
    Pieces pieces = Pieces.of(ids, plane.widthPx(), plane.heightPx(), 0);
    assertThat(pieces.count()).isEqualTo(1);
    return Grid.of(pieces.pixels, 0, pieces.start[1], plane.widthPx());
  }

  private static boolean[] negated(boolean[] on) {
    boolean[] off = new boolean[on.length];
    for (int p = 0; p < on.length; p++) {
      off[p] = !on[p];
    }
    return off;
  }

  private static int pieces(boolean[] set, int width, boolean diagonal) {
    boolean[] seen = new boolean[set.length];
    int pieces = 0;
    for (int seed = 0; seed < set.length; seed++) {
      if (set[seed] && !seen[seed]) {
        pieces++;
        spread(set, seen, seed, width, diagonal);
      }
    }
    return pieces;
  }

  private static void spread(boolean[] set, boolean[] seen, int p, int width, boolean diagonal) {
    seen[p] = true;
    int x = p % width;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int q = p + dy * width + dx;
        boolean inside = q >= 0 && q < set.length && x + dx >= 0 && x + dx < width;
        if (inside && (diagonal || dx == 0 || dy == 0) && set[q] && !seen[q]) {
          spread(set, seen, q, width, diagonal);
        }
      }
    }
  }
}
