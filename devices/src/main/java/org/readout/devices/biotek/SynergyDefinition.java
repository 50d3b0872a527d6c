package org.readout.devices.biotek;

import java.time.Duration;
import org.readout.devices.Well;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.DeviceException;

/**
 * The text that defines a read, or a shaking, of the Synergy family: four digits of length, the
 * wells, the settings, and two check digits. The check digits are a sum modulo 100 with an offset
 * that was found by comparing known texts, not explained by the maker. Pure.
 */
final class SynergyDefinition {
  private static final int SHORTEST_ABSORBANCE_NM = 230;
  private static final int LONGEST_ABSORBANCE_NM = 999;
  private static final int SHORTEST_LIGHT_NM = 250;
  private static final int LONGEST_LIGHT_NM = 700;
  private static final int CHECK_MODULUS = 100;
  static final int ABSORBANCE_OFFSET = 0;
  static final int FLUORESCENCE_OFFSET = 7;
  static final int LUMINESCENCE_OFFSET = 8;
  static final int SHAKE_OFFSET = 73;
  private static final int DIGIT_PER_SECOND = 5;
  private static final int MILLIS_PER_STEP = 20;
  private static final int LONGEST_LUMINESCENCE_SECONDS = 19;
  private static final int STRONGEST = 6;

  /** The reader shakes no longer than this in one go. */
  static final Duration LONGEST_SHAKE = Duration.ofMinutes(16);

  private SynergyDefinition() {}

  static String absorbance(WellBlock wells, int nm) throws DeviceException {
    if (nm < SHORTEST_ABSORBANCE_NM || nm > LONGEST_ABSORBANCE_NM) {
      throw unsupported("read at " + nm + " nm", "Choose a wavelength from 230 to 999 nm.");
    }
    return checked(
        "004701" + digits(wells) + "000120010000110010000010600008" + "%04d".formatted(nm) + "1",
        ABSORBANCE_OFFSET);
  }

  static String fluorescence(WellBlock wells, Optics.Fluorescence optics) throws DeviceException {
    if (optics.excitationNm() < SHORTEST_LIGHT_NM || optics.emissionNm() > LONGEST_LIGHT_NM) {
      throw unsupported(
          "read fluorescence at %d/%d nm".formatted(optics.excitationNm(), optics.emissionNm()),
          "Choose wavelengths from 250 to 700 nm.");
    }
    return checked(
        "008401"
            + digits(wells)
            + "0001200100001100100000135000100200200"
            + "%04d000%04d".formatted(optics.excitationNm(), optics.emissionNm())
            + "000000000000000000210011",
        FLUORESCENCE_OFFSET);
  }

  /** Luminescence; one second unless the plan says otherwise. */
  static String luminescence(WellBlock wells, Duration integration) throws DeviceException {
    long seconds = integration.toSeconds();
    long steps = integration.toMillisPart() / MILLIS_PER_STEP;
    if (seconds > LONGEST_LUMINESCENCE_SECONDS
        || integration.toMillisPart() % MILLIS_PER_STEP != 0
        || integration.isZero()) {
      throw unsupported(
          "count each well for " + integration.toMillis() + " ms",
          "Choose a multiple of %d ms below 20 s.".formatted(MILLIS_PER_STEP));
    }
    return checked(
        "008401"
            + digits(wells)
            + "000120010000110010000012300"
            + "%02d%02d".formatted(seconds * DIGIT_PER_SECOND, steps)
            + "200200-001000-003000000000000000000013510",
        LUMINESCENCE_OFFSET);
  }

  static String shake(Shake shake, Duration duration) throws DeviceException {
    if (shake.strength() > STRONGEST) {
      throw unsupported("shake at step " + shake.strength(), "Choose a step from 1 to 6.");
    }
    int type = shake.motion() == Shake.Motion.LINEAR ? 0 : 1;
    // The reader's steps are amplitudes in millimetres: 1 is the fastest.
    int amplitude = STRONGEST + 1 - shake.strength();
    return checked(
        "0033010101010100002000000013%03d%d%d01".formatted(duration.toSeconds(), type, amplitude),
        SHAKE_OFFSET);
  }

  private static String digits(WellBlock wells) {
    return digits(wells.first()) + digits(wells.last());
  }

  private static String digits(Well well) {
    return "%02d%02d".formatted(well.row() + 1, well.column() + 1);
  }

  private static String checked(String text, int offset) {
    return text + check(text, offset);
  }

  /** Two digits over a text, for a kind of definition. */
  static String check(String text, int offset) {
    return "%02d".formatted((text.chars().sum() + offset) % CHECK_MODULUS);
  }

  private static DeviceException unsupported(String asked, String remedy) {
    return new DeviceException.Unsupported("Synergy", asked, remedy);
  }
}
