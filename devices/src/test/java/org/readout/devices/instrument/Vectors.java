package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.Reading;
import org.readout.devices.port.Capture;
import org.readout.devices.port.Line;
import org.readout.devices.port.MemoryPort;
import org.readout.devices.port.Replay;

/**
 * Bytes of readers with their expected values, kept in a folder {@code shared/data} above the
 * working directory; tests of them are skipped where there is none.
 */
public final class Vectors {
  private static final Pattern NUMBER = Pattern.compile("null|-?\\d+(?:\\.\\d+)?");

  private final String json;

  private Vectors(String json) {
    this.json = json;
  }

  /** The file of that name, or the test is skipped. */
  public static Vectors of(String name) throws IOException {
    Optional<Path> file = Optional.empty();
    for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
      Path here = above.resolve("shared/data/protocol_vectors").resolve(name);
      file = file.isEmpty() && Files.isRegularFile(here) ? Optional.of(here) : file;
    }
    assumeTrue(file.isPresent(), "there is no shared/data/protocol_vectors/" + name);
    return new Vectors(Files.readString(file.orElseThrow()));
  }

  /** The text under a key, its escapes undone. */
  public String text(String key) {
    Matcher text =
        Pattern.compile("\"" + key + "\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"").matcher(json);
    assertThat(text.find()).as(key).isTrue();
    return text.group(1)
        .replace("\\\\", "\\")
        .replace("\\r", "\r")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\x1a", "\u001a")
        .replace("\\x03", "\u0003");
  }

  /** The bytes written in hexadecimal under a key. */
  public byte[] bytes(String key) {
    return HexFormat.ofDelimiter(" ").parseHex(text(key).strip().replaceAll(" +\\(.*", ""));
  }

  /** The numbers of the list under the {@code nth} key of that name; null where there is none. */
  public List<Double> numbers(String key, int nth) {
    int at = -1;
    for (int i = 0; i < nth; i++) {
      at = json.indexOf("\"" + key + "\"", at + 1);
    }
    int end = json.indexOf('"', json.indexOf('[', at));
    Matcher number =
        NUMBER.matcher(json.substring(json.indexOf('[', at), end < 0 ? json.length() : end));
    List<Double> numbers = new ArrayList<>();
    while (number.find()) {
      numbers.add(number.group().equals("null") ? null : Double.valueOf(number.group()));
    }
    return numbers;
  }

  /** A line on which these bytes have come. */
  public static Line line(byte[] bytes) {
    MemoryPort port = new MemoryPort("vector", new Replay(Capture.parse("")));
    port.outbox().send(Duration.ZERO, bytes);
    return new Line(port, Duration.ofMillis(100));
  }

  public static Line line(String latin1) {
    return line(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The readings are the numbers in turn; none is over range. */
  public static void assertNumbers(
      List<Reading> readings, List<Double> expected, double tolerance) {
    assertThat(readings).hasSameSizeAs(expected);
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      if (expected.get(i) == null) {
        assertThat(reading.status()).isEqualTo(Reading.Status.OVER_RANGE);
      } else {
        assertThat(reading.value().orElseThrow().value())
            .as("%s", reading.well())
            .isCloseTo(expected.get(i), within(tolerance));
      }
    }
  }
}
