package org.readout.analysis.cases;

import static org.readout.analysis.cases.ReferenceCase.bounds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.readout.analysis.qpcr.RelativeExpression;
import org.readout.analysis.qpcr.RelativeExpression.Cycles;
import org.readout.analysis.qpcr.StandardCurve;
import org.readout.analysis.respiration.MitoStress;
import org.readout.analysis.respiration.OxygenRate;
import org.readout.analysis.respiration.Phase;

/** Quantitative PCR and respiration. */
final class AssayCases {
  static final List<CaseMethod> METHODS =
      List.of(
          new CaseMethod("qpcr-ddct", AssayCases::relativeExpression),
          new CaseMethod("qpcr-standard-curve", AssayCases::standardCurves),
          new CaseMethod("seahorse-mito-stress", AssayCases::mitoStress));

  private static final double CONFIDENCE = 0.95;
  private static final Map<String, Phase> PHASES =
      Map.of(
          "basal", Phase.BASAL,
          "oligomycin", Phase.OLIGOMYCIN,
          "fccp", Phase.FCCP,
          "rotAA", Phase.ROTENONE_ANTIMYCIN);

  private AssayCases() {}

  private static Map<String, Object> relativeExpression(ReferenceCase given) {
    double[] target = given.numbers("target");
    double[] reference = given.numbers("reference");
    int[] control = where(given, true);
    int[] treated = where(given, false);
    double[] deltas = RelativeExpression.deltaCq(target, reference);
    double[] ofTreated = at(deltas, treated);
    double[] ofControl = at(deltas, control);
    RelativeExpression welch = RelativeExpression.welch(ofTreated, ofControl).orElseThrow();
    RelativeExpression student = RelativeExpression.student(ofTreated, ofControl).orElseThrow();
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("deltaCt", deltas);
    numbers.put(
        "meanDeltaCt",
        Map.of("control", welch.control().mean(), "treated", welch.treated().mean()));
    numbers.put("ddCt", welch.deltaDeltaCq());
    numbers.put("foldChangeLivak", welch.fold());
    numbers.put("sdDeltaCtTreated", welch.treated().sd().orElseThrow());
    numbers.put("welchOnDeltaCt", test(welch));
    numbers.put("studentOnDeltaCt", test(student));
    double ratio =
        RelativeExpression.pfafflRatio(
            given.inputs().path("efficiencyTarget").asDouble(),
            given.inputs().path("efficiencyReference").asDouble(),
            Cycles.meansOf(at(target, treated), at(reference, treated)),
            Cycles.meansOf(at(target, control), at(reference, control)));
    numbers.put("pfaffl", Map.of("ratio", ratio));
    return numbers;
  }

  private static Map<String, Object> test(RelativeExpression found) {
    return Map.of(
        "t", found.ofDeltaCq().t(),
        "df", found.ofDeltaCq().df(),
        "p", found.p(),
        "foldCi95", bounds(found.foldInterval(CONFIDENCE)));
  }

  private static int[] where(ReferenceCase given, boolean control) {
    String[] groups = given.texts("group");
    String name = given.inputs().path("control").asText();
    return IntStream.range(0, groups.length)
        .filter(i -> groups[i].equals(name) == control)
        .toArray();
  }

  private static double[] at(double[] values, int[] index) {
    return IntStream.of(index).mapToDouble(i -> values[i]).toArray();
  }

  private static Map<String, Object> standardCurves(ReferenceCase given) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    given
        .inputs()
        .fieldNames()
        .forEachRemaining(
            gene -> {
              if (!gene.equals("amount")) {
                StandardCurve curve =
                    StandardCurve.of(given.numbers("amount"), given.numbers(gene)).orElseThrow();
                numbers.put(
                    gene,
                    Map.of(
                        "intercept", curve.line().intercept(),
                        "slope", curve.line().slope(),
                        "rSquared", curve.line().rSquared(),
                        "efficiencyBase", curve.efficiencyBase(),
                        "efficiencyPercent", curve.efficiencyPercent()));
              }
            });
    return numbers;
  }

  private static Map<String, Object> mitoStress(ReferenceCase given) {
    double[] ocr = given.numbers("ocr");
    String[] phases = given.texts("phases");
    List<OxygenRate> rates = new ArrayList<>();
    for (int i = 0; i < ocr.length; i++) {
      rates.add(new OxygenRate(PHASES.getOrDefault(phases[i], Phase.BASAL), ocr[i]));
    }
    MitoStress well = MitoStress.of(rates).orElseThrow();
    return Map.of(
        "nonMitochondrial", well.nonMitochondrial(),
        "basal", well.basal(),
        "atpLinked", well.atpLinked(),
        "protonLeak", well.protonLeak(),
        "maximal", well.maximal(),
        "spareCapacity", well.spareCapacity(),
        "spareCapacityPercent", well.spareCapacityPercent().orElseThrow(),
        "couplingEfficiencyPercent", well.couplingEfficiencyPercent().orElseThrow());
  }
}
