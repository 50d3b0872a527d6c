package org.readout.devices.biorad;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.readout.devices.Well;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Outbox;

/**
 * A Model 680 made of code, in local mode after power-up, with six filters in eight places.
 * Confined to one thread.
 */
final class Model680Emulator implements Emulator {
  private static final Duration ANSWER = Duration.ofMillis(25);
  private static final Duration READ = Duration.ofSeconds(14);
  private static final Duration ROW = Duration.ofMillis(80);
  private static final String PREFIX = "EIA.READER ";
  private static final List<String> FILTERS =
      List.of("405", "415", "450", "490", "595", "655", "***", "***");
  private static final String TITLE = "BIO-RAD Model 680 Microplate READER";
  private static final double HIGHEST_OD = 3.5;
  private static final int ROWS = 8;
  private static final int COLUMNS = 12;

  private final SamplePlate sample;
  private final StringBuilder got = new StringBuilder();
  private boolean remote;
  private Duration busyUntil = Duration.ZERO;

  Model680Emulator(SamplePlate sample) {
    this.sample = sample;
  }

  /** A person presses START on the panel, which ends the remote mode. */
  void pressStart(int filter, Duration now, Outbox out) {
    remote = false;
    plate("", filter, now.plus(READ), out);
  }

  @Override
  public void receive(byte[] bytes, Duration now, Outbox out) {
    got.append(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int end = got.indexOf("\r"); end >= 0; end = got.indexOf("\r")) {
      String line = got.substring(0, end).toUpperCase(Locale.ROOT);
      got.delete(0, end + 1);
      if (line.startsWith(PREFIX) && now.compareTo(busyUntil) >= 0) {
        answer(line.substring(PREFIX.length()).split(" "), now, out);
      }
    }
  }

  private void answer(String[] words, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    String command = words[0].length() < 2 ? "" : words[0].substring(0, 2);
    switch (command) {
      case "AQ" -> remote(true, at, out);
      case "RL" -> remote(false, at, out);
      case "ID", "FS", "RP" -> {
        if (!remote) {
          out.send(at, "ERE 8073\r");
        } else if (command.equals("RP")) {
          read(words, now, out);
        } else {
          String text = command.equals("ID") ? TITLE : String.join(" ", FILTERS);
          out.send(at, "ERE 0000 " + text + "\r");
        }
      }
      default -> out.send(at, "ERE 8001\r");
    }
  }

  private void remote(boolean on, Duration at, Outbox out) {
    remote = on;
    out.send(at, "ERE 0000\r");
  }

  private void read(String[] words, Duration now, Outbox out) {
    boolean valid = String.join(" ", words).matches("RP[A-Z]* [12] \\d{1,3} [LMH] [1-6]");
    if (!valid) {
      out.send(now.plus(ANSWER), "ERE 8002\r");
      return;
    }
    Duration mixed = Duration.ofSeconds(Integer.parseInt(words[2]));
    plate("ERE 0000 ", Integer.parseInt(words[4]), now.plus(mixed).plus(READ), out);
  }

  private void plate(String prefix, int filter, Duration begin, Outbox out) {
    String nm = FILTERS.get(filter - 1);
    out.send(begin, prefix + TITLE + "\r01/01/2026 10:15:30\rMes. filter:" + nm + "\r.begin\r");
    int sum = 0;
    Duration at = begin;
    for (int row = 0; row < ROWS; row++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < COLUMNS; column++) {
        double od = sample.absorbance(new Well(row, column), Double.parseDouble(nm), Duration.ZERO);
        text.append(od > HIGHEST_OD ? " *.***" : String.format(Locale.ROOT, "% .3f", od));
      }
      text.append('\r');
      sum += text.chars().sum();
      at = at.plus(ROW);
      out.send(at, text.toString());
    }
    busyUntil = at.plus(ROW);
    out.send(busyUntil, (sum & 0xff) + "\r.end\r\r");
  }

  @Override
  public void powerCycle(Duration now, Outbox out) {
    got.setLength(0);
    remote = false;
    busyUntil = now;
  }
}
