package org.readout.devices.moleculardevices;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.readout.devices.instrument.Chamber;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Outbox;

/**
 * A SpectraMax made of code: drawer, busy times, chamber, a lamp whose warning can be set, and data
 * that stay until they are cleared. Takes either line end, and does not echo. Confined to one
 * thread.
 */
final class SpectraMaxEmulator implements Emulator {
  private static final Duration ANSWER = Duration.ofMillis(8);
  private static final Duration DRAWER = Duration.ofMillis(4200);

  /** One read of a whole plate at one wavelength. */
  private static final Duration PASS = Duration.ofSeconds(16);

  private static final double ROOM_CELSIUS = 24.6;
  private static final double CELSIUS_PER_SECOND = 0.02;
  private static final int LONGEST_LINE = 120;
  private static final double SECONDS_PER_MILLI = 1e-3;

  /** Commands that set something and are answered by a bare OK. */
  private static final Set<String> SETTINGS =
      Set.of(
          "XPOS",
          "YPOS",
          "STRIP",
          "CSPEED",
          "WAVELENGTH",
          "EXWAVELENGTH",
          "EMWAVELENGTH",
          "AUTOFILTER",
          "EMFILTER",
          "AUTOPMT",
          "PMT",
          "FPW",
          "TOPREADCLEAR",
          "CALIBRATE",
          "PMTCAL",
          "MODE",
          "ORDER",
          "TAG",
          "NVRAM",
          "SHAKE",
          "READSTAGE",
          "READTYPE",
          "SPEED");

  /** Settings that are answered by two fields. */
  private static final Set<String> TWO_FIELDS = Set.of("READSTAGE", "READTYPE", "SPEED");

  /** Numbers with spaces between them, as most settings take. */
  private static final Pattern NUMBERS =
      Pattern.compile("-?\\d+(?:\\.\\d+)?(?: \\d+(?:\\.\\d+)?)*");

  private static final Set<String> NUMERIC =
      Set.of("XPOS", "YPOS", "STRIP", "CSPEED", "WAVELENGTH", "EXWAVELENGTH", "EMWAVELENGTH");

  /**
   * @param at when it was taken
   * @param since the first of its read
   */
  private record TimePoint(Duration at, Duration since) {}

  private final SamplePlate sample;
  private final Chamber chamber = new Chamber(ROOM_CELSIUS, CELSIUS_PER_SECOND);
  private final StringBuilder got = new StringBuilder();
  private final Map<String, String> settings = new HashMap<>();
  private final List<TimePoint> data = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private Map<String, String> measured = Map.of();
  private String failure = "";
  private Runnable key = () -> {};
  private boolean open = true;
  private Duration drawerUntil = Duration.ZERO;
  private Duration readUntil = Duration.ZERO;

  SpectraMaxEmulator(SamplePlate sample) {
    this.sample = sample;
  }

  /** The next read leaves this line for {@code !ERROR}. */
  void failDuringRead(String line) {
    failure = line;
  }

  /** Someone presses a key while a read is under way. */
  void onRead(Runnable key) {
    this.key = key;
  }

  @Override
  public void receive(byte[] bytes, Duration now, Outbox out) {
    for (char letter : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (letter != '\r' && letter != '\n') {
        got.append(letter);
      } else if (got.length() > 0) {
        String line = got.toString();
        got.setLength(0);
        line(line, now, out);
      }
    }
  }

  private void line(String line, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    if (line.length() > LONGEST_LINE) {
      fail(at, "104", out);
    } else if (!line.startsWith("!")) {
      fail(at, "100", out);
    } else {
      String[] words = line.substring(1).strip().split(" +", 2);
      answer(words[0], words.length > 1 ? words[1] : "", now, out);
    }
  }

  private void answer(String word, String arguments, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    switch (word) {
      case "" -> ok(at, out);
      case "OPTION" -> data(at, "\r\nSpectraMax M5 emulated\r\n", out);
      case "STATUS" -> data(at, "\r\n%s\r\n%s\r\n\r\n".formatted(drawer(), state(now, out)), out);
      case "TEMP" -> temperature(arguments, now, out);
      case "ERROR" -> data(at, "\r\n" + String.join("", errors), out);
      case "CLEAR" -> {
        (arguments.equals("DATA") ? data : errors).clear();
        ok(at, out);
      }
      case "OPEN", "CLOSE" -> move(word.equals("OPEN"), now, out);
      case "READ" -> read(now, out);
      case "CANCEL" -> {
        data.clear();
        readUntil = now;
        ok(at, out);
      }
      case "TRANSFER" -> transfer(now, out);
      default -> set(word, arguments, now, out);
    }
  }

