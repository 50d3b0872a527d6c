package org.readout.devices.port;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The smallest instrument: answers every line {@code n\r} with {@code +n*2\r}, 20 ms later, and
 * {@code ping\r} with a new {@code pong\r} every second, five times.
 */
final class Scale implements Emulator {
  private static final Duration THINKING = Duration.ofMillis(20);
  private static final int PONGS = 5;

  private final StringBuilder got = new StringBuilder();

  @Override
  public void receive(byte[] bytes, Duration now, Outbox out) {
    got.append(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int end = got.indexOf("\r"); end >= 0; end = got.indexOf("\r")) {
      answer(got.substring(0, end), now, out);
      got.delete(0, end + 1);
    }
  }

  private static void answer(String line, Duration now, Outbox out) {
    if (line.equals("ping")) {
      for (int i = 1; i <= PONGS; i++) {
        out.send(now.plusSeconds(i), "pong\r");
      }
    } else {
      out.send(now.plus(THINKING), "+" + 2 * Integer.parseInt(line) + "\r");
    }
  }

  @Override
  public void powerCycle(Duration now, Outbox out) {
    got.setLength(0);
  }
}
