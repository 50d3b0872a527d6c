package org.readout.devices.biorad;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * Commands of the Model 680: {@code EIA.READER} and two letters, answered by {@code ERE}, a code
 * and perhaps data, ended by CR. Confined to the thread of its line.
 */
final class Model680Dialog implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int LONGEST_LINE = 200;
  private static final String OK = "0000";
  private static final String NOT_REMOTE = "8073";
  private static final Pattern ANSWER = Pattern.compile("ERE (\\d{4})(?: (.*))?\r");

  private final Line line;

  Model680Dialog(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  String ask(String command) throws DeviceException {
    return ask(command, DEADLINE);
  }

  /** What stands behind the code on the first line of the answer. */
  String ask(String command, Duration deadline) throws DeviceException {
    line.send("EIA.READER " + command + "\r");
    String text = line.textThrough('\r', LONGEST_LINE, deadline);
    Matcher answer = ANSWER.matcher(text);
    if (!answer.matches()) {
      throw line.malformed(text, "'ERE', a code of four digits, and perhaps data");
    }
    String code = answer.group(1);
    if (!code.equals(OK)) {
      throw new DeviceException.Refused(
          line.name(),
          command,
          code,
          code.equals(NOT_REMOTE) ? "the reader is not in remote mode" : "not in the list of codes",
          code.equals(NOT_REMOTE)
              ? "Leave the panel of the reader alone during a read, then repeat."
              : "Look at the display of the reader.");
    }
    return answer.group(2) == null ? "" : answer.group(2).strip();
  }

  /** The next line of an answer, without its end. */
  String more() throws DeviceException {
    String text = line.textThrough('\r', LONGEST_LINE, DEADLINE);
    return text.substring(0, text.length() - 1);
  }

  @Override
  public void close() {
    line.close();
  }
}
