package org.readout.analysis.assay;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.readout.analysis.AnalysisException;

/** Finds the control among treatments by the names that labs give it. */
public final class ControlName {
  private static final Set<String> WHOLE =
      Set.of(
          "control",
          "ctrl",
          "ctl",
          "con",
          "negative control",
          "neg",
          "nc",
          "untreated",
          "none",
          "vehicle",
          "mock",
          "dmso",
          "pbs",
          "scramble",
          "scrambled",
          "sicontrol",
          "sictrl",
          "non-targeting",
          "nt");
  private static final Set<String> WORDS =
      Set.of(
          "control",
          "ctrl",
          "untreated",
          "vehicle",
          "mock",
          "dmso",
          "scramble",
          "scrambled",
          "nontargeting");
  private static final Set<String> NOT_WITH = Set.of("positive", "pos");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z]+");

  private ControlName() {}

  /**
   * @param treatments each once
   * @throws AnalysisException.NoControl when none, or more than one, could be it
   */
  public static String among(List<String> treatments) throws AnalysisException.NoControl {
    List<String> candidates = treatments.stream().filter(ControlName::isWhole).toList();
    if (candidates.isEmpty()) {
      candidates = treatments.stream().filter(ControlName::hasWord).toList();
    }
    if (candidates.size() != 1) {
      String what =
          candidates.isEmpty()
              ? "no treatment is named like a control"
              : "more than one treatment is named like a control ("
                  + String.join(", ", candidates)
                  + ")";
      throw new AnalysisException.NoControl(what, treatments);
    }
    return candidates.get(0);
  }

  private static boolean isWhole(String treatment) {
    return WHOLE.contains(treatment.toLowerCase(Locale.ROOT));
  }

  private static boolean hasWord(String treatment) {
    List<String> words = BETWEEN_WORDS.splitAsStream(treatment.toLowerCase(Locale.ROOT)).toList();
    return words.stream().anyMatch(WORDS::contains) && words.stream().noneMatch(NOT_WITH::contains);
  }
}
