package org.readout.devices.biotek;

/** What an ELx808 means by its status, after the maker's list. */
final class Elx808Codes {
  private static final int HEX = 16;

  private Elx808Codes() {}

  /**
   * @param code four hexadecimal digits, or {@code 312-} and one digit of the old status
   */
  static String meaning(String code) {
    if (code.startsWith("312-")) {
      return old(code.charAt(4));
    }
    if (code.charAt(0) == 'A') {
      return "fatal fault";
    }
    return switch (Integer.parseInt(code.substring(0, 2), HEX)) {
      case 0x01 -> "stopped";
      case 0x02 -> motor(code) + " does not find its sensor";
      case 0x03 -> motor(code) + " does not see its light beam";
      case 0x04 -> motor(code) + " is not where it should be";
      case 0x05 -> "too much light";
      case 0x06 -> "gain of filter " + code.charAt(3) + " out of range";
      case 0x07 -> "too much noise";
      case 0x08 -> "offset out of range";
      case 0x09 -> "dark reading out of range";
      case 0x0a -> "air reading out of range";
      case 0x0e -> "there is no filter of this wavelength";
      case 0x0f -> "filter signal out of range";
      case 0x10, 0x11 -> "configuration lost";
      case 0x12 -> "calibration lost";
      case 0x13 -> motor(code) + " is not at its home";
      case 0x15 -> "incubator";
      case 0x16 -> "the definition of the read is not valid";
      case 0x17 -> "the interval of the kinetic is too short";
      case 0x18 -> "too many reads in the kinetic";
      case 0x19 -> "not enough memory";
      case 0x1c -> "converter";
      case 0x21 -> "a parameter is not valid";
      case 0x23 -> "lamp: " + (code.charAt(3) == '2' ? "24 V" : "5 V") + " supply";
      case 0x24 -> motor(code) + " sensor";
      case 0x25 -> "flash lamp";
      case 0x26 -> "the carrier is outside its range";
      default -> "not in the list of codes";
    };
  }

  private static String old(char said) {
    return switch (said) {
      case '8' -> "instrument failure at the self-test";
      case '9' -> "the definition of the read is not valid";
      case 'A' -> "wells out of range";
      case 'B' -> "temperature setting out of range";
      case 'C' -> "incubator";
      default -> "not in the list of codes";
    };
  }

  private static String motor(String code) {
    return switch (code.charAt(3)) {
      case '0' -> "the carrier";
      case '1' -> "the filter wheel";
      case '2' -> "the door";
      default -> "motor " + code.charAt(3);
    };
  }

  static String remedy(String code) {
    return switch (code.substring(0, 2)) {
      case "02", "03", "04", "13", "24", "26" ->
          "Look for a jammed plate, take it out, and switch the reader off and on.";
      case "0E", "16", "17", "18", "21", "31" ->
          "Check wavelengths, wells and interval of the read.";
      case "01" -> "Start the read again.";
      case "23" -> "Replace the lamp.";
      default -> "Switch the reader off and on; if the fault stays, call service.";
    };
  }
}
