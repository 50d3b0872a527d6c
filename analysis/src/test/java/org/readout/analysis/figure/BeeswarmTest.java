package org.readout.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BeeswarmTest {
  @Test
  void points_that_stand_free_stay_in_the_middle() {
    assertThat(Beeswarm.offsets(new double[] {0, 6, 12}, 5, 20)).containsExactly(0, 0, 0);
  }

  @Test
  void equal_points_stand_side_by_side_around_the_middle() {
    double[] offsets = Beeswarm.offsets(new double[] {1, 1, 1}, 4, 20);
    assertThat(offsets).containsExactly(new double[] {0, 4.48, -4.48}, within(1e-9));
  }

  @Property
  void points_do_not_touch_where_there_is_room(
      @ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 50) Double> heights) {
    double[] all = heights.stream().mapToDouble(height -> height).toArray();
    double[] offsets = Beeswarm.offsets(all, 5, 100);
    for (int i = 0; i < all.length; i++) {
      for (int k = 0; k < i; k++) {
        assertThat(Math.hypot(all[i] - all[k], offsets[i] - offsets[k])).isGreaterThan(5);
      }
    }
  }

  @Property
  void points_never_leave_their_slot(
      @ForAll @Size(max = 60) List<@DoubleRange(min = 0, max = 9) Double> heights,
      @ForAll @DoubleRange(min = 0, max = 20) double halfWidth) {
    double[] all = heights.stream().mapToDouble(height -> height).toArray();
    assertThat(Beeswarm.offsets(all, 5, halfWidth))
        .doesNotContain(Double.NaN)
        .satisfies(
            offsets -> {
              for (double offset : offsets) {
                assertThat(Math.abs(offset)).isLessThanOrEqualTo(halfWidth + 1e-9);
              }
            });
  }
}
