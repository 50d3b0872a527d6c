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
import org.readout.devices.Well;
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
  private static final double HIGHEST_OD = 4;
  private static final double HIGHEST_COUNT = 100_000;
  private static final int LONGEST_LINE = 120;
  private static final int ROWS_96 = 8;
  private static final int COLUMNS_96 = 12;
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
  private double setCelsius;
  private double fromCelsius = ROOM_CELSIUS;
  private Duration setAt = Duration.ZERO;

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
    String[] mode = measured.getOrDefault("MODE", "ENDPOINT").split(" ");
    long seconds = mode.length == 3 ? Long.parseLong(mode[1]) : 0;
    int reads = mode.length == 3 ? Integer.parseInt(mode[2]) : 1;
    Duration pass = PASS.multipliedBy(wavelengths().length);
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
    Duration at = point.at();
    Duration since = point.since();
    boolean light = measured.getOrDefault("READTYPE", "").startsWith("LUM");
    boolean fluorescence = measured.getOrDefault("READTYPE", "").startsWith("FLU");
    StringBuilder text = new StringBuilder();
    text.append(decimal(1, at.toMillis() * SECONDS_PER_MILLI)).append('\t');
    text.append(decimal(1, celsius(at))).append("\t96-well\r\n");
    if (fluorescence) {
      text.append("exL:\t%s\r\nemL:\t%s\r\n".formatted(ex(), em()));
      text.append("L:\t%s\t%s\r\n".formatted(ex(), em()));
      columns(text, since, (well, from) -> sample.fluorescence(well, nm(ex()), nm(em()), from));
    } else if (light) {
      text.append("L:\t\t0\r\n");
      columns(text, since, sample::luminescence);
    } else {
      text.append("L:\t").append(String.join("\t", wavelengths())).append("\r\n");
      for (String wavelength : wavelengths()) {
        text.append("L:\t").append(wavelength).append("\r\n");
        columns(text, since, (well, from) -> sample.absorbance(well, nm(wavelength), from));
      }
    }
    return text.toString();
  }

  /** What a well gives at a time. */
  private interface Signal {
    double of(Well well, Duration at);
  }

  private void columns(StringBuilder text, Duration at, Signal signal) {
    int rows = count("YPOS", 2, ROWS_96);
    int first = count("STRIP", 0, 1);
    int columns = count("STRIP", 1, COLUMNS_96);
    boolean counts = !measured.getOrDefault("READTYPE", "ABSPLA").contains("PLA");
    for (int column = first; column < first + columns; column++) {
      text.append(column).append(':');
      for (int row = 0; row < rows; row++) {
        double value = signal.of(new Well(row, column - 1), at);
        boolean over = value > (counts ? HIGHEST_COUNT : HIGHEST_OD);
        text.append('\t').append(over ? "#SAT" : decimal(counts ? 0 : 4, value));
      }
      text.append("\r\n");
    }
  }

  private int count(String setting, int word, int otherwise) {
    String[] words = measured.getOrDefault(setting, "").split(" ");
    return words.length > word && !words[word].isEmpty()
        ? Integer.parseInt(words[word])
        : otherwise;
  }

  private String[] wavelengths() {
    return measured.getOrDefault("WAVELENGTH", "450").split(" ");
  }

  private String ex() {
    return measured.getOrDefault("EXWAVELENGTH", "485");
  }

  private String em() {
    return measured.getOrDefault("EMWAVELENGTH", "525");
  }

  private static double nm(String text) {
    return Double.parseDouble(text);
  }

  private void temperature(String arguments, Duration now, Outbox out) {
    Duration at = now.plus(ANSWER);
    if (arguments.isEmpty()) {
      data(at, decimal(1, setCelsius) + "\t" + decimal(1, celsius(now)) + "\r\n", out);
      return;
    }
    if (!NUMBERS.matcher(arguments).matches()) {
      fail(at, "101", out);
      return;
    }
    fromCelsius = celsius(now);
    setAt = now;
    setCelsius = Double.parseDouble(arguments);
    ok(at, out);
  }

  private double celsius(Duration now) {
    double goal = setCelsius == 0 ? ROOM_CELSIUS : Math.max(ROOM_CELSIUS, setCelsius);
    double change = now.minus(setAt).toMillis() * SECONDS_PER_MILLI * CELSIUS_PER_SECOND;
    return goal > fromCelsius
        ? Math.min(goal, fromCelsius + change)
        : Math.max(goal, fromCelsius - change);
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

  private static String decimal(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
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
    setCelsius = 0;
    fromCelsius = ROOM_CELSIUS;
  }
}