  private void set(String word, String arguments, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    if (!SETTINGS.contains(word)) {
      fail(at, "100", out);
    } else if (isReading(now)) {
      fail(at, "106", out);
    } else if (arguments.isEmpty()) {
      fail(at, "103", out);
    } else if (!isValid(word, arguments)) {
      fail(at, "101", out);
    } else {
      settings.put(word, arguments);
      out.send(at, TWO_FIELDS.contains(word) ? "OK\r\n>\r\n>" : "OK\r\n>");
    }
  }

  private static boolean isValid(String word, String arguments) {
    return NUMERIC.contains(word)
        ? NUMBERS.matcher(arguments).matches()
        : !word.equals("MODE") || arguments.matches("ENDPOINT|KINETIC [1-9]\\d{0,4} [1-9]\\d{0,3}");
  }

  private void move(boolean outwards, Duration now, Outbox out) {
    if (isReading(now)) {
      fail(now.plus(ANSWER), "106", out);
      return;
    }
    drawerUntil = now.plus(DRAWER);
    open = outwards;
    ok(drawerUntil, out);
  }

  private void read(Duration now, Outbox out) {
    if (isReading(now) || now.compareTo(drawerUntil) < 0) {
      fail(now.plus(ANSWER), "105", out);
      return;
    }
    open = false;
    errors.add(failure);
    failure = "";
    measured = Map.copyOf(settings);
    String[] mode = measured.getOrDefault("MODE", "ENDPOINT").split(" ", -1);
    long seconds = mode.length == 3 ? Long.parseLong(mode[1]) : 0;
    int reads = mode.length == 3 ? Integer.parseInt(mode[2]) : 1;
    Duration pass = PASS.multipliedBy(new SpectraMaxBlock(measured, sample).wavelengths().size());
    for (int i = 0; i < reads; i++) {
      Duration since = Duration.ofSeconds(seconds * i);
      data.add(new TimePoint(now.plus(since).plus(pass), since));
    }
    readUntil = now.plusSeconds(seconds * (reads - 1)).plus(pass);
    ok(now.plus(ANSWER), out);
    key.run();
  }

  private void transfer(Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    if (isReading(now)) {
      out.send(at, "OK\t\r\n>FAIL\t 106\r\n>");
    } else if (data.isEmpty()) {
      out.send(at, "OK\t\r\n>FAIL\t 107\r\n>");
    } else {
      data(at, block(data.remove(0)), out);
    }
  }

  private String block(TimePoint point) {
    String head =
        "%s\t%s\t96-well\r\n"
            .formatted(
                decimal(point.at().toMillis() * SECONDS_PER_MILLI),
                decimal(chamber.celsius(point.at())));
    return head + new SpectraMaxBlock(measured, sample).text(point.since());
  }

  private void temperature(String arguments, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    if (arguments.isEmpty()) {
      data(at, decimal(chamber.setpoint()) + "\t" + decimal(chamber.celsius(now)) + "\r\n", out);
      return;
    }
    if (!NUMBERS.matcher(arguments).matches()) {
      fail(at, "101", out);
      return;
    }
    chamber.set(Double.parseDouble(arguments), now);
    ok(at, out);
  }

  private boolean isReading(Duration now) {
    return now.compareTo(readUntil) < 0;
  }

  private String drawer() {
    return open ? "OPEN" : "CLOSED";
  }

  private String state(Duration now, Outbox out) {
    return isReading(now) && !out.liesIdle() ? "MEASURING" : "IDLE";
  }

  private static void ok(Duration at, Outbox out) {
    out.send(at, "OK\r\n>");
  }

  private static void data(Duration at, String data, Outbox out) {
    out.send(at, "OK\r\n>" + data + ">");
  }

  private static void fail(Duration at, String code, Outbox out) {
    out.send(at, "FAIL\t " + code + "\r\n>");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  @Override
  public void powerCycle(Duration now, Outbox out) {
    got.setLength(0);
    settings.clear();
    data.clear();
    errors.clear();
    open = true;
    drawerUntil = now;
    readUntil = now;
    chamber.reset();
  }
}
