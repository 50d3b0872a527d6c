package org.readout.devices.biotek;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.readout.devices.Well;
import org.readout.devices.instrument.Chamber;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Outbox;

/**
 * A reader of the Synergy family made of code. It takes definitions whose check digits are right,
 * and measures a plate that does not change. Confined to one thread.
 */
final class SynergyEmulator implements Emulator {
  private static final Duration ANSWER = Duration.ofMillis(30);
  private static final Duration CARRIER = Duration.ofMillis(4500);
  private static final Duration FIRST_ROW = Duration.ofSeconds(5);
  private static final Duration ROW = Duration.ofMillis(900);
  private static final String OK = "0000\u0003";
  private static final String PARAMETERS = "ygtD&i";
  private static final String ABSORBANCE = "0047";
  private static final String SHAKE = "0033";
  private static final double HIGHEST_OD = 4;
  private static final double HIGHEST_COUNT = 99_999;
  private static final double ROOM_CELSIUS = 23.6;
  private static final double CELSIUS_PER_SECOND = 0.03;
  private static final double THOUSANDTHS = 1000;

  private final SamplePlate sample;
  private final Chamber chamber = new Chamber(ROOM_CELSIUS, CELSIUS_PER_SECOND);
  private final StringBuilder parameter = new StringBuilder();
  private char command;
  private boolean takesParameter;
  private String definition = "";
  private Duration busyUntil = Duration.ZERO;

  SynergyEmulator(SamplePlate sample) {
    this.sample = sample;
  }

  @Override
  public void receive(byte[] bytes, Duration now, Outbox out) {
    for (char next : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (!takesParameter) {
        begin(next, now, out);
      } else if (next == SynergyDialog.ETX) {
        takesParameter = false;
        parameter(now, out);
      } else {
        parameter.append(next);
      }
    }
  }

  private void begin(char letter, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    if (letter == 'x') {
      out.clear();
      busyUntil = now;
    } else if (now.compareTo(busyUntil) < 0) {
      // While it is reading it hears nothing else.
      return;
    } else if (PARAMETERS.indexOf(letter) >= 0) {
      command = letter;
      parameter.setLength(0);
      takesParameter = true;
      out.send(at, String.valueOf(SynergyDialog.ACK));
    } else {
      answer(letter, now, out);
    }
  }

  private void answer(char letter, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    String ack = String.valueOf(SynergyDialog.ACK);
    switch (letter) {
      case 'C' -> out.send(at, ack + "12345678        " + OK);
      case 'e' -> out.send(at, ack + "1650200  Version 1.04   " + OK);
      case 'h' -> out.send(at, ack + tenths(now) + OK);
      case 'J', 'A' -> {
        busyUntil = now.plus(CARRIER);
        out.send(busyUntil, ack + OK);
      }
      case 'O' -> go(now, out);
      default -> out.send(at, ack + "2100\u0003");
    }
  }

  private void parameter(Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    String text = parameter.toString();
    if (command == 'D') {
      boolean good = isDefinition(text);
      definition = good ? text : "";
      out.send(at, good ? "0350000000000000010000000000490300000\u0003" : "1600\u0003");
    } else if (command == 'g' && text.matches("\\d{5}")) {
      chamber.set(Integer.parseInt(text) / THOUSANDTHS, now);
      out.send(at, OK);
    } else {
      out.send(at, command == 'g' ? "2100\u0003" : OK);
    }
  }

  private static boolean isDefinition(String text) {
    if (!text.matches("\\d{4}01\\d{8}.*") || text.length() - 4 != number(text, 0, 4)) {
      return false;
    }
    String body = text.substring(0, text.length() - 2);
    int offset = SynergyDefinition.FLUORESCENCE_OFFSET;
    if (text.startsWith(ABSORBANCE)) {
      offset = SynergyDefinition.ABSORBANCE_OFFSET;
    } else if (text.startsWith(SHAKE)) {
      offset = SynergyDefinition.SHAKE_OFFSET;
    } else if (text.contains("-001000-")) {
      offset = SynergyDefinition.LUMINESCENCE_OFFSET;
    }
    return text.endsWith(SynergyDefinition.check(body, offset));
  }

  private static int number(String text, int from, int count) {
    return Integer.parseInt(text.substring(from, from + count));
  }

  private void go(Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    String ack = String.valueOf(SynergyDialog.ACK);
    if (definition.isEmpty()) {
      out.send(at, ack + "1600\u0003");
      return;
    }
    out.send(at, ack + OK);
    if (definition.startsWith(SHAKE)) {
      busyUntil = at.plusSeconds(number(definition, 28, 3));
      out.send(busyUntil, OK);
      return;
    }
    body(at.plus(FIRST_ROW), out);
  }

  private void body(Duration begin, Outbox out) {
    int firstRow = number(definition, 6, 2);
    int firstColumn = number(definition, 8, 2);
    int lastRow = number(definition, 10, 2);
    int lastColumn = number(definition, 12, 2);
    String head = "000:00:00.0," + tenths(begin) + ",";
    int sum = head.chars().sum();
    out.send(begin, "01,1,\r" + head);
    Duration at = begin;
    for (int row = firstRow; row <= lastRow; row++) {
      at = at.plus(ROW);
      StringBuilder text = new StringBuilder(row == firstRow ? "" : ",");
      boolean forth = (row - firstRow) % 2 == 0;
      for (int i = 0; i <= lastColumn - firstColumn; i++) {
        int column = forth ? firstColumn + i : lastColumn - i;
        text.append(i == 0 ? "" : ",").append("%02d,%02d,".formatted(row, column));
        text.append(value(new Well(row - 1, column - 1)));
      }
      text.append("\r\n");
      sum += text.chars().sum();
      out.send(at, text.toString());
    }
    busyUntil = at.plus(ANSWER);
    String tail = tenths(at) + "\u001a";
    sum += tail.chars().sum();
    out.send(busyUntil, tail + "%03d\u001a".formatted(sum & 0xff) + OK);
  }

  private String value(Well well) {
    if (definition.startsWith(ABSORBANCE)) {
      int nm = number(definition, definition.length() - 7, 4);
      double od = sample.absorbance(well, nm, Duration.ZERO);
      return od > HIGHEST_OD ? "*******" : String.format(Locale.ROOT, "%+.4f", od);
    }
    double count =
        definition.contains("-001000-")
            ? sample.luminescence(well, Duration.ZERO)
            : sample.fluorescence(
                well, number(definition, 51, 4), number(definition, 58, 4), Duration.ZERO);
    return count > HIGHEST_COUNT ? "*******" : "%07d".formatted(Math.round(count));
  }

  private String tenths(Duration now) {
    return "%03d".formatted(Math.round(10 * chamber.celsius(now)));
  }

  @Override
  public void powerCycle(Duration now, Outbox out) {
    takesParameter = false;
    definition = "";
    busyUntil = now;
    chamber.reset();
  }
}
