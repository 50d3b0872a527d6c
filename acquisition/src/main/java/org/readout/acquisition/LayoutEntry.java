package org.readout.acquisition;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;

/** What a layout file says of one well, still as text, with the place of each word. */
final class LayoutEntry {
  private final String plate;
  private final @Nullable PlateFormat format;
  private final String place;
  private final Map<LayoutColumn, String> texts = new EnumMap<>(LayoutColumn.class);
  private final Map<LayoutColumn, String> places = new EnumMap<>(LayoutColumn.class);
  private final SortedMap<String, String> factors = new TreeMap<>();

  /**
   * @param plate the plate's name
   * @param format the plate's; null where nobody said it
   * @param place of the entry as a whole
   */
  LayoutEntry(String plate, @Nullable PlateFormat format, String place) {
    this.plate = plate;
    this.format = format;
    this.place = place;
  }

  void say(LayoutHeading heading, String text, String where) {
    if (heading.column().isEmpty()) {
      if (!text.isEmpty()) {
        factors.put(heading.text(), text);
      }
      return;
    }
    texts.put(heading.column().get(), text);
    places.put(heading.column().get(), where);
    if (!heading.unit().isEmpty() && !text.isEmpty()) {
      texts.putIfAbsent(LayoutColumn.DOSE_UNIT, heading.unit());
      places.putIfAbsent(LayoutColumn.DOSE_UNIT, where);
    }
  }

  String plate() {
    return plate;
  }

  /** Null where nobody said it. */
  @Nullable PlateFormat format() {
    return format;
  }

  /** Empty where nothing is said. */
  String text(LayoutColumn column) {
    return texts.getOrDefault(column, "");
  }

  String place(LayoutColumn column) {
    return places.getOrDefault(column, place);
  }

  String place() {
    return place;
  }

  SortedMap<String, String> factors() {
    return factors;
  }
}
