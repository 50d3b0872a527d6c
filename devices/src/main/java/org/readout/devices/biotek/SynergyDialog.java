package org.readout.devices.biotek;

import java.time.Duration;
import java.util.regex.Pattern;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;

/**
 * Commands of the Synergy family: a letter; for some, after an acknowledge, a parameter that ends
 * with ETX; then an answer that ends with four digits of status and ETX. Confined to the thread of
 * its line.
 */
final class SynergyDialog implements AutoCloseable {
  static final char ACK = 0x06;
  static final char ETX = 0x03;

  /** Of an answer without a movement, as other programs wait for it. */
  static final Duration DEADLINE = Duration.ofSeconds(20);

  static final int LONGEST = 1 << 16;
  private static final int STATUS_DIGITS = 4;
  private static final Pattern STATUS = Pattern.compile("[0-9A-F]{4}");
  private static final String OK = "0000";

  private final Line line;

  SynergyDialog(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  /** A command without a parameter: what it answers, without acknowledge and status. */
  String ask(char letter) throws DeviceException {
    return ask(letter, DEADLINE);
  }

  String ask(char letter, Duration deadline) throws DeviceException {
    begin(letter);
    acknowledge();
    return rest(deadline);
  }

  /** A command with a parameter, which gets its ETX here. */
  String tell(char letter, String parameter, Duration deadline) throws DeviceException {
    begin(letter);
    acknowledge();
    line.send(parameter + ETX);
    return rest(deadline);
  }

  /** What comes through the next ETX, without its status, which must be good. */
  String rest(Duration deadline) throws DeviceException {
    String text = line.textThrough(ETX, LONGEST, deadline);
    int cut = text.length() - 1 - STATUS_DIGITS;
    if (cut < 0 || !STATUS.matcher(text.substring(cut, cut + STATUS_DIGITS)).matches()) {
      throw line.malformed(text, "an answer that ends with four digits and \\x03");
    }
    String code = text.substring(cut, cut + STATUS_DIGITS);
    if (!code.equals(OK)) {
      throw new DeviceException.InstrumentFault(
          line.name(), code, Elx808Codes.meaning(code), Elx808Codes.remedy(code));
    }
    int begin = cut > 0 && text.charAt(0) == ACK ? 1 : 0;
    return text.substring(begin, cut);
  }

  private void begin(char letter) throws DeviceException {
    if (line.isOutOfStep()) {
      line.silence();
      line.send("x");
      line.silence();
    }
    line.send(String.valueOf(letter));
  }

  private void acknowledge() throws DeviceException {
    int answer = line.one(DEADLINE);
    if (answer != ACK) {
      throw line.malformed(String.valueOf((char) answer), "an acknowledge (\\x06)");
    }
  }

  /** Stops a read; nothing answers that can be waited for. */
  void halt() throws DeviceException {
    line.silence();
    line.send("x");
    line.silence();
  }

  @Override
  public void close() {
    line.close();
  }
}
