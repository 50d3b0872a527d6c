package org.readout.devices.port;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.readout.devices.port.Capture.Kind;
import org.readout.devices.port.Capture.Turn;

/**
 * A capture as an instrument: each answer comes when the bytes before it have been sent exactly as
 * they were then, after the same time. What was not sent then is met with silence, and is told by
 * {@link #strayed}. Confined to one thread.
 */
public final class Replay implements Emulator {
  private final List<Turn> turns;
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private int next;
  private String strayed = "";

  public Replay(Capture capture) {
    this.turns =
        capture.turns().stream()
            .filter(turn -> turn.kind() == Kind.SENT || turn.kind() == Kind.CAME)
            .toList();
  }

  /** Sends what came before anything was sent; a port that is opened later would have missed it. */
  public void begin(Outbox out) {
    answer(Duration.ZERO, Duration.ZERO, out);
  }

  @Override
  public void receive(byte[] bytes, Duration now, Outbox out) {
    got.writeBytes(bytes);
    while (strayed.isEmpty() && next < turns.size()) {
      Turn expected = turns.get(next);
      String sent = got.toString(StandardCharsets.ISO_8859_1);
      if (!sent.startsWith(expected.latin1())) {
        if (!expected.latin1().startsWith(sent)) {
          strayed =
              "sent '%s' where the capture has '%s'".formatted(WireText.of(sent), expected.text());
        }
        return;
      }
      got.reset();
      got.writeBytes(latin1(sent.substring(expected.latin1().length())));
      next++;
      answer(expected.at(), now, out);
      if (got.size() == 0) {
        return;
      }
    }
    if (next == turns.size() && got.size() > 0 && strayed.isEmpty()) {
      strayed = "sent '%s' after the end of the capture".formatted(WireText.of(got.toByteArray()));
    }
  }

  private void answer(Duration then, Duration now, Outbox out) {
    while (next < turns.size() && turns.get(next).kind() == Kind.CAME) {
      Turn turn = turns.get(next++);
      Duration after = turn.at().minus(then);
      out.send(after.isNegative() ? now : now.plus(after), turn.bytes());
    }
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where what was sent left the capture; empty if it did not. */
  public Optional<String> strayed() {
    return strayed.isEmpty() ? Optional.empty() : Optional.of(strayed);
  }

  /** Whether every turn was played. */
  public boolean isOver() {
    return next == turns.size();
  }

  @Override
  public void powerCycle(Duration now, Outbox out) {
    next = turns.size();
  }
}
