package org.readout.devices.moleculardevices;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.readout.devices.Well;
import org.readout.devices.instrument.SamplePlate;

/**
 * What an emulated SpectraMax says of one time point, below the line with time and temperature.
 * Immutable.
 *
 * @param settings what the reader was told, by command
 */
record SpectraMaxBlock(Map<String, String> settings, SamplePlate sample) {
  private static final double HIGHEST_OD = 4;
  private static final double HIGHEST_COUNT = 100_000;
  private static final int OD_DIGITS = 4;
  private static final int ROWS_96 = 8;
  private static final int COLUMNS_96 = 12;

  /** What a well gives. */
  private interface Signal {
    double of(Well well);
  }

  SpectraMaxBlock {
    settings = Map.copyOf(settings);
  }

  List<String> wavelengths() {
    return List.of(settings.getOrDefault("WAVELENGTH", "450").split(" "));
  }

  /**
   * @param since the first time point of the read
   */
  String text(Duration since) {
    String type = settings.getOrDefault("READTYPE", "ABSPLA");
    if (type.startsWith("FLU")) {
      String ex = settings.getOrDefault("EXWAVELENGTH", "485").split(" ", -1)[0];
      String em = settings.getOrDefault("EMWAVELENGTH", "525").split(" ", -1)[0];
      Signal light =
          well -> sample.fluorescence(well, Double.parseDouble(ex), Double.parseDouble(em), since);
      return "exL:\t%s\r\nemL:\t%s\r\nL:\t%s\t%s\r\n".formatted(ex, em, ex, em)
          + columns(light, HIGHEST_COUNT, 0);
    }
    if (type.startsWith("LUM")) {
      return "L:\t\t0\r\n" + columns(well -> sample.luminescence(well, since), HIGHEST_COUNT, 0);
    }
    StringBuilder text = new StringBuilder("L:\t" + String.join("\t", wavelengths()) + "\r\n");
    for (String nm : wavelengths()) {
      Signal dark = well -> sample.absorbance(well, Double.parseDouble(nm), since);
      text.append("L:\t").append(nm).append("\r\n").append(columns(dark, HIGHEST_OD, OD_DIGITS));
    }
    return text.toString();
  }

  private String columns(Signal signal, double highest, int digits) {
    int rows = Math.min(16, word("YPOS", 2, ROWS_96));
    int first = Math.max(1, word("STRIP", 0, 1));
    int last = Math.min(24, first + word("STRIP", 1, COLUMNS_96) - 1);
    StringBuilder text = new StringBuilder();
    for (int column = first; column <= last; column++) {
      text.append(column).append(':');
      for (int row = 0; row < rows; row++) {
        double value = signal.of(new Well(row, column - 1));
        String number = String.format(Locale.ROOT, "%." + digits + "f", value);
        text.append('\t').append(value > highest ? "#SAT" : number);
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  /** A whole number among the words of a setting. */
  private int word(String setting, int place, int otherwise) {
    String[] words = settings.getOrDefault(setting, "").split(" ", -1);
    return words.length > place && words[place].matches("\\d{1,4}")
        ? Integer.parseInt(words[place])
        : otherwise;
  }
}
