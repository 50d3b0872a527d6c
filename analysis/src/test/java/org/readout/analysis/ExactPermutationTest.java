package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExactPermutationTest {

  @Test
  void two_groups_agree_with_the_full_list_of_splits() throws IOException {
    Reference reference = Reference.named("perm_exact_mean_diff");
    ExactPermutation test =
        ExactPermutation.ofTwoGroups(
            Reference.numbers(reference.inputs().get("x")),
            Reference.numbers(reference.inputs().get("y")));
    reference.holds("/pExactTwoSided", test.p());
    assertThat(test.smallestP()).isEqualTo(2.0 / 252);
  }

  /** Fisher 1935, Darwin's maize, 15 pairs: 1726 of 32768 sign arrangements reach the sum seen. */
  @Test
  void sign_flips_agree_with_fisher_on_darwins_maize() {
    ExactPermutation test =
        ExactPermutation.ofPairs(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48);
    assertThat(test.p()).isCloseTo(1726.0 / 32768, within(1e-15));
  }

  @Test
  void four_experiments_cannot_give_less_than_an_eighth() {
    ExactPermutation test = ExactPermutation.ofPairs(-1, -1, -1, -1);
    assertThat(test.p()).isEqualTo(0.125);
    assertThat(test.smallestP()).isEqualTo(0.125);
  }

  @Property
  void sign_flips_count_the_same_as_one_by_one(
      @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = -3, max = 3) Double> values) {
    double[] d = values.stream().mapToDouble(Double::doubleValue).toArray();
    double seen = Math.abs(Arrays.stream(d).sum());
    int reaching = 0;
    for (int signs = 0; signs < 1 << d.length; signs++) {
      double sum = 0;
      for (int i = 0; i < d.length; i++) {
        sum += (signs >> i & 1) == 1 ? d[i] : -d[i];
      }
      reaching += Math.abs(sum) >= seen - 1e-10 ? 1 : 0;
    }
    assertThat(ExactPermutation.ofPairs(d).p()).isEqualTo((double) reaching / (1 << d.length));
  }
}
