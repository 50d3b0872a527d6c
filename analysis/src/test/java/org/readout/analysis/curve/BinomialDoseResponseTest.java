package org.readout.analysis.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.readout.analysis.Interval;
import org.readout.analysis.Reference;
import org.readout.analysis.curve.BinomialDoseResponse.Link;

class BinomialDoseResponseTest {

  /** R's glm on Finney 1971. */
  @ParameterizedTest
  @EnumSource
  void agrees_with_r_on_finneys_insects(Link link) throws IOException {
    Reference reference = Reference.named("drbin_finney71");
    BinomialDoseResponse.Fitted fit =
        (BinomialDoseResponse.Fitted)
            BinomialDoseResponse.fit(
                Reference.numbers(reference.inputs().get("dose")),
                whole(Reference.numbers(reference.inputs().get("n"))),
                whole(Reference.numbers(reference.inputs().get("responders"))),
                link);
    String path = link == Link.LOGIT ? "/logit" : "/probit";
    reference.holds(path + "/intercept", fit.intercept());
    reference.holds(path + "/slope", fit.slope());
    reference.holds(path + "/se/0", fit.interceptError());
    reference.holds(path + "/se/1", fit.slopeError());
    reference.holds(path + "/deviance", fit.deviance());
    reference.holds(path + "/df", fit.df());
    reference.holds(path + "/ld50", fit.halfDose());
    reference.holds(path + "/seLogLd50", fit.logHalfDoseError());
    reference.holds(path + "/ci95Fieller", fit.halfDoseInterval(0.95));
  }

  private static int[] whole(double[] numbers) {
    return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void all_or_nothing_is_a_state(Link link) {
    double[] doses = {1, 2, 4, 8};
    int[] treated = {10, 10, 10, 10};
    assertThat(BinomialDoseResponse.fit(doses, treated, new int[] {0, 0, 10, 10}, link))
        .isEqualTo(new BinomialDoseResponse.Separated());
    assertThat(BinomialDoseResponse.fit(doses, treated, new int[4], link))
        .isEqualTo(new BinomialDoseResponse.NoDoseEffect());
  }

  @Test
  void a_slope_that_may_be_zero_excludes_no_dose() {
    BinomialDoseResponse.Fitted fit =
        (BinomialDoseResponse.Fitted)
            BinomialDoseResponse.fit(
                new double[] {1, 2, 4}, new int[] {10, 10, 10}, new int[] {4, 6, 5}, Link.LOGIT);
    assertThat(fit.halfDoseInterval(0.95))
        .isEqualTo(new Interval(0, Double.POSITIVE_INFINITY, 0.95));
  }

  @Test
  void more_responders_than_treated_are_refused() {
    assertThatThrownBy(
            () ->
                BinomialDoseResponse.fit(
                    new double[] {1}, new int[] {3}, new int[] {4}, Link.PROBIT))
        .hasMessage("row 0: 4 of 3 at dose 1.0");
  }
}
