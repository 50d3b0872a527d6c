package org.readout.imaging.files;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** The ways in which samples are packed before they are written, the plainest code for each. */
final class Packing {
  private Packing() {}

  static byte[] swapped(byte[] bytes, int sampleBytes) {
    byte[] swapped = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      swapped[i - i % sampleBytes + sampleBytes - 1 - i % sampleBytes] = bytes[i];
    }
    return swapped;
  }

  private static long sample(byte[] littleEndian, int index, int sampleBytes) {
    long value = 0;
    for (int b = sampleBytes - 1; b >= 0; b--) {
      value = (value << 8) | (littleEndian[index * sampleBytes + b] & 0xFF);
    }
    return value;
  }

  static byte[] differences(
      byte[] littleEndian, int rows, int samplesPerRow, int sampleBytes, int stride) {
    byte[] differences = littleEndian.clone();
    for (int i = 0; i < rows * samplesPerRow; i++) {
      if (i % samplesPerRow >= stride) {
        long difference =
            sample(littleEndian, i, sampleBytes) - sample(littleEndian, i - stride, sampleBytes);
        for (int b = 0; b < sampleBytes; b++) {
          differences[i * sampleBytes + b] = (byte) (difference >> (8 * b));
        }
      }
    }
    return differences;
  }

  static byte[] rank(
      byte[] littleEndian, int rows, int samplesPerRow, int sampleBytes, int stride) {
    byte[] ranked = new byte[littleEndian.length];
    int rowBytes = samplesPerRow * sampleBytes;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < samplesPerRow; i++) {
        for (int b = 0; b < sampleBytes; b++) {
          ranked[row * rowBytes + b * samplesPerRow + i] =
              littleEndian[row * rowBytes + i * sampleBytes + sampleBytes - 1 - b];
        }
      }
      for (int i = rowBytes - 1; i >= stride; i--) {
        ranked[row * rowBytes + i] -= ranked[row * rowBytes + i - stride];
      }
    }
    return ranked;
  }

  static byte[] narrow(byte[] littleEndian, int rows, int samplesPerRow, int bits) {
    int wide = bits > 8 ? 2 : 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int row = 0; row < rows; row++) {
      StringBuilder row01 = new StringBuilder();
      for (int i = 0; i < samplesPerRow; i++) {
        long value = sample(littleEndian, row * samplesPerRow + i, wide);
        for (int bit = bits - 1; bit >= 0; bit--) {
          row01.append(value >> bit & 1);
        }
      }
      while (row01.length() % 8 != 0) {
        row01.append('0');
      }
      for (int at = 0; at < row01.length(); at += 8) {
        out.write(Integer.parseInt(row01.substring(at, at + 8), 2));
      }
    }
    return out.toByteArray();
  }

  static byte[] packBits(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < bytes.length) {
      int run = 1;
      while (run < 128 && at + run < bytes.length && bytes[at + run] == bytes[at]) {
        run++;
      }
      if (run > 1) {
        out.write(1 - run);
        out.write(bytes[at]);
      } else {
        int literal = 1;
        while (literal < 128
            && at + literal + 1 < bytes.length
            && bytes[at + literal] != bytes[at + literal + 1]) {
          literal++;
        }
        out.write(literal - 1);
        out.write(bytes, at, literal);
        run = literal;
      }
      at += run;
    }
    return out.toByteArray();
  }

  /** With the highest bit first and each width one code early, cleared when the codes run out. */
  static byte[] lzw(byte[] bytes) {
    BitStream out = new BitStream();
    Map<String, Integer> codes = new HashMap<>();
    int width = 9;
    out.write(256, width);
    int next = 258;
    String prefix = "";
    for (byte b : bytes) {
      char c = (char) (b & 0xFF);
      if (prefix.isEmpty() || codes.containsKey(prefix + c)) {
        prefix += c;
        continue;
      }
      out.write(code(codes, prefix), width);
      codes.put(prefix + c, next++);
      if (next == 4095) {
        out.write(256, width);
        codes.clear();
        next = 258;
        width = 9;
      } else if (next == 1 << width) {
        width++;
      }
      prefix = String.valueOf(c);
    }
    if (!prefix.isEmpty()) {
      out.write(code(codes, prefix), width);
      // The reader adds an entry for this last code before it looks for the end.
      if (++next == 1 << width && width < 12) {
        width++;
      }
    }
    out.write(257, width);
    return out.bytes();
  }

  /** A frame of one block that is stored as it is. */
  static byte[] zstandard(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, (byte) 0xA0});
    for (int i = 0; i < 4; i++) {
      out.write(bytes.length >> (8 * i));
    }
    int head = bytes.length << 3 | 1;
    out.writeBytes(new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)});
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static int code(Map<String, Integer> codes, String string) {
    return string.length() == 1 ? string.charAt(0) : codes.getOrDefault(string, -1);
  }

  private static final class BitStream {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int held;
    private int bits;

    void write(int code, int width) {
      held = held << width | code;
      bits += width;
      while (bits >= 8) {
        bits -= 8;
        out.write(held >> bits);
        held &= (1 << bits) - 1;
      }
    }

    byte[] bytes() {
      if (bits > 0) {
        out.write(held << (8 - bits));
      }
      return out.toByteArray();
    }
  }
}
