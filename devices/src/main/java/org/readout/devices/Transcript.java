package org.readout.devices;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Reading.Status;

/**
 * What a format writes down while it reads a file, row by row. Confined to one thread; {@link
 * #export} makes the immutable result.
 */
public final class Transcript {
  /** Nothing on a bench absorbs more: five parts in a million of the light would remain. */
  private static final double HIGHEST_OD = 6;

  private static final int NAMED_WORDS = 5;
  private static final Pattern TWELVE_HOURS = Pattern.compile("\\d ?[AP]M\\b");

  private final List<ExportRow> rows = new ArrayList<>();
  private final Map<String, String> header = new LinkedHashMap<>();
  private final List<LayoutEntry> layout = new ArrayList<>();
  private final Set<String> plates = new HashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> unknownWords = new TreeSet<>();
  private int beyondOd;

  /** Something the file says about itself; the second text of a key gets a number. */
  public void header(String key, String text) {
    if (key.isEmpty() || text.isEmpty()) {
      return;
    }
    String free = key;
    for (int n = 2; header.containsKey(free) && !text.equals(header.get(free)); n++) {
      free = key + " (" + n + ")";
    }
    header.put(free, text);
  }

  /** What the file says under a key; empty if it does not. */
  public String header(String key) {
    return header.getOrDefault(key, "");
  }

  /** What the file says of a well's content. */
  public void layout(String plate, Well well, String property, String text) {
    if (!text.isEmpty()) {
      layout.add(new LayoutEntry(plate, well, property, text));
    }
  }

  /** One sentence that a person should know; said once. */
  public void warn(String sentence) {
    warnings.add(sentence);
  }

  /** An endpoint's cell; an empty cell is no value. */
  public void value(
      String plate, Channel channel, @Nullable Well well, String cell, Notation notation) {
    value(plate, channel, well, cell, notation, null, null);
  }

  /** A cell; an empty cell is no value. */
  public void value(
      String plate,
      Channel channel,
      @Nullable Well well,
      String cell,
      Notation notation,
      @Nullable Quantity time,
      @Nullable Quantity temperature) {
    if (cell.isEmpty()) {
      return;
    }
    Reading reading = notation.reading(well, cell, channel.unit());
    if (reading.status() != Status.OK) {
      if (reading.status() == Status.ERROR && !notation.knows(cell)) {
        unknownWords.add(cell);
      }
    } else {
      if (cell.indexOf(',') >= 0 && !notation.choice().isEmpty()) {
        warn(notation.choice());
      }
      Quantity quantity = reading.quantity();
      if (channel.unit() == Unit.ABSORBANCE && quantity != null && quantity.value() > HIGHEST_OD) {
        beyondOd++;
      }
    }
    rows.add(new ExportRow(plate, channel, reading, time, temperature));
  }

  /** A cell that a person excluded in the instrument's software, with the number if it has one. */
  public void masked(String plate, Channel channel, Well well, String cell, Notation notation) {
    double number = notation.number(cell);
    @Nullable Quantity quantity =
        Double.isNaN(number) ? null : new Quantity(number, channel.unit());
    Reading reading = new Reading(well, quantity, Status.MASKED, cell);
    rows.add(new ExportRow(plate, channel, reading, null, null));
  }

  /** A well that the file says was read, without a value. */
  public void absent(
      String plate,
      Channel channel,
      Well well,
      @Nullable Quantity time,
      @Nullable Quantity temperature) {
    Reading reading = new Reading(well, null, Status.NOT_MEASURED, "");
    rows.add(new ExportRow(plate, channel, reading, time, temperature));
  }

  /** A result that is a span of time, in the file's own writing. */
  public void seconds(String plate, Channel channel, Well well, String cell, double seconds) {
    Reading reading = new Reading(well, new Quantity(seconds, Unit.SECOND), Status.OK, cell);
    rows.add(new ExportRow(plate, channel.in(Unit.SECOND), reading, null, null));
  }

  /** The name, or the name with a number if the file has had a plate of that name already. */
  public String plate(String name) {
    String free = name;
    for (int n = 2; !plates.add(free); n++) {
      free = name + " (" + n + ")";
    }
    if (!free.equals(name)) {
      warn("the file has more than one plate '%s': '%s' is a later one".formatted(name, free));
    }
    return free;
  }

  /** How many values were written down so far. */
  public int size() {
    return rows.size();
  }

  /** The result. */
  Export export(ExportedFile file, String format, String because) throws VendorFileException {
    if (rows.isEmpty()) {
      throw new VendorFileException.NoMeasurements(
          file.name(),
          "recognised as " + format + ", but it holds no measurement",
          "Export the results and not only the protocol.");
    }
    readDates(file);
    if (beyondOd > 0) {
      warn(beyondOd + " absorbances are above 6 OD: scaled to a longer path, or in another unit");
    }
    if (!unknownWords.isEmpty()) {
      warn(
          "cells with a text that is no value were read as errors: "
              + String.join(", ", unknownWords.stream().limit(NAMED_WORDS).toList()));
    }
    List<String> all = new ArrayList<>(file.warnings());
    all.addAll(warnings);
    WellCount wells = new WellCount();
    rows.forEach(wells::add);
    all.addAll(wells.warnings());
    return new Export(file.name(), format, because, rows, header, layout, all);
  }

  /**
   * Says which order of day and month the header's dates have, and which day a serial number is.
   */
  private void readDates(ExportedFile file) {
    boolean twelveHours =
        header.values().stream().anyMatch(text -> TWELVE_HOURS.matcher(text).find());
    for (Map.Entry<String, String> entry : List.copyOf(header.entrySet())) {
      FileDate.ambiguity(entry.getValue(), twelveHours).ifPresent(this::warn);
      if (file.isWorkbook() && entry.getKey().equals("Date")) {
        FileDate.ofSerial(entry.getValue(), file.since1904())
            .ifPresent(day -> header("Date (of its serial)", day.toString()));
      }
    }
  }
}
