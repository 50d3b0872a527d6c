package org.readout.devices.moleculardevices;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * Questions and answers of a SpectraMax. An answer is one field or two, each ended by {@code >};
 * the first says {@code OK} or {@code FAIL}, the second brings data and may say {@code FAIL} too.
 * How many fields a command brings differs between models, so that after the first of a plain
 * command a short silence decides. Confined to the thread of its line.
 */
final class SpectraMaxDialog implements AutoCloseable {
  private static final int END = '>';

  /** A wake-up, a setting or a question is answered at once; the drawer takes its time. */
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** After this silence there is no second field. */
  private static final Duration NO_MORE = Duration.ofMillis(150);

  /** Larger than the data of a 384-well plate at six wavelengths. */
  private static final int LONGEST = 1 << 17;

  private static final Pattern FAIL = Pattern.compile("\\s*FAIL\\s*(\\d{1,4})\\s*>");
  private static final Pattern OK = Pattern.compile("\\s*OK\\b[^>]*>");

  private final Line line;

  SpectraMaxDialog(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  /**
   * Gets into step: an empty command, answered by a bare OK. Answers to what was asked before are
   * waited for and thrown away.
   */
  void wake() throws DeviceException {
    line.silence();
    line.send("!\r");
    field("!");
    line.silence();
  }

  /** A command that brings no data. */
  void tell(String command) throws DeviceException {
    ask(command);
    while (line.comes(NO_MORE)) {
      field(command);
    }
  }

  /** A command that brings data: the second field without its end. */
  String data(String command) throws DeviceException {
    ask(command);
    String data = field(command);
    if (line.comes(NO_MORE)) {
      String more = line.textThrough(END, LONGEST, DEADLINE);
      throw line.malformed(more, "nothing after the data");
    }
    return data.substring(0, data.length() - 1);
  }

  private void ask(String command) throws DeviceException {
    if (line.isOutOfStep()) {
      wake();
    }
    line.send(command + "\r");
    String first = field(command);
    if (!OK.matcher(first).matches()) {
      throw line.malformed(first, "'OK' or 'FAIL'");
    }
  }

  private String field(String command) throws DeviceException {
    String field = line.textThrough(END, LONGEST, DEADLINE);
    Matcher fail = FAIL.matcher(field);
    if (fail.matches()) {
      String code = fail.group(1);
      throw new DeviceException.Refused(
          line.name(), command, code, SpectraMaxCodes.meaning(code), SpectraMaxCodes.remedy(code));
    }
    return field;
  }

  @Override
  public void close() {
    line.close();
  }
}
