package org.readout.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.Interval;
import org.readout.analysis.PValue;
import org.readout.analysis.potential.Change;
import org.readout.analysis.potential.PotentialComparison;
import org.readout.analysis.potential.PotentialResult;
import org.readout.analysis.potential.Verdict;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.app.results.PotentialDocument;

/** What was found of the membrane potential beside what was planted. */
record DemoPotential(List<Effect> effects, PotentialResult result) {
  DemoPotential {
    effects = List.copyOf(effects);
  }

  /**
   * @param plantedMv positive is depolarised
   */
  record Effect(String name, double plantedMv, Optional<Change> found, Verdict verdict) {
    OptionalDouble foundMv() {
      return found.map(Change::changeMillivolts).orElse(OptionalDouble.empty());
    }

    Optional<Interval> interval() {
      return found.flatMap(Change::changeMillivoltsInterval);
    }

    boolean covered() {
      return interval().map(bounds -> bounds.contains(plantedMv)).orElse(false);
    }
  }

  static DemoPotential of(PotentialResult result) {
    List<Effect> effects = new ArrayList<>();
    Map<String, Double> planted = DemoCells.planted();
    for (PotentialComparison one : result.comparisons()) {
      effects.add(
          new Effect(
              one.treatment() + " against " + one.reference(),
              planted.getOrDefault(one.treatment(), 0.0),
              one.change(),
              one.verdict()));
    }
    result
        .factorial()
        .ifPresent(
            factorial ->
                factorial
                    .interactions()
                    .forEach(
                        one ->
                            effects.add(
                                new Effect(
                                    "interaction (0 = the effects add)",
                                    DemoCells.plantedInteraction(),
                                    one.change(),
                                    one.verdict()))));
    return new DemoPotential(effects, result);
  }

  List<String> lines() {
    TextTable table =
        new TextTable(
            "membrane potential", "planted mV", "found mV", "95 % CI", "adjusted p", "CI covers");
    for (Effect effect : effects) {
      table.row(
          effect.name(),
          one(effect.plantedMv()),
          effect.foundMv().isPresent() ? one(effect.foundMv().getAsDouble()) : "",
          effect
              .interval()
              .map(bounds -> one(bounds.low()) + " to " + one(bounds.high()))
              .orElse("not tested"),
          effect.verdict().familyP().isPresent()
              ? new PValue(effect.verdict().familyP().getAsDouble())
                  .text()
                  .replaceFirst("^p = ", "")
              : "",
          effect.covered() ? "yes" : "no");
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.addAll(PotentialDocument.sentences(result));
    return lines;
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%+.1f", value);
  }

  Map<String, @Nullable Object> document() {
    return Json.object(
        "effects",
        effects.stream()
            .map(
                effect ->
                    Json.object(
                        "effect",
                        effect.name(),
                        "planted_mv",
                        effect.plantedMv(),
                        "found_mv",
                        effect.foundMv().isPresent() ? effect.foundMv().getAsDouble() : null,
                        "ci_low_mv",
                        effect.interval().map(Interval::low).orElse(null),
                        "ci_high_mv",
                        effect.interval().map(Interval::high).orElse(null),
                        "p",
                        effect.verdict().exactP().isPresent()
                            ? effect.verdict().exactP().getAsDouble()
                            : null,
                        "ci_covers_planted",
                        effect.covered()))
            .toList(),
        "result",
        PotentialDocument.of(result));
  }
}
