package org.readout.app.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.PValue;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.assay.Inference;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.app.results.ClonogenicDocument;

/**
 * What was found beside what was planted.
 *
 * @param figures survival and potential per treatment
 * @param workbook the folder of the export for Excel
 */
public record DemoReport(
    Path folder,
    Path study,
    List<Path> figures,
    Path workbook,
    List<PlateCount> plates,
    List<Effect> effects,
    ClonogenicResult result,
    DemoPotential potential) {

  /** One plate, its wells in order. */
  public record PlateCount(String plate, List<WellCount> wells) {}

  /**
   * @param truth countable colonies on the photograph
   * @param counted absent where the well was not found
   */
  public record WellCount(String well, String treatment, int truth, Optional<Integer> counted) {}

  /**
   * @param planted the ratio from which the colonies were drawn by chance
   * @param ofTruth what a perfect count of the same plates gives
   * @param found what the counter's numbers give
   */
  public record Effect(
      String name,
      double planted,
      OptionalDouble ofTruth,
      OptionalDouble found,
      Inference inference) {
    boolean covered() {
      return inference.bounds().map(bounds -> bounds.contains(planted)).orElse(false);
    }
  }

  /** For a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    TextTable counts = new TextTable("plate", "wells, counted of true", "true", "counted", "error");
    for (PlateCount plate : plates) {
      int truth = plate.wells().stream().mapToInt(WellCount::truth).sum();
      int counted = plate.wells().stream().mapToInt(well -> well.counted().orElse(0)).sum();
      counts.row(plate.plate(), wells(plate), truth, counted, error(counted, truth));
    }
    lines.addAll(counts.lines());
    lines.add(
        "wells: %d; mean error of a well %.1f %%"
            .formatted(wells().size(), 100 * meanError())
            .replace(",", "."));
    lines.add("");
    TextTable table =
        new TextTable(
            "effect", "planted", "of true counts", "found", "95 % CI", "adjusted p", "CI covers");
    for (Effect effect : effects) {
      table.row(
          effect.name(),
          two(effect.planted()),
          effect.ofTruth().isPresent() ? two(effect.ofTruth().getAsDouble()) : "",
          effect.found().isPresent() ? two(effect.found().getAsDouble()) : "",
          effect
              .inference()
              .bounds()
              .map(bounds -> two(bounds.low()) + "–" + two(bounds.high()))
              .orElse("not tested"),
          effect.inference().familyP().isPresent()
              ? new PValue(effect.inference().familyP().getAsDouble())
                  .text()
                  .replaceFirst("^p = ", "")
              : "",
          effect.covered() ? "yes" : "no");
    }
    lines.addAll(table.lines());
    lines.add("");
    lines.addAll(ClonogenicDocument.sentences(result));
    lines.add("");
    lines.addAll(potential.lines());
    lines.add("");
    lines.add("study:    " + study);
    figures.forEach(figure -> lines.add("figure:   " + figure));
    lines.add("workbook: " + workbook);
    return lines;
  }

  private static String wells(PlateCount plate) {
    List<String> wells = new ArrayList<>();
    for (WellCount well : plate.wells()) {
      wells.add(well.counted().map(String::valueOf).orElse("–") + "/" + well.truth());
    }
    return String.join("  ", wells);
  }

  private static String error(int counted, int truth) {
    return truth == 0
        ? String.valueOf(counted)
        : String.format(Locale.ROOT, "%+.1f %%", 100.0 * (counted - truth) / truth);
  }

  private List<WellCount> wells() {
    return plates.stream().flatMap(plate -> plate.wells().stream()).toList();
  }

  /** Over wells with colonies: |counted − true| / true. */
  double meanError() {
    return wells().stream()
        .filter(well -> well.truth() > 0)
        .mapToDouble(
            well -> Math.abs(well.counted().orElse(0) - well.truth()) / (double) well.truth())
        .average()
        .orElse(0);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** The same as one JSON document. */
  public Map<String, @Nullable Object> document() {
    return Json.object(
        "folder",
        folder.toString(),
        "study",
        study.toString(),
        "figures",
        figures.stream().map(Path::toString).toList(),
        "workbook",
        workbook.toString(),
        "mean_error",
        meanError(),
        "plates",
        plates.stream()
            .map(
                plate ->
                    Json.object(
                        "plate",
                        plate.plate(),
                        "wells",
                        plate.wells().stream()
                            .map(
                                well ->
                                    Json.object(
                                        "well",
                                        well.well(),
                                        "treatment",
                                        well.treatment(),
                                        "true",
                                        well.truth(),
                                        "counted",
                                        well.counted().orElse(null)))
                            .toList()))
            .toList(),
        "effects",
        effects.stream()
            .map(
                effect ->
                    Json.object(
                        "effect",
                        effect.name(),
                        "planted",
                        effect.planted(),
                        "of_true_counts",
                        effect.ofTruth().isPresent() ? effect.ofTruth().getAsDouble() : null,
                        "found",
                        effect.found().isPresent() ? effect.found().getAsDouble() : null,
                        "ci_low",
                        effect.inference().bounds().map(b -> b.low()).orElse(null),
                        "ci_high",
                        effect.inference().bounds().map(b -> b.high()).orElse(null),
                        "p",
                        effect.inference().exactP().isPresent()
                            ? effect.inference().exactP().getAsDouble()
                            : null,
                        "ci_covers_planted",
                        effect.covered()))
            .toList(),
        "result",
        ClonogenicDocument.of(result),
        "potential",
        potential.document());
  }
}
