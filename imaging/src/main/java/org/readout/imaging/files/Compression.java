package org.readout.imaging.files;

import java.util.Optional;

/** How the strips or tiles of a TIFF are packed, as far as they can be unpacked here. */
enum Compression {
  NONE,
  LZW,
  DEFLATE,
  PACK_BITS,
  ZSTANDARD,
  JPEG;

  /** By the number in the file; empty for one that is not read. */
  static Optional<Compression> of(long number) {
    return switch ((int) number) {
      case 1 -> Optional.of(NONE);
      case 5 -> Optional.of(LZW);
      case 8, 32946 -> Optional.of(DEFLATE);
      case 32773 -> Optional.of(PACK_BITS);
      case 7 -> Optional.of(JPEG);
      case 34926, 50000 -> Optional.of(ZSTANDARD);
      default -> Optional.empty();
    };
  }

  /** What people call a number that is not read. */
  static String nameOf(long number) {
    return switch ((int) number) {
      case 2, 3, 4 -> "CCITT fax (" + number + ")";
      case 6 -> "old-style JPEG (6)";
      case 33003, 33005, 34712 -> "JPEG 2000 (" + number + ")";
      case 34887 -> "LERC (34887)";
      case 34925 -> "LZMA (34925)";
      case 22610, 34934 -> "JPEG XR (" + number + ")";
      case 50001 -> "WebP (50001)";
      case 50002, 52546 -> "JPEG XL (" + number + ")";
      default -> "number " + number;
    };
  }

  /** Whether differences along a row may have been taken before. */
  boolean predicts() {
    return this == LZW || this == DEFLATE || this == ZSTANDARD;
  }
}
