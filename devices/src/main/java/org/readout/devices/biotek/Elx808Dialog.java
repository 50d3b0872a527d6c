package org.readout.devices.biotek;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;
import org.readout.devices.port.WireText;

/**
 * Commands of the ELx808: a letter, an acknowledge, perhaps parameters, perhaps data, and a status.
 * Confined to the thread of its line.
 */
final class Elx808Dialog implements AutoCloseable {
  static final int ACK = 0x06;
  static final int NAK = 0x15;
  static final int DLE = 0x10;
  static final int ETX = 0x03;
  static final int END = 0x1a;

  /** The reader acknowledges at once; what moves takes a few seconds more. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** A carrier that goes its whole way, and a calibration before a read. */
  static final Duration MOVING = Duration.ofMinutes(1);

  private static final int STATUS_BYTES = 5;
  private static final Pattern ELX = Pattern.compile("[0-9A-F]{4}\\x03");
  private static final Pattern OLD = Pattern.compile("\\x1e0[0-9A-F]0\\x03");
  private static final String OK = "0000";

  private final Line line;

  /** Whether the reader was told to give the long status, which it forgets when switched off. */
  private boolean begun;

  Elx808Dialog(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  /** Errors do not wait for a key press, the status is the long one, and old errors are read. */
  void begin() throws DeviceException {
    begun = false;
    line.silence();
    command('q', "1");
    status(DEADLINE);
    command('n', "1");
    status(DEADLINE);
    command('o', "");
    statusCode(DEADLINE);
    command('o', "");
    status(DEADLINE);
    begun = true;
  }

  /** Sends a letter and, once it is acknowledged, its parameters. */
  void command(char letter, String parameters) throws DeviceException {
    if (line.isOutOfStep() && begun) {
      begin();
    }
    line.send(String.valueOf(letter));
    int answer = line.one(DEADLINE);
    if (answer == NAK) {
      throw new DeviceException.Refused(
          line.name(),
          String.valueOf(letter),
          "NAK",
          "command not known to this reader",
          "Check that the reader is an ELx808, and its line speed.");
    }
    if (answer != ACK) {
      throw line.malformed(String.valueOf((char) answer), "an acknowledge (\\x06)");
    }
    if (!parameters.isEmpty()) {
      line.send(parameters);
    }
  }

  byte[] data(int count) throws DeviceException {
    return line.exactly(count, DEADLINE);
  }

  String text(int count) throws DeviceException {
    return new String(data(count), StandardCharsets.ISO_8859_1);
  }

  /** Text through its status, which is checked and cut off. */
  String textAndStatus(int longest) throws DeviceException {
    String text = line.textThrough(ETX, longest, DEADLINE);
    if (text.length() < STATUS_BYTES) {
      throw line.malformed(text, "text and a status");
    }
    int cut = text.length() - STATUS_BYTES;
    require(code(text.substring(cut)));
    return text.substring(0, cut);
  }

  void status(Duration deadline) throws DeviceException {
    require(statusCode(deadline));
  }

  /** The status, in four hexadecimal digits, whatever it says. */
  String statusCode(Duration deadline) throws DeviceException {
    return code(new String(line.exactly(STATUS_BYTES, deadline), StandardCharsets.ISO_8859_1));
  }

  private String code(String status) throws DeviceException {
    if (ELX.matcher(status).matches()) {
      return status.substring(0, STATUS_BYTES - 1);
    }
    if (OLD.matcher(status).matches() && begun) {
      line.outOfStep();
      throw new DeviceException.NotReady(
          line.name(),
          "the reader was switched off and on",
          "Put the plate in again, and start the read anew.");
    }
    if (OLD.matcher(status).matches()) {
      char said = status.charAt(2);
      return said == '0' ? OK : "312-" + said;
    }
    throw line.malformed(status, "a status: four hexadecimal digits and \\x03");
  }

  private void require(String code) throws DeviceException {
    if (!code.equals(OK)) {
      throw new DeviceException.InstrumentFault(
          line.name(), code, Elx808Codes.meaning(code), Elx808Codes.remedy(code));
    }
  }

  /** Stops a read: the carrier comes out, and a single byte says that it is there. */
  void halt() throws DeviceException {
    line.silence();
    line.send("X");
    int answer = line.one(MOVING);
    if (answer == ACK) {
      answer = line.one(MOVING);
    }
    if (answer != DLE) {
      throw line.malformed(WireText.of(new byte[] {(byte) answer}), "\\x10 after the halt");
    }
    line.silence();
  }

  @Override
  public void close() {
    line.close();
  }
}
