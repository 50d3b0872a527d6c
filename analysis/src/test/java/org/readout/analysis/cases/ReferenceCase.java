package org.readout.analysis.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.readout.analysis.Interval;
import org.readout.analysis.Reference;

/**
 * One file of inputs and expected numbers.
 *
 * @param relative tolerance, of the expected number
 * @param absolute tolerance, added to the relative one
 */
public record ReferenceCase(
    String id,
    String method,
    JsonNode inputs,
    JsonNode expected,
    double relative,
    double absolute) {

  static ReferenceCase read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    return new ReferenceCase(
        root.path("id").asText(),
        root.path("method").asText(),
        root.path("inputs"),
        root.path("expected"),
        root.at("/tolerance/relative").asDouble(),
        root.at("/tolerance/absolute").asDouble());
  }

  /** An input as numbers, by name or path; what is not a number there becomes NaN. */
  public double[] numbers(String name) {
    return numbers(name.startsWith("/") ? inputs.at(name) : inputs.path(name));
  }

  /** An input as texts, numbers as they are written. */
  public String[] texts(String name) {
    return Reference.texts(inputs.path(name));
  }

  /** Groups of numbers by name, in the order of the file. */
  public Map<String, double[]> groups(String name) {
    Map<String, double[]> groups = new LinkedHashMap<>();
    inputs
        .path(name)
        .properties()
        .forEach(group -> groups.put(group.getKey(), numbers(group.getValue())));
    return groups;
  }

  /** An interval as the cases write it. */
  public static double[] bounds(Interval interval) {
    return new double[] {interval.low(), interval.high()};
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).isNumber() ? array.get(i).asDouble() : Double.NaN;
    }
    return numbers;
  }
}
