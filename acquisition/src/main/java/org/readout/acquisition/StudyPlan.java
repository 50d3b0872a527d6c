package org.readout.acquisition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person wrote in {@code study.toml}. Readout writes the file once, when the study is made,
 * and from then on only reads it, so that whatever a person adds stays as it is.
 *
 * @param measures what the study looks at; empty where the file names none
 * @param comparisons which treatments are compared; empty where the file names none
 */
public record StudyPlan(String name, List<Measure> measures, List<Comparison> comparisons) {
  public StudyPlan {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a study has a name");
    }
    measures = List.copyOf(measures);
    comparisons = List.copyOf(comparisons);
  }

  /** Which way a measure is expected to go. */
  public enum Direction {
    LOWER,
    HIGHER,
    EITHER;

    static Optional<Direction> parse(String word) {
      return Arrays.stream(values())
          .filter(direction -> direction.name().equals(word.strip().toUpperCase(Locale.ROOT)))
          .findFirst();
    }
  }

  /** Something that is measured, for example {@code colonies}, and where it is expected to go. */
  public record Measure(String name, Direction direction) {}

  /** A treatment and what it is compared with. */
  public record Comparison(String treatment, String with) {}

  /** The text of a new study's file. */
  static String text(String name) {
    return """
    # This study in your words. Readout reads this file and never changes it.
    name = %s

    # What is measured, and where it is expected to go: "lower", "higher" or "either".
    # [[measures]]
    # name = "colonies"
    # direction = "lower"

    # Which treatments are compared.
    # [[comparisons]]
    # treatment = "rapamycin"
    # with = "vehicle"
    """
        .formatted(CanonicalJson.of((Object) name));
  }

  /** Reads the file; a study whose file was removed goes by {@code fallback}. */
  static StudyPlan read(Path file, String fallback) throws StudyException {
    if (!Files.exists(file)) {
      return new StudyPlan(fallback, List.of(), List.of());
    }
    try {
      JsonNode tree = new TomlMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
      String name = tree.path("name").asText("");
      return new StudyPlan(
          name.isBlank() ? fallback : name, measures(file, tree), comparisons(file, tree));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + " is not TOML: ";
      throw new StudyException.BadStudyFile(file, place + e.getOriginalMessage());
    } catch (IOException e) {
      throw new StudyException.BadStudyFile(file, "cannot be read: " + e.getMessage());
    }
  }

  private static List<Measure> measures(Path file, JsonNode tree) throws StudyException {
    List<Measure> measures = new ArrayList<>();
    for (JsonNode entry : tree.path("measures")) {
      String word = entry.path("direction").asText("either");
      Optional<Direction> direction = Direction.parse(word);
      if (direction.isEmpty()) {
        throw new StudyException.BadStudyFile(
            file, "direction '" + word + "' is none of lower, higher, either");
      }
      measures.add(new Measure(required(file, entry, "measures", "name"), direction.get()));
    }
    return measures;
  }

  private static List<Comparison> comparisons(Path file, JsonNode tree) throws StudyException {
    List<Comparison> comparisons = new ArrayList<>();
    for (JsonNode entry : tree.path("comparisons")) {
      comparisons.add(
          new Comparison(
              required(file, entry, "comparisons", "treatment"),
              required(file, entry, "comparisons", "with")));
    }
    return comparisons;
  }

  private static String required(Path file, JsonNode entry, String table, String key)
      throws StudyException {
    String text = entry.path(key).asText("");
    if (text.isBlank()) {
      throw new StudyException.BadStudyFile(file, "an entry of " + table + " has no " + key);
    }
    return text;
  }
}
