package org.readout.analysis.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares our numbers with those of one case, number by number. */
final class CaseReport {
  /** What a case writes where there is no finite number; a state in its place is as good. */
  private static final Set<String> NOT_FINITE = Set.of("NA", "NaN", "Inf", "-Inf");

  /** A state as the cases name it within a sentence, for example {@code NO_WINDOW}. */
  private static final Pattern STATE = Pattern.compile("[A-Z]+(_[A-Z]+)+");

  private final ReferenceCase given;
  private final CaseMethod method;
  private final List<String> failures = new ArrayList<>();
  private final Set<String> notGiven = new TreeSet<>();
  private int passed;

  private CaseReport(ReferenceCase given, CaseMethod method) {
    this.given = given;
    this.method = method;
  }

  static CaseReport of(ReferenceCase given, CaseMethod method) {
    CaseReport report = new CaseReport(given, method);
    JsonNode ours = new ObjectMapper().valueToTree(method.numbers().apply(given));
    report.compare("", given.expected(), ours);
    return report;
  }

  /** How many expected numbers and states we agree with. */
  int passed() {
    return passed;
  }

  List<String> failures() {
    return failures;
  }

  /** The first two names on the way to expected numbers that we do not offer. */
  Set<String> notGiven() {
    return notGiven;
  }

  private void compare(String path, JsonNode expected, JsonNode ours) {
    if (expected.isContainerNode()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        String inner = path + "/" + field.getKey();
        if (field.getKey().equals("required") || field.getKey().equals("error")) {
          state(inner, field.getValue().asText(), ours.path("state"));
        } else {
          compare(inner, field.getValue(), ours.path(field.getKey()));
        }
      }
      for (int i = 0; expected.isArray() && i < expected.size(); i++) {
        compare(path + "/" + i, expected.get(i), ours.path(i));
      }
    } else if (expected.isNumber() || NOT_FINITE.contains(expected.asText())) {
      number(path, expected, ours);
    } else if (ours.isValueNode()) {
      check(expected.asText().equals(ours.asText()), path, expected, ours);
    }
  }

  private void number(String path, JsonNode expected, JsonNode ours) {
    if (!ours.isValueNode() || ours.isNull()) {
      if (expected.isNumber()) {
        String named = path.replaceAll("(/[0-9]+)+$", "");
        notGiven.add(named.replaceFirst("^/([^/]+)/([^/]+)/.+$", "/$1/$2/…"));
      }
      return;
    }
    double seen = ours.asDouble();
    check(
        expected.isNumber()
            ? close(path, expected.asDouble(), seen)
            : same(expected.asText(), seen),
        path,
        expected,
        ours);
  }

  /** A case that names states wants one of them; one that reports an error wants any. */
  private void state(String path, String sentence, JsonNode ours) {
    List<String> states = new ArrayList<>();
    for (Matcher matcher = STATE.matcher(sentence); matcher.find(); ) {
      states.add(matcher.group());
    }
    if (!states.isEmpty() || path.endsWith("/error")) {
      boolean stated = ours.isTextual() && (states.isEmpty() || states.contains(ours.asText()));
      if (ours.isMissingNode()) {
        notGiven.add(path.substring(1));
      } else {
        check(stated, path, states, ours);
      }
    }
  }

  private boolean close(String path, double expected, double ours) {
    double relative = Math.max(given.relative(), method.leastRelative(path));
    return Math.abs(ours - expected) <= relative * Math.abs(expected) + given.absolute();
  }

  private static boolean same(String expected, double ours) {
    return switch (expected) {
      case "Inf" -> ours == Double.POSITIVE_INFINITY;
      case "-Inf" -> ours == Double.NEGATIVE_INFINITY;
      default -> Double.isNaN(ours);
    };
  }

  private void check(boolean agrees, String path, Object expected, JsonNode ours) {
    if (agrees) {
      passed++;
    } else {
      failures.add("%s%s: expected %s, got %s".formatted(given.id(), path, expected, ours));
    }
  }
}
