package org.readout.analysis.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.readout.analysis.Descriptive;
import org.readout.analysis.KruskalWallis;
import org.readout.analysis.MedianPolish;
import org.readout.analysis.Outcome;
import org.readout.analysis.ScreeningWindow;

/** The quality of a plate. */
final class PlateCases {
  static final List<CaseMethod> METHODS = List.of(new CaseMethod("assay-qc", PlateCases::quality));

  private PlateCases() {}

  private static Map<String, Object> quality(ReferenceCase given) {
    if (given.inputs().has("pos")) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      ScreeningWindow.of(given.numbers("pos"), given.numbers("neg"))
          .refusal()
          .ifPresent(refusal -> numbers.put("state", refusal.name()));
      return numbers;
    }
    double[] wells = given.numbers("wellsRowMajor");
    int columns = given.inputs().path("cols").asInt();
    double[] positive = at(wells, given.numbers("positiveIndex0RowMajor"));
    double[] negative = at(wells, given.numbers("negativeIndex0RowMajor"));
    double[][] plate =
        IntStream.range(0, wells.length / columns)
            .mapToObj(i -> Arrays.copyOfRange(wells, i * columns, (i + 1) * columns))
            .toArray(double[][]::new);
    MedianPolish polish = MedianPolish.of(plate);
    Descriptive all = Descriptive.of(wells);
    Map<String, Object> numbers = new LinkedHashMap<>();
    ScreeningWindow window = ScreeningWindow.of(positive, negative).orElseThrow();
    ScreeningWindow robust = ScreeningWindow.robust(positive, negative).orElseThrow();
    numbers.put("zPrime", window.zPrime());
    numbers.put("ssmd", window.ssmd());
    numbers.put("zPrimeRobust", robust.zPrime());
    numbers.put("ssmdRobust", robust.ssmd());
    numbers.put(
        "medianPolish",
        Map.of(
            "overall", polish.overall(),
            "row", polish.rows(),
            "col", polish.columns(),
            "converged", polish.settled()));
    numbers.put("bScoreMad", polish.mad());
    Outcome<List<List<Double>>> scores = polish.bScores();
    scores
        .statistic()
        .ifPresent(b -> numbers.put("bScoreRowMajor", b.stream().flatMap(List::stream).toList()));
    double sd = all.sd().orElseThrow();
    numbers.put(
        "zScoreRowMajor", Arrays.stream(wells).map(value -> (value - all.mean()) / sd).toArray());
    KruskalWallis.of(List.of(plate))
        .statistic()
        .ifPresent(test -> numbers.put("rowEffectKruskalP", test.p()));
    KruskalWallis.of(turned(plate))
        .statistic()
        .ifPresent(test -> numbers.put("colEffectKruskalP", test.p()));
    return numbers;
  }

  private static List<double[]> turned(double[][] plate) {
    return IntStream.range(0, plate[0].length)
        .mapToObj(j -> Arrays.stream(plate).mapToDouble(row -> row[j]).toArray())
        .toList();
  }

  private static double[] at(double[] wells, double[] index) {
    return Arrays.stream(index).map(i -> wells[(int) i]).toArray();
  }
}
