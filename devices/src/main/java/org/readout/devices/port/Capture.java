package org.readout.devices.port;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exchange as it went over a wire, line by line: {@code >} was sent, {@code <} came back, each
 * with the time in seconds before it if that is known. An example of a driver's test has more: what
 * is asked of the driver ({@code @}), and what it must make of it ({@code =} a reading, {@code !}
 * an error). {@code #} and empty lines are for people. Immutable.
 *
 * @param turns in the order of the file
 */
public record Capture(List<Turn> turns) {
  private static final Pattern LINE = Pattern.compile("(?:(\\d+(?:\\.\\d+)?) )?([><@=!]) ?(.*)");
  private static final int NANO_DIGITS = 9;

  /** Who says what a line holds. */
  public enum Kind {
    SENT('>'),
    CAME('<'),
    ASKED('@'),
    READING('='),
    FAILURE('!');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }
  }

  /**
   * One line.
   *
   * @param at since the port was opened; zero where the capture says no time
   * @param text of bytes as {@link WireText}; of everything else as it stands
   */
  public record Turn(Kind kind, Duration at, String text) {
    /** The bytes that went over the wire. */
    public byte[] bytes() {
      return WireText.bytes(text);
    }

    String latin1() {
      return new String(bytes(), StandardCharsets.ISO_8859_1);
    }
  }

  public Capture {
    turns = List.copyOf(turns);
  }

  /**
   * Reads a capture. A last line without its line end was torn by a crash, and is left out.
   *
   * @throws IllegalArgumentException if a line is none of a capture
   */
  public static Capture parse(String text) {
    List<Turn> turns = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length - 1; i++) {
      String line = lines[i];
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException("line %d is none: '%s'".formatted(i + 1, line));
      }
      turns.add(new Turn(kind(parts.group(2)), time(parts.group(1)), parts.group(3)));
    }
    return new Capture(turns);
  }

  private static Kind kind(String mark) {
    for (Kind kind : Kind.values()) {
      if (kind.mark == mark.charAt(0)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no such mark: " + mark);
  }

  private static Duration time(@Nullable String seconds) {
    return seconds == null
        ? Duration.ZERO
        : Duration.ofNanos(new BigDecimal(seconds).scaleByPowerOfTen(NANO_DIGITS).longValue());
  }

  /** The lines of one kind. */
  public List<Turn> all(Kind kind) {
    return turns.stream().filter(turn -> turn.kind() == kind).toList();
  }
}
