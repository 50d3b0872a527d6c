package org.readout.devices.moleculardevices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;
import org.readout.devices.instrument.Kinetic;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.PlateGeometry;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.DeviceException;

/** The commands that tell a SpectraMax what to read. Pure. */
final class SpectraMaxSettings {
  private static final int SHORTEST_NM = 190;
  private static final int LONGEST_NM = 1000;
  private static final int MOST_WAVELENGTHS = 6;
  private static final int FLASHES = 6;

  /** No light between these passes a filter of the list: the maker names none. */
  private static final int NO_FILTER = 0;

  /** Which cut-off filter stands before the detector, by the emission from which on it is used. */
  private static final NavigableMap<Integer, Integer> CUT_OFF =
      Collections.unmodifiableNavigableMap(
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry(0, 1),
                  Map.entry(322, NO_FILTER),
                  Map.entry(325, 16),
                  Map.entry(416, NO_FILTER),
                  Map.entry(420, 2),
                  Map.entry(435, 3),
                  Map.entry(455, 4),
                  Map.entry(475, 5),
                  Map.entry(495, 6),
                  Map.entry(515, 7),
                  Map.entry(530, 8),
                  Map.entry(550, 9),
                  Map.entry(570, 10),
                  Map.entry(590, 11),
                  Map.entry(610, 12),
                  Map.entry(630, 13),
                  Map.entry(665, 14),
                  Map.entry(695, 15),
                  Map.entry(901, NO_FILTER))));

  private SpectraMaxSettings() {}

  /** In the order in which they are sent; nothing is sent of a plan that cannot be read. */
  static List<String> of(PlateRead plan) throws DeviceException {
    List<String> commands = new ArrayList<>(place(plan));
    commands.addAll(shaking(plan));
    Optics optics = plan.optics();
    if (optics instanceof Optics.Absorbance absorbance) {
      commands.addAll(absorbance(absorbance));
    } else if (optics instanceof Optics.Fluorescence fluorescence) {
      commands.addAll(fluorescence(fluorescence));
    } else if (optics instanceof Optics.Luminescence luminescence) {
      commands.addAll(luminescence(luminescence));
    }
    commands.add(mode(plan.kinetic()));
    commands.add("!ORDER COLUMN");
    commands.add("!SPEED OFF");
    commands.add(readType(optics));
    return commands;
  }

  private static String mode(@Nullable Kinetic kinetic) throws DeviceException {
    if (kinetic == null) {
      return "!MODE ENDPOINT";
    }
    if (!kinetic.isInWholeSeconds()) {
      throw unsupported(
          "keep an interval of " + kinetic.interval().toMillis() + " ms",
          "Choose an interval of whole seconds.");
    }
    return "!MODE KINETIC %d %d".formatted(kinetic.interval().toSeconds(), kinetic.reads());
  }

  private static List<String> place(PlateRead plan) throws DeviceException {
    PlateFormat plate = plan.plate();
    PlateGeometry geometry =
        plate == PlateFormat.WELLS_1536 ? null : PlateGeometry.of(plate).orElse(null);
    if (geometry == null) {
      throw unsupported("read " + plate, "Use a plate with 96 or 384 wells.");
    }
    WellBlock around = plan.around();
    return List.of(
        axis("!XPOS", geometry.a1FromLeftMm(), geometry.pitchMm(), plate.columns()),
        axis("!YPOS", geometry.a1FromTopMm(), geometry.pitchMm(), plate.rows()),
        "!STRIP %d %d".formatted(around.first().column() + 1, around.columns()),
        "!CSPEED 8");
  }

  private static String axis(String command, double firstMm, double pitchMm, int count) {
    return String.format(Locale.ROOT, "%s %.3f %.3f %d", command, firstMm, pitchMm, count);
  }

  private static List<String> shaking(PlateRead plan) {
    Shake shake = plan.shakeBefore();
    return shake == null
        ? List.of("!SHAKE OFF")
        : List.of("!SHAKE ON", "!SHAKE %d 0 0 0 0".formatted(shake.duration().toSeconds()));
  }

  private static List<String> absorbance(Optics.Absorbance optics) throws DeviceException {
    List<Integer> wavelengths = optics.wavelengthsNm();
    if (wavelengths.size() > MOST_WAVELENGTHS
        || wavelengths.stream().anyMatch(nm -> nm < SHORTEST_NM || nm > LONGEST_NM)) {
      throw unsupported(
          "read at " + wavelengths + " nm", "Choose up to six wavelengths from 190 to 1000 nm.");
    }
    String list = wavelengths.stream().map(String::valueOf).collect(Collectors.joining(" "));
    return List.of("!WAVELENGTH " + list, "!CALIBRATE ONCE");
  }

  private static List<String> fluorescence(Optics.Fluorescence optics) throws DeviceException {
    int filter = CUT_OFF.floorEntry(optics.emissionNm()).getValue();
    if (filter == NO_FILTER || optics.excitationNm() < SHORTEST_NM) {
      throw unsupported(
          "read fluorescence at %d/%d nm".formatted(optics.excitationNm(), optics.emissionNm()),
          "Choose an emission from 325 to 415 or from 420 to 900 nm.");
    }
    return List.of(
        "!FPW " + FLASHES,
        "!AUTOPMT ON",
        "!EXWAVELENGTH " + optics.excitationNm(),
        "!EMWAVELENGTH " + optics.emissionNm(),
        "!AUTOFILTER OFF",
        "!EMFILTER " + filter,
        "!READSTAGE TOP",
        "!PMTCAL ONCE");
  }

  private static List<String> luminescence(Optics.Luminescence optics) throws DeviceException {
    if (optics.integration() != null) {
      throw unsupported(
          "set the integration time of luminescence", "Read with the reader's own setting.");
    }
    return List.of("!AUTOPMT ON", "!READSTAGE TOP", "!PMTCAL ONCE");
  }

  private static String readType(Optics optics) {
    if (optics instanceof Optics.Absorbance) {
      return "!READTYPE ABSPLA";
    }
    return optics instanceof Optics.Fluorescence ? "!READTYPE FLU" : "!READTYPE LUM";
  }

  private static DeviceException unsupported(String asked, String remedy) {
    return new DeviceException.Unsupported("SpectraMax", asked, remedy);
  }
}
