package org.readout.devices.biotek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.readout.devices.instrument.Kinetic;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.Shake;
import org.readout.devices.port.DeviceException;

/**
 * The table of 170 bytes that defines a read of an ELx808; positions count from 1, as the maker's.
 */
final class Elx808Definition {
  static final int BYTES = 170;
  static final int MOST_WAVELENGTHS = 3;

  private static final int NAME = 2;
  private static final int NAME_BYTES = 6;
  private static final int FLAGS = 31;
  private static final int SHAKE_FIRST = 0x10;
  private static final int SHAKE_EVERY_TIME = 0x20;
  private static final int SCAN_POINTS = 32;
  private static final int SINGLE_WAVELENGTHS = 50;
  private static final int TYPE = 56;
  private static final int KINETIC = 2;
  private static final int INTERVAL = 60;
  private static final int READS = 62;
  private static final int WAVELENGTHS = 67;
  private static final int WAVELENGTH_PLACES = 6;
  private static final int SHAKE_SECONDS = 163;
  private static final int SHAKE_SPEED = 165;
  private static final int MOST_READS = 9999;
  private static final int STRONGEST = 4;
  private static final int LARGEST_WORD = 0xffff;

  private final byte[] table = new byte[BYTES];

  private Elx808Definition() {}

  /**
   * @param fitted the wavelengths of the filters that the reader has
   * @throws DeviceException.Unsupported if the reader cannot read so
   */
  static byte[] of(PlateRead plan, List<Integer> fitted) throws DeviceException {
    if (!(plan.optics() instanceof Optics.Absorbance absorbance)) {
      throw unsupported("measure anything but absorbance", "Use another reader.");
    }
    List<Integer> wavelengths = absorbance.wavelengthsNm();
    if (wavelengths.size() > MOST_WAVELENGTHS || !fitted.containsAll(wavelengths)) {
      throw unsupported(
          "read at " + wavelengths + " nm: the filters are " + fitted,
          "Choose up to three wavelengths of filters that are fitted.");
    }
    Elx808Definition definition = new Elx808Definition();
    definition.text(NAME, "READ  ".substring(0, NAME_BYTES));
    definition.table[SCAN_POINTS - 1] = 1;
    definition.text(SINGLE_WAVELENGTHS, "000000");
    definition.wavelengths(wavelengths);
    definition.kinetic(plan.kinetic());
    definition.shake(plan.shakeBefore(), plan.kinetic() != null);
    return definition.table;
  }

  private void wavelengths(List<Integer> wavelengths) {
    for (int i = 0; i < WAVELENGTH_PLACES; i++) {
      int nm = i < wavelengths.size() ? wavelengths.get(i) : 0;
      text(WAVELENGTHS + 3 * i, "%03d".formatted(nm));
    }
  }

  private void kinetic(@Nullable Kinetic kinetic) throws DeviceException {
    if (kinetic == null) {
      return;
    }
    long seconds = kinetic.interval().toSeconds();
    if (!kinetic.isInWholeSeconds() || seconds > LARGEST_WORD || kinetic.reads() > MOST_READS) {
      throw unsupported(
          "read %d times every %d s".formatted(kinetic.reads(), seconds),
          "Choose an interval of whole seconds up to 65535, and up to 9999 reads.");
    }
    table[TYPE - 1] = KINETIC;
    word(INTERVAL, (int) seconds);
    word(READS, kinetic.reads());
  }

  private void shake(@Nullable Shake shake, boolean everyTime) throws DeviceException {
    if (shake == null) {
      return;
    }
    if (shake.strength() > STRONGEST || shake.duration().toSeconds() > LARGEST_WORD) {
      throw unsupported("shake so", "Choose a step from 1 to 4, and up to 65535 s.");
    }
    table[FLAGS - 1] = (byte) (everyTime ? SHAKE_FIRST | SHAKE_EVERY_TIME : SHAKE_FIRST);
    word(SHAKE_SECONDS, (int) shake.duration().toSeconds());
    table[SHAKE_SPEED - 1] = (byte) (shake.strength() - 1);
  }

  private void text(int position, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, table, position - 1, bytes.length);
  }

  /** Sixteen bits, low byte first. */
  private void word(int position, int value) {
    table[position - 1] = (byte) value;
    table[position] = (byte) (value >> 8);
  }

  /** The wavelengths of a table, in its order; empty if a place holds no number. */
  static List<Integer> wavelengths(byte[] table) {
    String all =
        new String(
            Arrays.copyOfRange(table, WAVELENGTHS - 1, WAVELENGTHS - 1 + 3 * WAVELENGTH_PLACES),
            StandardCharsets.US_ASCII);
    if (!all.matches("\\d+")) {
      return List.of();
    }
    return IntStream.range(0, WAVELENGTH_PLACES)
        .mapToObj(i -> Integer.valueOf(all.substring(3 * i, 3 * i + 3)))
        .filter(nm -> nm > 0)
        .toList();
  }

  /** How many reads a table asks for. */
  static int reads(byte[] table) {
    return table[TYPE - 1] == KINETIC ? word(table, READS) : 1;
  }

  /** The interval of a table, in seconds; 0 for a single read. */
  static int intervalSeconds(byte[] table) {
    return table[TYPE - 1] == KINETIC ? word(table, INTERVAL) : 0;
  }

  private static int word(byte[] table, int position) {
    return (table[position - 1] & 0xff) | (table[position] & 0xff) << 8;
  }

  private static DeviceException unsupported(String asked, String remedy) {
    return new DeviceException.Unsupported("ELx808", asked, remedy);
  }
}
