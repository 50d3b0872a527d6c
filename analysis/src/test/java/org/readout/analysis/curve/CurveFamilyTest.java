package org.readout.analysis.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.readout.analysis.Coefficient;
import org.readout.analysis.NestedModelsF;
import org.readout.analysis.Reference;
import org.readout.analysis.curve.CurveShape.Parameter;

class CurveFamilyTest {

  /** R's drc 3.0-1 on two herbicides. */
  @Test
  void agrees_with_r_on_two_herbicides() throws IOException {
    Reference reference = Reference.named("drcmp_salba");
    List<FittedCurve> separate = new ArrayList<>();
    for (String name : List.of("Glyphosate", "Bentazone")) {
      separate.add(DoseResponseTest.fitted(series(reference, name), CurveShape.fourParameters()));
    }
    CurveFamily full = CurveFamily.fit(separate, Set.of());
    reference.holds("/full/rss", full.residualSumOfSquares());
    reference.holds("/full/df", full.residualDf());
    LogLogistic bentazone = full.curves().get(1);
    reference.holds("/full/curves/Bentazone/b", bentazone.slope());
    reference.holds("/full/curves/Bentazone/c", bentazone.bottom());
    reference.holds("/full/curves/Bentazone/d", bentazone.top());
    reference.holds("/full/curves/Bentazone/e", bentazone.e());
    reducedHolds(
        reference, "allShared", full, separate, CurveFamily.all(CurveShape.fourParameters()));
    reducedHolds(
        reference,
        "sharedBCD_differentE",
        full,
        separate,
        EnumSet.of(Parameter.SLOPE, Parameter.BOTTOM, Parameter.TOP));
    reducedHolds(reference, "sharedE_only", full, separate, EnumSet.of(Parameter.LOG_E));
    reducedHolds(reference, "sharedB_only", full, separate, EnumSet.of(Parameter.SLOPE));
    assertThat(CurveFamily.fit(separate, EnumSet.of(Parameter.LOG_E)).converged()).isFalse();
    assertThat(full.converged()).isTrue();
    Coefficient ratio = full.ratio(0, 1);
    reference.holds("/ratioE/ratio", ratio.ratio());
    reference.holds("/ratioE/ci95Log", ratio.ratioInterval(0.95));
    reference.holds("/ratioE/t", ratio.t());
    reference.holds("/ratioE/p", ratio.p());
  }

  private static void reducedHolds(
      Reference reference,
      String name,
      CurveFamily full,
      List<FittedCurve> separate,
      Set<Parameter> shared) {
    CurveFamily reduced = CurveFamily.fit(separate, shared);
    reference.holds("/" + name + "/rss", reduced.residualSumOfSquares());
    NestedModelsF test = full.against(reduced);
    reference.holds("/" + name + "/F", test.f());
    reference.holds("/" + name + "/df1", test.df1());
    reference.holds("/" + name + "/df2", test.df2());
    reference.holds("/" + name + "/p", test.p());
  }

  private static DoseSeries series(Reference reference, String curve) {
    double[] doses = Reference.numbers(reference.inputs().get("dose"));
    double[] responses = Reference.numbers(reference.inputs().get("response"));
    String[] names = Reference.texts(reference.inputs().get("curve"));
    for (int i = 0; i < names.length; i++) {
      responses[i] = names[i].equals(curve) ? responses[i] : Double.NaN;
    }
    return DoseSeries.of(doses, responses);
  }

  @Test
  void one_curve_is_not_compared() {
    assertThatThrownBy(() -> CurveFamily.fit(List.of(), Set.of()))
        .hasMessageContaining("two or more curves");
  }
}
