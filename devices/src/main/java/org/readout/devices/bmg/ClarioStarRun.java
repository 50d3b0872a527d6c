package org.readout.devices.bmg;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.PlateGeometry;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.Shake;
import org.readout.devices.port.DeviceException;

/** The description of an absorbance run of a CLARIOstar: high bytes first. Pure. */
final class ClarioStarRun {
  private static final int RUN = 0x04;
  private static final int MASK_BYTES = 48;
  private static final int TOP_BIT = 0x80;
  private static final int HUNDREDTHS_PER_MM = 100;
  private static final int TENTHS_PER_NM = 10;

  /** One direction only, from the top left, row by row. */
  private static final int SCAN_A = 0x92;

  private static final int SCAN_B = 0x82;

  /** Both directions in turn, from the top left, row by row. */
  private static final int SCAN_PLUS = 0x02;

  /** Bytes from the optics to the separator in the description for the Plus. */
  private static final int PLUS_BLOCK = 31;

  private static final int PLUS_SHAKES = 12;
  private static final int PLUS_PATTERN = 17;
  private static final int PLUS_SPEED = 18;
  private static final int PLUS_DURATION = 20;
  private static final int PLUS_SETTLING = 0x05;
  private static final int OPTIC_ABSORBANCE = 0x02;
  private static final int SHAKING = 0x10;
  private static final int LINEAR = 1;
  private static final int STRONGEST = 7;

  /** Half a second between moving and measuring, as both known programs set it. */
  private static final int SETTLING = 0x19;

  /** Light flashes a well. */
  private static final int FLASHES = 22;

  private static final int SHORTEST_NM = 200;
  private static final int LONGEST_NM = 1000;
  private static final int MOST_WAVELENGTHS = 8;
  private static final int LONGEST_SHAKE_SECONDS = 0xffff;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ClarioStarRun() {}

  /**
   * The payload of a run.
   *
   * @param wavelengthsNm one at most in dialect B
   * @throws DeviceException.Unsupported if the reader cannot read so
   */
  static byte[] of(PlateRead plan, List<Integer> wavelengthsNm, ClarioStarDialect dialect)
      throws DeviceException {
    ClarioStarRun run = new ClarioStarRun();
    run.put(RUN);
    run.plate(plan, dialect);
    if (dialect == ClarioStarDialect.PLUS) {
      run.plus(plan.shakeBefore(), wavelengthsNm);
      return run.bytes.toByteArray();
    }
    run.put(dialect == ClarioStarDialect.A ? SCAN_A : SCAN_B, OPTIC_ABSORBANCE, 0, 0, 0);
    run.shake(plan.shakeBefore());
    if (dialect == ClarioStarDialect.B) {
      run.put(0x20, 0x04, 0x00, 0x1e);
    }
    run.put(0x27, 0x0f, 0x27, 0x0f);
    run.absorbance(wavelengthsNm, dialect);
    return run.bytes.toByteArray();
  }

  private void plate(PlateRead plan, ClarioStarDialect dialect) throws DeviceException {
    PlateFormat plate = plan.plate();
    PlateGeometry geometry =
        plate == PlateFormat.WELLS_1536 ? null : PlateGeometry.of(plate).orElse(null);
    if (geometry == null) {
      throw unsupported("read " + plate, "Use a plate with 96 or 384 wells.");
    }
    int length = hundredths(PlateGeometry.LENGTH_MM);
    int width = hundredths(PlateGeometry.WIDTH_MM);
    int x = hundredths(geometry.a1FromLeftMm());
    int y = hundredths(geometry.a1FromTopMm());
    words(length, width, x, y, length - x, width - y);
    put(plate.columns(), plate.rows());
    if (dialect == ClarioStarDialect.PLUS) {
      put(0);
    }
    byte[] mask = new byte[MASK_BYTES];
    for (Well well : plate.wells()) {
      if (plan.has(well)) {
        int index = well.row() * plate.columns() + well.column();
        mask[index / 8] |= (byte) (TOP_BIT >> index % 8);
      }
    }
    bytes.writeBytes(mask);
  }

  private static int hundredths(double millimetres) {
    return (int) Math.round(millimetres * HUNDREDTHS_PER_MM);
  }

