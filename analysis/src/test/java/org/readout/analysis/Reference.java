package org.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * One case with known answers from the folder {@code shared/data/statistics}, which lies beside the
 * project on some machines and on others does not: a test that asks for a case there is skipped,
 * and says so.
 */
public record Reference(JsonNode inputs, JsonNode expected, double relative, double absolute) {

  public static Reference named(String name) throws IOException {
    Path folder =
        Stream.iterate(Path.of("").toAbsolutePath(), up -> up != null, Path::getParent)
            .map(up -> up.resolve("shared/data/statistics"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(
        folder != null, "skipped: no folder shared/data/statistics above the working directory");
    JsonNode root = new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
    JsonNode tolerance = root.get("tolerance");
    return new Reference(
        root.get("inputs"),
        root.get("expected"),
        tolerance.get("relative").asDouble(),
        tolerance.get("absolute").asDouble());
  }

  /** The expected number at a path such as {@code /interactionF/p}. */
  public double number(String path) {
    JsonNode node = expected.at(path);
    assertThat(node.isNumber()).as("a number at " + path).isTrue();
    return node.asDouble();
  }

  public void holds(String path, double actual) {
    double number = number(path);
    assertThat(actual).as(path).isCloseTo(number, within(relative * Math.abs(number) + absolute));
  }

  public void holds(String path, Interval actual) {
    holds(path + "/0", actual.low());
    holds(path + "/1", actual.high());
  }

  public static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  public static String[] texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .toArray(String[]::new);
  }
}
