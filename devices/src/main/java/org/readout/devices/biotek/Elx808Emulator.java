package org.readout.devices.biotek;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;
import org.readout.devices.instrument.Chamber;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Outbox;

/**
 * An ELx808 made of code, with six filters and an incubator. After power-up it gives the short
 * status, waits for {@code n1}, and has no definition of a read. Confined to one thread.
 */
final class Elx808Emulator implements Emulator {
  private static final Duration ANSWER = Duration.ofMillis(15);
  private static final Duration CARRIER = Duration.ofMillis(3800);
  private static final Duration FIRST_ROW = Duration.ofSeconds(6);
  private static final Duration ROW = Duration.ofMillis(700);
  private static final List<Integer> FILTERS = List.of(405, 450, 490, 590, 650, 750);
  private static final double HIGHEST_OD = 4;
  private static final double ROOM_CELSIUS = 24;
  private static final double CELSIUS_PER_SECOND = 0.02;
  private static final char ACK = 0x06;
  private static final char NAK = 0x15;
  private static final char DLE = 0x10;
  private static final char END = 0x1a;

  private final SamplePlate sample;
  private final Chamber chamber = new Chamber(ROOM_CELSIUS, CELSIUS_PER_SECOND);
  private final StringBuilder parameters = new StringBuilder();
  private char command;
  private int missing;
  private boolean longStatus;
  private boolean temperatureInData;
  private String error = "0000";
  private byte[] definition = new byte[0];
  private WellBlock wells = WellBlock.all(PlateFormat.WELLS_96);
  private boolean partial;
  private Duration busyUntil = Duration.ZERO;

  Elx808Emulator(SamplePlate sample) {
    this.sample = sample;
  }

  /** From now on every status says this, until it is asked for. */
  void fail(String code) {
    error = code;
  }

  @Override
  public void receive(byte[] bytes, Duration now, Outbox out) {
    for (byte next : bytes) {
      if (missing > 0) {
        parameters.append((char) (next & 0xff));
        missing--;
        if (missing == 0) {
          done(now, out);
        }
      } else {
        begin((char) (next & 0xff), now, out);
      }
    }
  }

  private void begin(char letter, Duration now, Outbox out) {
    if (now.compareTo(busyUntil) < 0) {
      if (letter == 'X') {
        halt(now, out);
      }
      // While it is reading it takes nothing else.
      return;
    }
    int count =
        switch (letter) {
          case 'q', 'n', 'i', 'k' -> 1;
          case 'r', '%', '[' -> 2;
          case 'V' -> Elx808Definition.BYTES;
          case 'A', 'J', 'S', 'W', '$', 'o', 'e', ']', '}', 's' -> 0;
          case 'X' -> 0;
          default -> -1;
        };
    Duration at = now.plus(ANSWER);
    if (count < 0) {
      out.send(at, String.valueOf(NAK));
      return;
    }
    command = letter;
    parameters.setLength(0);
    missing = count;
    out.send(at, String.valueOf(ACK));
    if (count == 0) {
      done(at, out);
    }
  }

  private void done(Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    switch (command) {
      case 'n' -> longStatus = parameters.charAt(0) == '1';
      case 'i' -> temperatureInData = parameters.charAt(0) == '1';
      case 'r', '%' -> narrow();
      case '[' -> chamber.set(parameters.charAt(0), now);
      case 'V' -> define();
      default -> {}
    }
    switch (command) {
      case 'A', 'J' -> {
        busyUntil = now.plus(CARRIER);
        out.send(busyUntil, status());
      }
      case 'S' -> read(at, out);
      case 'W' -> out.send(at, "405,450,490,590,650,750," + status());
      case '$' -> out.send(at, "\u000f\0" + status());
      case 'o' -> {
        out.send(at, error + "\u0003");
        error = "0000";
      }
      case 'e' -> out.send(at, "7340201 Version 3.15   " + status());
      case ']' -> out.send(at, tenths(now) + status());
      case '}' -> out.send(at, "\t\0");
      case 's' -> out.send(at, "NR" + "\0".repeat(30) + status());
      case 'X' -> out.send(now.plus(CARRIER), String.valueOf(DLE));
      default -> out.send(at, status());
    }
  }