  private void shake(@Nullable Shake shake) throws DeviceException {
    if (shake == null) {
      put(0, 0, 0, 0);
      return;
    }
    requireShaking(shake);
    put(SHAKING | pattern(shake), shake.strength() - 1);
    words((int) shake.duration().toSeconds());
  }

  private static void requireShaking(Shake shake) throws DeviceException {
    if (shake.strength() > STRONGEST || shake.duration().toSeconds() > LONGEST_SHAKE_SECONDS) {
      throw unsupported("shake so", "Choose a step from 1 to 7 (100 to 700 a minute).");
    }
  }

  /** Shaking by itself, which the Plus knows: the payload. */
  static byte[] shaking(Shake shake) throws DeviceException {
    requireShaking(shake);
    ClarioStarRun command = new ClarioStarRun();
    command.put(0x1d, pattern(shake), shake.strength() - 1);
    command.words((int) shake.duration().toSeconds());
    command.put(0x27, 0x0f, 0x27, 0x0f, 0, 0);
    return command.bytes.toByteArray();
  }

  private static int pattern(Shake shake) {
    return shake.motion() == Shake.Motion.LINEAR ? LINEAR : 0;
  }

  /** All after the plate; the duration of shaking is the one number with its low byte first. */
  private void plus(@Nullable Shake shake, List<Integer> wavelengthsNm) throws DeviceException {
    put(SCAN_PLUS);
    byte[] block = new byte[PLUS_BLOCK];
    block[0] = OPTIC_ABSORBANCE;
    if (shake != null) {
      requireShaking(shake);
      int seconds = (int) shake.duration().toSeconds();
      block[PLUS_SHAKES] = 2;
      block[PLUS_PATTERN] = (byte) pattern(shake);
      block[PLUS_SPEED] = (byte) (shake.strength() - 1);
      block[PLUS_DURATION] = (byte) seconds;
      block[PLUS_DURATION + 1] = (byte) (seconds >> 8);
    }
    bytes.writeBytes(block);
    put(0x27, 0x0f, 0x27, 0x0f);
    requireWavelengths(wavelengthsNm);
    put(PLUS_SETTLING, wavelengthsNm.size());
    wavelengthsNm.forEach(nm -> words(nm * TENTHS_PER_NM));
    put(0, 0, 0, 0x64, 0x23, 0x28, 0x26, 0xca, 0, 0, 0, 0x64, 0);
    put(0, 0, 0);
    put(2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1);
    words(FLASHES);
    put(0, 1, 0);
  }

  private void absorbance(List<Integer> wavelengthsNm, ClarioStarDialect dialect)
      throws DeviceException {
    requireWavelengths(wavelengthsNm);
    put(SETTLING, wavelengthsNm.size());
    wavelengthsNm.forEach(nm -> words(nm * TENTHS_PER_NM));
    put(0, 0, 0, 0x64, 0, 0, 0, 0, 0, 0, 0, 0x64, 0);
    int[] pause = {0, 0, 0};
    put(pause);
    put(0, dialect == ClarioStarDialect.A ? 0 : 0x02, 0, 0, 0, 0, 1, 0, 0, 0, 1);
    words(FLASHES);
    put(0, 1, 0);
  }

  private static void requireWavelengths(List<Integer> wavelengthsNm) throws DeviceException {
    if (wavelengthsNm.size() > MOST_WAVELENGTHS
        || wavelengthsNm.stream().anyMatch(nm -> nm < SHORTEST_NM || nm > LONGEST_NM)) {
      throw unsupported(
          "read at " + wavelengthsNm + " nm",
          "Choose up to eight wavelengths from 200 to 1000 nm.");
    }
  }

  private void put(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
  }

  /** Sixteen bits each. */
  private void words(int... values) {
    for (int value : values) {
      put(value >> 8, value);
    }
  }

  /** The optics, which must be absorbance. */
  static Optics.Absorbance absorbance(PlateRead plan) throws DeviceException {
    if (plan.optics() instanceof Optics.Absorbance absorbance) {
      return absorbance;
    }
    throw unsupported(
        "measure anything but absorbance: how its filters are set is not known",
        "Read with the maker's program, and import its export.");
  }

  private static DeviceException unsupported(String asked, String remedy) {
    return new DeviceException.Unsupported("CLARIOstar", asked, remedy);
  }
}
