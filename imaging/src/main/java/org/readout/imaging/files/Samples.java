package org.readout.imaging.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.readout.imaging.Plane;

/**
 * The samples of one channel of one plane, as the file stores them. Where a pixel has several
 * samples (red, green and blue) the others are kept beside, because they were read with it.
 * Immutable by agreement: {@link #littleEndian()} is not copied. Safe for many threads.
 */
public final class Samples {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private final SampleType type;
  private final int widthPx;
  private final int heightPx;
  private final int perPixel;
  private final boolean separate;
  private final int channel;
  private final byte[] littleEndian;

  private Samples(
      SampleType type,
      int widthPx,
      int heightPx,
      int perPixel,
      boolean separate,
      int channel,
      byte[] littleEndian) {
    this.type = type;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.perPixel = perPixel;
    this.separate = separate;
    this.channel = channel;
    this.littleEndian = littleEndian;
  }

  /**
   * @param perPixel how many samples a pixel has
   * @param separate whether all samples of one channel come first, then those of the next; else the
   *     samples of a pixel stand side by side
   * @param channel which of them this is about
   * @param littleEndian taken over, not copied
   */
  static Samples of(
      SampleType type,
      int widthPx,
      int heightPx,
      int perPixel,
      boolean separate,
      int channel,
      byte[] littleEndian) {
    long bytes = (long) widthPx * heightPx * perPixel * type.bytes();
    if (bytes != littleEndian.length || channel < 0 || channel >= perPixel) {
      throw new IllegalArgumentException(
          "no such samples: %d × %d × %d %s, channel %d, in %d bytes"
              .formatted(widthPx, heightPx, perPixel, type.word(), channel, littleEndian.length));
    }
    return new Samples(type, widthPx, heightPx, perPixel, separate, channel, littleEndian);
  }

  public SampleType type() {
    return type;
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** How many samples a pixel has in {@link #littleEndian()}: 1, or 3 for colours. */
  public int perPixel() {
    return perPixel;
  }

  /** All samples of all channels as stored, row by row, the lowest byte first; read only. */
  public byte[] littleEndian() {
    return littleEndian;
  }

  /**
   * The sample of this channel there, exactly.
   *
   * @param x column from the left, from zero
   * @param y row from the top, from zero
   */
  public double at(int x, int y) {
    return value(index(y * widthPx + x));
  }

  /** The sample of this channel at a pixel, counted row by row. */
  double at(int pixel) {
    return value(index(pixel));
  }

  private int index(int pixel) {
    return separate ? channel * widthPx * heightPx + pixel : pixel * perPixel + channel;
  }

  private double value(int index) {
    int at = index * type.bytes();
    return switch (type) {
      case UINT8 -> littleEndian[at] & 0xFF;
      case INT8 -> littleEndian[at];
      case UINT16 -> (short) SHORTS.get(littleEndian, at) & 0xFFFF;
      case INT16 -> (short) SHORTS.get(littleEndian, at);
      case UINT32 -> Integer.toUnsignedLong((int) INTS.get(littleEndian, at));
      case INT32 -> (int) INTS.get(littleEndian, at);
      case FLOAT32 -> (float) FLOATS.get(littleEndian, at);
      case FLOAT64 -> (double) DOUBLES.get(littleEndian, at);
    };
  }

  /**
   * This channel's samples as numbers, nothing scaled and nothing subtracted. Whole numbers beyond
   * 2²⁴ and 64-bit fractions are rounded to the nearest float.
   */
  public Plane toPlane() {
    float[] numbers = new float[widthPx * heightPx];
    int first = index(0);
    int step = separate ? 1 : perPixel;
    if (type == SampleType.UINT16) {
      for (int i = 0, at = 2 * first; i < numbers.length; i++, at += 2 * step) {
        numbers[i] = (short) SHORTS.get(littleEndian, at) & 0xFFFF;
      }
    } else if (type == SampleType.UINT8) {
      for (int i = 0, at = first; i < numbers.length; i++, at += step) {
        numbers[i] = littleEndian[at] & 0xFF;
      }
    } else {
      for (int i = 0, at = first; i < numbers.length; i++, at += step) {
        numbers[i] = (float) value(at);
      }
    }
    return Plane.of(widthPx, heightPx, numbers);
  }

  /** SHA-256 over {@link #littleEndian()}, in hexadecimal: all channels of the stored plane. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(littleEndian));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What this channel's samples really are. Looks at each of them once. */
  public TrueDepth trueDepth() {
    return TrueDepth.of(this);
  }
}
