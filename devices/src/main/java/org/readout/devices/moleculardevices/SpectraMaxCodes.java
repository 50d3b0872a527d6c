package org.readout.devices.moleculardevices;

import java.util.Map;

/** What a SpectraMax means by its error codes, and what a person does about it. */
final class SpectraMaxCodes {
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("100", "command not known"),
          Map.entry("101", "argument not valid"),
          Map.entry("102", "too many arguments"),
          Map.entry("103", "not enough arguments"),
          Map.entry("104", "line too long"),
          Map.entry("105", "busy"),
          Map.entry("106", "a measurement is running"),
          Map.entry("107", "there are no data"),
          Map.entry("108", "the memory for data is full"),
          Map.entry("109", "the memory for errors is full"),
          Map.entry("110", "stray light, or the cuvette door is open"),
          Map.entry("111", "settings do not fit together"),
          Map.entry("203", "parity error on the line"),
          Map.entry("204", "bytes lost on the line"),
          Map.entry("205", "framing error on the line"),
          Map.entry("300", "temperature sensor"),
          Map.entry("301", "too hot"),
          Map.entry("302", "too little light"),
          Map.entry("303", "dark current"),
          Map.entry("304", "signal saturated"),
          Map.entry("305", "reference saturated"),
          Map.entry("306", "too little light in the air calibration"),
          Map.entry("307", "cuvette reference"),
          Map.entry("308", "stray light"),
          Map.entry("312", "gain calibration"),
          Map.entry("313", "reference gain"),
          Map.entry("314", "the lamp is getting weak"),
          Map.entry("315", "zero order of the grating"),
          Map.entry("316", "driver of the grating"),
          Map.entry("317", "converter"),
          Map.entry("400", "carriage"),
          Map.entry("401", "filter wheel"),
          Map.entry("402", "grating"),
          Map.entry("403", "stage"));

  /** A lamp that gets weak still measures. */
  static final String WEAK_LAMP = "314";

  private SpectraMaxCodes() {}

  static String meaning(String code) {
    return MEANINGS.getOrDefault(code, "not in the list of codes");
  }

  static String remedy(String code) {
    return switch (code.charAt(0)) {
      case '1' ->
          code.equals("105") || code.equals("106")
              ? "Wait until the reader has finished, then repeat."
              : "Check the settings of the read against what this model can do.";
      case '2' -> "Check the cable and the line speed, then repeat.";
      case '4' -> "Look for a jammed plate, take it out, and switch the reader off and on.";
      default -> "Switch the reader off and on; if the fault stays, call service.";
    };
  }
}
