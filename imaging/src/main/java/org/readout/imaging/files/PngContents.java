package org.readout.imaging.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.files.codec.BitPacking;
import org.readout.imaging.files.codec.Bytes;
import org.readout.imaging.files.codec.Deflate;
import org.readout.imaging.files.codec.PngFilter;

/**
 * The one plane of a PNG with the samples that it stores: no gamma, no palette, no opacity applied.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
final class PngContents implements Contents {
  private static final int SIGNATURE_BYTES = 8;
  private static final int LENGTH_TYPE_CRC = 12;
  private static final int COLOUR = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int COLOUR_ALPHA = 6;

  /** First column, first row, and the steps of the seven passes of an interlaced picture. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  private final String name;
  private final int width;
  private final int height;
  private final int bits;
  private final int kind;
  private final boolean interlaced;
  private final byte[] packed;

  private PngContents(String name, ByteBuffer header, byte[] packed) throws ImageException {
    this.name = name;
    this.width = header.getInt();
    this.height = header.getInt();
    this.bits = header.get();
    this.kind = header.get();
    header.getShort();
    this.interlaced = header.get() != 0;
    this.packed = packed;
    boolean possible =
        switch (kind) {
          case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
          case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
          case COLOUR, GREY_ALPHA, COLOUR_ALPHA -> bits == 8 || bits == 16;
          default -> false;
        };
    if (!possible) {
      throw new ImageException.Damaged(
          name, "says %d bits a sample and colour type %d".formatted(bits, kind));
    }
  }

  static PngContents open(Path path) throws ImageException {
    // Every chunk has been found whole and its checksum right.
    ImageFile file = ImageFile.read(path);
    ByteBuffer chunks = ByteBuffer.wrap(file.bytes());
    ByteArrayOutputStream packed = new ByteArrayOutputStream(chunks.capacity());
    int at = SIGNATURE_BYTES;
    boolean end = false;
    while (!end) {
      int length = chunks.getInt(at);
      int type = chunks.getInt(at + 4);
      if (type == 0x49444154) {
        packed.write(chunks.array(), at + 8, length);
      }
      end = type == 0x49454E44;
      at += length + LENGTH_TYPE_CRC;
    }
    ByteBuffer header = chunks.position(SIGNATURE_BYTES + 8);
    return new PngContents(file.name(), header, packed.toByteArray());
  }

  private int perPixel() {
    return switch (kind) {
      case COLOUR -> 3;
      case GREY_ALPHA -> 2;
      case COLOUR_ALPHA -> 4;
      default -> 1;
    };
  }

  private SampleType type() {
    return bits == 16 ? SampleType.UINT16 : SampleType.UINT8;
  }

  @Override
  public Description description() {
    List<String> names =
        switch (kind) {
          case COLOUR -> List.of("red", "green", "blue");
          case GREY_ALPHA -> List.of("", "alpha");
          case COLOUR_ALPHA -> List.of("red", "green", "blue", "alpha");
          default -> List.of("");
        };
    List<Flag> flags = new ArrayList<>();
    if (kind == PALETTE) {
      flags.add(Flag.PALETTE);
    }
    return new Description(
        "PNG",
        width,
        height,
        type(),
        bits,
        perPixel(),
        1,
        1,
        1,
        names.stream().map(Channel::named).toList(),
        Optional.empty(),
        OptionalInt.empty(),
        false,
        flags);
  }

  @Override
  public Samples read(int c, int z, int t) throws ImageException {
    long pixelBytes = (long) perPixel() * type().bytes();
    if (width * pixelBytes * height > FileBytes.MOST_BYTES - 8L * height) {
      throw new ImageException.NotEnoughMemory(name, width, height);
    }
    int[][] passes = interlaced ? PASSES : ONE_PASS;
    byte[] rows = new byte[passBytes(passes)];
    int filled = Deflate.unpack(packed, rows);
    if (filled < rows.length) {
      throw new ImageException.Damaged(
          name, "its pixels break off after %d of %d bytes".formatted(filled, rows.length));
    }
    byte[] samples = new byte[(int) (width * pixelBytes * height)];
    int at = 0;
    for (int[] pass : passes) {
      at = place(rows, at, pass, samples);
    }
    if (bits == 16) {
      Bytes.swap(samples, 2);
    }
    return Samples.of(type(), width, height, perPixel(), false, c, samples);
  }

  private int across(int[] pass) {
    return (width - pass[0] + pass[2] - 1) / pass[2];
  }

  private int down(int[] pass) {
    return (height - pass[1] + pass[3] - 1) / pass[3];
  }

  private int rowBytes(int[] pass) {
    return (int) BitPacking.rowBytes((long) across(pass) * perPixel(), bits);
  }

  private int passBytes(int[][] passes) {
    int bytes = 0;
    for (int[] pass : passes) {
      // A pass without a column has no rows either.
      bytes += across(pass) == 0 ? 0 : down(pass) * (rowBytes(pass) + 1);
    }
    return bytes;
  }

  /** One pass into its columns and rows; where the next begins comes back. */
  private int place(byte[] rows, int at, int[] pass, byte[] samples) throws ImageException {
    int across = across(pass);
    int down = across == 0 ? 0 : down(pass);
    int rowBytes = rowBytes(pass);
    int filterBytes = Math.max(1, perPixel() * bits / 8);
    if (!PngFilter.undo(rows, at, down, rowBytes, filterBytes)) {
      throw new ImageException.Damaged(name, "a row of its pixels has a filter that is none");
    }
    int pixelBytes = perPixel() * type().bytes();
    for (int row = 0; row < down; row++) {
      int from = at + row * (rowBytes + 1) + 1;
      byte[] wide = rows;
      if (bits < 8) {
        byte[] narrow = java.util.Arrays.copyOfRange(rows, from, from + rowBytes);
        wide = BitPacking.widen(narrow, 1, across, bits);
        from = 0;
      }
      int to = ((pass[1] + row * pass[3]) * width + pass[0]) * pixelBytes;
      for (int i = 0; i < across; i++) {
        System.arraycopy(wide, from + i * pixelBytes, samples, to, pixelBytes);
        to += pass[2] * pixelBytes;
      }
    }
    return at + down * (rowBytes + 1);
  }

  @Override
  public void close() {
    // The whole file was read when it was opened.
  }
}
