package org.readout.analysis.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.readout.analysis.DesignMatrix;
import org.readout.analysis.LinearMixedModel;
import org.readout.analysis.TTest;

/** Models with random intercepts, from formulas such as {@code y ~ time * diet + (1 | rat)}. */
final class MixedCases {
  static final List<CaseMethod> METHODS =
      List.of(new CaseMethod("linear-mixed-model", MixedCases::fit));

  private MixedCases() {}

  private static Map<String, Object> fit(ReferenceCase given) {
    String[] sides = given.inputs().path("formula").asText().split("~", 2);
    double[] values = given.numbers("/columns/" + sides[0].strip());
    DesignMatrix<Integer> design =
        DesignMatrix.of(IntStream.range(0, values.length).boxed().toList())
            .with("(Intercept)", i -> 1);
    List<List<String>> groups = new ArrayList<>();
    List<String> groupNames = new ArrayList<>();
    for (String term : sides[1].split("\\+", -1)) {
      String name = term.strip();
      if (name.startsWith("(1")) {
        groupNames.add(name.replaceAll(".*\\|\\s*|\\)", ""));
        groups.add(List.of(texts(given, groupNames.get(groupNames.size() - 1))));
      } else if (!name.equals("1")) {
        design = with(design, given, name);
      }
    }
    LinearMixedModel model = LinearMixedModel.of(values, design, groups).orElseThrow();
    Map<String, Object> fixed = new LinkedHashMap<>();
    model.fixed().forEach((name, test) -> fixed.put(name, coefficient(test)));
    return Map.of(
        "fixed", fixed,
        "varianceComponents", variances(model),
        "remlCriterion", model.remlCriterion(),
        "singular", model.singular());
  }

  private static Map<String, Object> coefficient(TTest test) {
    return Map.of(
        "estimate", test.estimate(),
        "se", test.standardError(),
        "dfSatterthwaite", test.df(),
        "t", test.t(),
        "p", test.p());
  }

  private static List<Map<String, Object>> variances(LinearMixedModel model) {
    List<Double> variances = new ArrayList<>(model.interceptVariances());
    variances.add(model.residualVariance());
    return variances.stream()
        .map(v -> Map.<String, Object>of("variance", v, "sdOrCorr", Math.sqrt(v)))
        .toList();
  }

  /** A factor, a measure, or two of them crossed, with R's treatment contrasts. */
  private static DesignMatrix<Integer> with(
      DesignMatrix<Integer> design, ReferenceCase given, String term) {
    List<Map<String, double[]>> parts =
        Arrays.stream(term.split("\\*", -1)).map(name -> columns(given, name.strip())).toList();
    DesignMatrix<Integer> wider = design;
    for (Map<String, double[]> part : parts) {
      for (Map.Entry<String, double[]> column : part.entrySet()) {
        wider = wider.with(column.getKey(), i -> column.getValue()[i]);
      }
    }
    if (parts.size() == 2) {
      for (Map.Entry<String, double[]> a : parts.get(0).entrySet()) {
        for (Map.Entry<String, double[]> b : parts.get(1).entrySet()) {
          wider = wider.with(a.getKey() + ":" + b.getKey(), i -> a.getValue()[i] * b.getValue()[i]);
        }
      }
    }
    return wider;
  }

  private static Map<String, double[]> columns(ReferenceCase given, String name) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    if (given.inputs().at("/columns/" + name + "/0").isNumber()) {
      columns.put(name, given.numbers("/columns/" + name));
      return columns;
    }
    String[] levels = texts(given, name);
    Arrays.stream(levels)
        .distinct()
        .sorted()
        .skip(1)
        .forEach(
            one ->
                columns.put(
                    name + one,
                    Arrays.stream(levels).mapToDouble(here -> here.equals(one) ? 1 : 0).toArray()));
    return columns;
  }

  private static String[] texts(ReferenceCase given, String name) {
    int n = given.inputs().at("/columns/" + name).size();
    return IntStream.range(0, n)
        .mapToObj(i -> given.inputs().at("/columns/" + name + "/" + i).asText())
        .toArray(String[]::new);
  }
}
