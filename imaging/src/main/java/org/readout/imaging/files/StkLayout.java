package org.readout.imaging.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.readout.imaging.ImageException;

/**
 * Stacks of MetaMorph: one directory of tags, all planes behind each other, and private tags whose
 * values are longer than their type says.
 */
final class StkLayout {
  private static final int ABOUT = 33628;
  private static final int PLANES = 33629;
  private static final int WAVELENGTHS = 33630;

  /** Distance, then date and time of creation and of change: six numbers of four bytes a plane. */
  private static final int PLANE_BYTES = 24;

  private static final int CALIBRATED = 3;
  private static final int X_CALIBRATION = 4;
  private static final int Y_CALIBRATION = 5;
  private static final int CALIBRATION_UNIT = 6;

  /** Some tens of properties are known. */
  private static final int MOST_PROPERTIES = 4096;

  private static final int MOST_UNIT_BYTES = 256;

  private final TiffFile tiff;
  private final Directory tags;
  private final int count;

  private StkLayout(TiffFile tiff) {
    this.tiff = tiff;
    this.tags = tiff.pages().get(0).tags();
    this.count = (int) Math.min(tags.count(PLANES), OmeLayout.MOST_PLANES);
  }

  static boolean speaks(TiffFile tiff) {
    TiffPage first = tiff.pages().get(0);
    return first.tags().count(PLANES) > 0
        && tiff.pages().size() == 1
        && first.compression() == Compression.NONE;
  }

  static TiffLayout of(TiffFile tiff) throws ImageException {
    return new StkLayout(tiff).build();
  }

  private TiffLayout build() throws ImageException {
    TiffPage first = tiff.pages().get(0);
    ByteBuffer planes = piece(tags.place(PLANES), (long) count * PLANE_BYTES);
    double stepUm = 0;
    Set<Long> created = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int at = i * PLANE_BYTES;
      double distance = fraction(planes, at).orElse(0);
      stepUm = i > 0 && stepUm == 0 ? distance : stepUm;
      created.add(planes.getLong(at + 8));
    }
    // Planes at one height that were taken one after the other are moments.
    boolean moments = stepUm == 0 && created.size() > 1;
    List<Flag> flags = new ArrayList<>();
    if (count > 1 && stepUm == 0 && !moments) {
      flags.add(Flag.PAGES);
    }
    return new TiffLayout(
        "MetaMorph STK",
        1,
        moments ? 1 : count,
        moments ? count : 1,
        TiffLayout.here(ImageJLayout.following(tiff, first, count)),
        first,
        List.of(channel()),
        pixelSize(stepUm),
        OptionalInt.empty(),
        flags);
  }

  private ByteBuffer piece(long at, long bytes) throws ImageException {
    return tiff.file().read(at, bytes, tiff.order(), "its MetaMorph tags");
  }

  /** Two whole numbers; empty over zero. */
  private static OptionalDouble fraction(ByteBuffer numbers, int at) {
    double numerator = Integer.toUnsignedLong(numbers.getInt(at));
    double denominator = Integer.toUnsignedLong(numbers.getInt(at + 4));
    return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
  }

  /** Its wavelength, where all planes have the same one. */
  private Channel channel() throws ImageException {
    if (tags.count(WAVELENGTHS) != count) {
      return Channel.named("");
    }
    ByteBuffer all = piece(tags.place(WAVELENGTHS), 8L * count);
    Set<Double> nm = new HashSet<>();
    for (int i = 0; i < count; i++) {
      nm.add(fraction(all, 8 * i).orElse(0));
    }
    double only = nm.size() == 1 ? nm.iterator().next() : 0;
    return new Channel(
        "",
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        only > 0 ? OptionalDouble.of(only) : OptionalDouble.empty());
  }

  private Optional<PixelPitch> pixelSize(double stepUm) throws ImageException {
    Map<Integer, Long> properties = properties();
    long xAt = properties.getOrDefault(X_CALIBRATION, 0L);
    long yAt = properties.getOrDefault(Y_CALIBRATION, 0L);
    long unitAt = properties.getOrDefault(CALIBRATION_UNIT, 0L);
    if (properties.getOrDefault(CALIBRATED, 0L) == 0 || xAt == 0 || yAt == 0 || unitAt == 0) {
      return Optional.empty();
    }
    OptionalDouble um = LengthUnit.um(text(unitAt));
    OptionalDouble x = fraction(piece(xAt, 8), 0);
    OptionalDouble y = fraction(piece(yAt, 8), 0);
    double unit = um.orElse(0);
    return PixelPitch.stated(
        unit * x.orElse(0), unit * y.orElse(0), unit * stepUm, "MetaMorph calibration");
  }

  /** Each a number and its value, or where its value lies. */
  private Map<Integer, Long> properties() throws ImageException {
    Map<Integer, Long> properties = new HashMap<>();
    long stated = tags.isLong(ABOUT) ? tags.count(ABOUT) : 0;
    if (stated > 0 && stated <= MOST_PROPERTIES) {
      ByteBuffer all = piece(tags.place(ABOUT), 8 * stated);
      for (int i = 0; i < stated; i++) {
        properties.put(all.getInt(8 * i), Integer.toUnsignedLong(all.getInt(8 * i + 4)));
      }
    }
    return properties;
  }

  private String text(long at) throws ImageException {
    int length = piece(at, 4).getInt();
    if (length < 0 || length > MOST_UNIT_BYTES) {
      return "";
    }
    byte[] bytes = tiff.file().read(at + 4, length, "its unit");
    return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
  }
}