  private String status() {
    return longStatus ? error + "\u0003" : "\u001e0" + shortError() + "0\u0003";
  }

  private char shortError() {
    return error.equals("0000") ? '0' : error.startsWith("16") ? '9' : '8';
  }

  private void define() {
    definition = parameters.toString().getBytes(StandardCharsets.ISO_8859_1);
    temperatureInData = false;
    wells = WellBlock.all(PlateFormat.WELLS_96);
    partial = false;
    List<Integer> wavelengths = Elx808Definition.wavelengths(definition);
    if (wavelengths.isEmpty()) {
      error = "1600";
      definition = new byte[0];
    } else if (!FILTERS.containsAll(wavelengths)) {
      error = "0E00";
    }
  }

  private void narrow() {
    int first = parameters.charAt(0) - 1;
    int last = parameters.charAt(1) - 1;
    boolean rows = command == 'r';
    if (first < 0 || first > last || last >= (rows ? 8 : 12)) {
      error = "2100";
      return;
    }
    partial = true;
    wells =
        rows
            ? new WellBlock(
                new Well(first, wells.first().column()), new Well(last, wells.last().column()))
            : new WellBlock(
                new Well(wells.first().row(), first), new Well(wells.last().row(), last));
  }

  private void read(Duration now, Outbox out) {
    if (definition.length == 0) {
      error = "1600";
    }
    out.send(now, status());
    if (!error.equals("0000")) {
      return;
    }
    List<Integer> wavelengths = Elx808Definition.wavelengths(definition);
    Duration at = now;
    for (int number = 0; number < Elx808Definition.reads(definition); number++) {
      Duration since =
          Duration.ofSeconds((long) number * Elx808Definition.intervalSeconds(definition));
      at = later(at, now.plus(since)).plus(FIRST_ROW);
      for (int nm : wavelengths) {
        at = block(nm, since, at, out);
      }
    }
    busyUntil = at.plus(ANSWER);
    out.send(busyUntil, END + (longStatus ? status() : ""));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private Duration block(int nm, Duration since, Duration begin, Outbox out) {
    Duration at = begin;
    int sum = 0;
    for (int row = wells.first().row(); row <= wells.last().row(); row++) {
      StringBuilder text = new StringBuilder();
      for (int column = wells.first().column(); column <= wells.last().column(); column++) {
        text.append(',').append(cell(sample.absorbance(new Well(row, column), nm, since)));
      }
      text.append("\r\n");
      sum += sum(text);
      out.send(at, (row == wells.first().row() ? "\r" : "") + text);
      at = at.plus(ROW);
    }
    String tail =
        (temperatureInData ? "%03d".formatted(Math.round(10 * chamber.celsius(at))) : "") + END;
    sum += sum(tail);
    out.send(at, tail + (longStatus || partial ? String.valueOf((char) (sum & 0xff)) : ""));
    return at.plus(ANSWER);
  }

  private static int sum(CharSequence text) {
    return text.chars().sum();
  }

  private static String cell(double od) {
    return od > HIGHEST_OD ? "*****" : "%+05d".formatted(Math.round(od * 1000));
  }

  private void halt(Duration now, Outbox out) {
    out.clear();
    busyUntil = now.plus(CARRIER);
    out.send(busyUntil, String.valueOf(DLE));
  }

  private String tenths(Duration now) {
    int tenths = (int) Math.round(10 * chamber.celsius(now));
    return "" + (char) (tenths & 0xff) + (char) (tenths >> 8);
  }

  @Override
  public void powerCycle(Duration now, Outbox out) {
    missing = 0;
    longStatus = false;
    temperatureInData = false;
    error = "0000";
    definition = new byte[0];
    wells = WellBlock.all(PlateFormat.WELLS_96);
    partial = false;
    busyUntil = now;
    chamber.reset();
  }
}
