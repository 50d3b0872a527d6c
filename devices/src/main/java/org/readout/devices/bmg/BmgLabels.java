package org.readout.devices.bmg;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;
import org.readout.devices.Unit;

/** What a title above a grid, or a column's head, measures: {@code 4. Raw Data (480-14/520-30)}. */
final class BmgLabels {
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,3}\\.\\s+");

  /** Centre, bandwidth or chromatic; then the same of the emission. */
  private static final Pattern OPTICS =
      Pattern.compile(
          "\\((?:[A-Z]+ )?(\\d{3,4})(?:[- ]\\d{1,3})?(?:\\s*/\\s*(\\d{3,4})(?:[- ]\\d{1,3})?)?[^)]*\\)");

  private BmgLabels() {}

  /** The label without the number that SMART Control puts before it. */
  static String plain(String title) {
    return NUMBER.matcher(title).replaceFirst("").strip();
  }

  /** Whether a title stands above contents of wells and not above values. */
  static boolean isLayout(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    return lower.startsWith("layout")
        || lower.startsWith("content")
        || lower.startsWith("standard concentrations")
        || lower.startsWith("dilutions")
        || lower.startsWith("sample ids");
  }

  /** What the line that names the measurement says. */
  static Measurand kind(String measurement) {
    String lower = measurement.toLowerCase(Locale.ROOT);
    if (lower.startsWith("luminescence")) {
      return Measurand.LUMINESCENCE;
    }
    if (lower.startsWith("absorbance")) {
      return Measurand.ABSORBANCE;
    }
    return lower.contains("fluorescence") || lower.startsWith("alpha")
        ? Measurand.FLUORESCENCE
        : Measurand.UNKNOWN;
  }

  /** Whether a line is the one that names the measurement. */
  static boolean isMeasurement(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.startsWith("absorbance")
        || lower.startsWith("fluorescence")
        || lower.startsWith("luminescence")
        || lower.startsWith("alphascreen")
        || lower.startsWith("time resolved")
        || lower.startsWith("time-resolved");
  }

  /** Raw data are measured; everything else was computed from them. */
  static Channel channel(String label, Measurand kind) {
    boolean raw = label.startsWith("Raw Data") || label.startsWith("Raw data");
    Channel channel =
        raw
            ? Channel.of(label, kind)
            : Channel.of(label, Measurand.CALCULATED).in(unit(label, kind));
    Matcher optics = OPTICS.matcher(label);
    if (!optics.find()) {
      return channel;
    }
    int first = Integer.parseInt(optics.group(1));
    if (optics.group(2) != null) {
      return channel.exciting(first).emitting(Integer.parseInt(optics.group(2)));
    }
    boolean emitted = kind == Measurand.FLUORESCENCE || kind == Measurand.LUMINESCENCE;
    return emitted ? channel.emitting(first) : channel.at(first);
  }

  private static Unit unit(String label, Measurand kind) {
    return label.startsWith("Blank corrected") ? kind.unit() : Measurand.CALCULATED.unit();
  }
}
