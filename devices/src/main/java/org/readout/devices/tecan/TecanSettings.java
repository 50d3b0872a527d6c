package org.readout.devices.tecan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Sheet;

/** The measurements that a page's head sets up, in order: what a block of data below measures. */
final class TecanSettings {
  private final List<Setting> settings = new ArrayList<>();
  private String pendingLabel = "";
  private int used;
  private int cycles;
  private String part = "";

  /** One {@code Mode} and the lines below it. */
  private static final class Setting {
    private final Measurand kind;
    private String label;
    private double wavelength = Double.NaN;
    private double excitation = Double.NaN;
    private double emission = Double.NaN;

    Setting(Measurand kind, String label) {
      this.kind = kind;
      this.label = label;
    }

    Channel channel(String read) {
      Channel channel = Channel.of(read, kind);
      channel = Double.isNaN(wavelength) ? channel : channel.at(wavelength);
      channel = Double.isNaN(excitation) ? channel : channel.exciting(excitation);
      return Double.isNaN(emission) ? channel : channel.emitting(emission);
    }
  }

  /** Takes a row of the head; false if it is none of a measurement's settings. */
  boolean row(Sheet sheet, int row) {
    String key = sheet.at(row, 0).toLowerCase(Locale.ROOT);
    String text = sheet.valueOf(row, 0);
    if (key.startsWith("label:")) {
      pendingLabel = text;
    } else if (key.equals("mode")) {
      kind(text).ifPresent(kind -> settings.add(new Setting(kind, takeLabel())));
    } else if (key.equals("name") && !settings.isEmpty()) {
      settings.get(settings.size() - 1).label = text;
    } else if (key.startsWith("part of plate")) {
      part = text;
    } else if (key.startsWith("kinetic cycles") || key.startsWith("number of cycles")) {
      double number = Notation.point().number(text);
      cycles = Double.isNaN(number) ? 0 : (int) number;
    } else {
      return optics(key, text);
    }
    return true;
  }

  /** How many cycles the head asks for; 0 if it names none. */
  int cycles() {
    return cycles;
  }

  /** The part of the plate that the head asks for, for example {@code A1-E12}; empty for all. */
  String part() {
    return part;
  }

  /**
   * What a block of data measures: by its title, or else the settings in order.
   *
   * @param title empty for a block without one
   */
  Optional<Channel> channel(String title) {
    for (Setting setting : settings) {
      if (!title.isEmpty() && setting.label.equals(title)) {
        return Optional.of(setting.channel(title));
      }
    }
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    Setting next = settings.get(Math.min(used, settings.size() - 1));
    used++;
    return Optional.of(next.channel(title.isEmpty() ? next.label : title));
  }

  private String takeLabel() {
    String label = pendingLabel;
    pendingLabel = "";
    return label;
  }

  private boolean optics(String key, String text) {
    if (settings.isEmpty() || key.contains("bandwidth") || key.contains("reference")) {
      return key.contains("bandwidth");
    }
    Setting setting = settings.get(settings.size() - 1);
    double number = Notation.point().number(text);
    if (key.startsWith("excitation wavelength")) {
      setting.excitation = number;
    } else if (key.startsWith("emission wavelength")) {
      setting.emission = number;
    } else if (key.startsWith("wavelength") || key.startsWith("measurement wavelength")) {
      setting.wavelength =
          key.contains("start") || key.contains("end") ? setting.wavelength : number;
    } else {
      return false;
    }
    return true;
  }

  private static Optional<Measurand> kind(String mode) {
    String lower = mode.toLowerCase(Locale.ROOT);
    if (lower.startsWith("absorbance")) {
      return Optional.of(Measurand.ABSORBANCE);
    }
    if (lower.startsWith("luminescence")) {
      return Optional.of(Measurand.LUMINESCENCE);
    }
    return lower.startsWith("fluorescence")
            || lower.startsWith("time resolved")
            || lower.startsWith("alpha")
        ? Optional.of(Measurand.FLUORESCENCE)
        : Optional.empty();
  }
}
