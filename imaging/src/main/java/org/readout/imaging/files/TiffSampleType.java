package org.readout.imaging.files;

import org.readout.imaging.ImageException;

/** Reads the tags that say what a sample is. */
final class TiffSampleType {
  private static final int SIGNED = 2;
  private static final int FLOATING = 3;
  private static final int UNDEFINED = 4;
  private static final String REMEDY =
      "Save it with 8, 16 or 32 bits a sample, the same for every channel.";

  private TiffSampleType() {}

  /** Stored bits, the same for all samples of a pixel. */
  static int bits(String name, Directory tags, int perPixel) throws ImageException {
    // One value may stand for all of them.
    int stated = (int) Math.min(perPixel, tags.count(TiffTag.BITS));
    long[] bits = stated == 0 ? new long[] {1} : tags.numbers(TiffTag.BITS, stated);
    for (long each : bits) {
      if (each != bits[0]) {
        throw new ImageException.Unsupported(
            name, "a TIFF of %d- and %d-bit samples".formatted(bits[0], each), REMEDY);
      }
    }
    if (bits[0] < 1 || bits[0] > 64) {
      throw new ImageException.Damaged(name, "says %d bits a sample".formatted(bits[0]));
    }
    return (int) bits[0];
  }

  static SampleType of(String name, Directory tags, int bits) throws ImageException {
    long format = tags.number(TiffTag.SAMPLE_FORMAT, 1);
    boolean signed = format == SIGNED;
    if (format == FLOATING) {
      return switch (bits) {
        case 32 -> SampleType.FLOAT32;
        case 64 -> SampleType.FLOAT64;
        default -> throw unsupported(name, bits, "floating-point");
      };
    }
    if (format < 1 || format > UNDEFINED) {
      throw unsupported(name, bits, format == 5 || format == 6 ? "complex" : "unknown");
    }
    if (bits == 32) {
      return signed ? SampleType.INT32 : SampleType.UINT32;
    }
    if (bits > 16 || (signed && bits != 8 && bits != 16)) {
      throw unsupported(name, bits, signed ? "signed" : "integer");
    }
    if (bits > 8) {
      return signed ? SampleType.INT16 : SampleType.UINT16;
    }
    return signed ? SampleType.INT8 : SampleType.UINT8;
  }

  private static ImageException unsupported(String name, int bits, String kind) {
    return new ImageException.Unsupported(
        name, "a TIFF of %d-bit %s samples".formatted(bits, kind), REMEDY);
  }
}
