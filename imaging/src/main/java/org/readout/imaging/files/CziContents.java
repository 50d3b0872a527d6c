package org.readout.imaging.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.files.codec.Zstandard;

/**
 * The planes of the first scene of a Zeiss CZI. The tiles of a mosaic are laid beside each other as
 * the stage stood, later ones over earlier ones; between them is 0.
 *
 * @see <a href="https://zeiss.github.io/libczi/">ZEISS, libCZI, for the layout of the file</a>
 */
final class CziContents implements Contents {
  private static final int NONE = 0;
  private static final int JPEG = 1;
  private static final int JPEG_XR = 4;
  private static final int ZSTANDARD = 5;
  private static final int ZSTANDARD_WITH_HEADER = 6;

  /** Types of pixels in colour: their samples stand blue first. */
  private static final int COLOUR_8 = 3;

  private static final int COLOUR_16 = 4;

  private final FileBytes file;
  private final CziBlock first;
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final SampleType type;
  private final int perPixel;
  private final int[] channels;
  private final int[] sections;
  private final int[] moments;
  private final Map<List<Integer>, List<CziBlock>> planes = new HashMap<>();
  private final Description description;

  private CziContents(FileBytes file, List<CziBlock> all) throws ImageException {
    this.file = file;
    List<CziBlock> full = all.stream().filter(CziBlock::fullSize).toList();
    this.first = full.isEmpty() ? all.get(0) : full.get(0);
    this.type = type(first.pixelType());
    this.perPixel = first.pixelType() == COLOUR_8 || first.pixelType() == COLOUR_16 ? 3 : 1;
    List<CziBlock> here = full.stream().filter(this::isWithFirst).toList();
    this.left = here.stream().mapToInt(block -> block.start("X")).min().orElse(0);
    this.top = here.stream().mapToInt(block -> block.start("Y")).min().orElse(0);
    long across = 0;
    long down = 0;
    for (CziBlock block : here) {
      check(block);
      across = Math.max(across, (long) block.start("X") + block.width() - left);
      down = Math.max(down, (long) block.start("Y") + block.height() - top);
      planes
          .computeIfAbsent(
              List.of(block.start("C"), block.start("Z"), block.start("T")),
              key -> new ArrayList<>())
          .add(block);
    }
    ImageFile.refuseSize(file.name(), across, down);
    this.width = (int) across;
    this.height = (int) down;
    planes.values().forEach(tiles -> tiles.sort(Comparator.comparing(tile -> tile.start("M"))));
    this.channels = values(here, "C");
    this.sections = values(here, "Z");
    this.moments = values(here, "T");
    this.description = describe(full.size(), CziMetadata.read(file));
  }

  /**
   * @param file closed with what comes back, or by the caller if nothing does
   */
  static CziContents open(FileBytes file) throws ImageException {
    return new CziContents(file, CziBlock.directory(file));
  }

  /** In the same scene and view: only tile, channel, section and moment may differ. */
  private boolean isWithFirst(CziBlock block) {
    return others(block).equals(others(first));
  }

  private static Map<String, Integer> others(CziBlock block) {
    Map<String, Integer> others = new HashMap<>(block.starts());
    others.keySet().removeAll(List.of("X", "Y", "M", "C", "Z", "T"));
    return others;
  }

  private static int[] values(List<CziBlock> blocks, String axis) {
    TreeSet<Integer> values = new TreeSet<>();
    blocks.forEach(block -> values.add(block.start(axis)));
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  private SampleType type(int pixelType) throws ImageException {
    return switch (pixelType) {
      case 0, COLOUR_8 -> SampleType.UINT8;
      case 1, COLOUR_16 -> SampleType.UINT16;
      case 2 -> SampleType.FLOAT32;
      case 12 -> SampleType.UINT32;
      default -> throw unsupported("pixels of type %d".formatted(pixelType), "8, 16 or 32 bits");
    };
  }

  private ImageException unsupported(String what, String instead) {
    return new ImageException.Unsupported(
        file.name(),
        "a CZI with " + what,
        "In ZEN, save or export it with %s, or export it as OME-TIFF.".formatted(instead));
  }

  private void check(CziBlock block) throws ImageException {
    if (block.filePart() != 0) {
      throw unsupported("planes in other files", "everything in one file");
    }
    if (block.compression() == JPEG_XR) {
      throw unsupported("JPEG XR compression, which is not read", "Zstandard or no compression");
    }
    if (block.compression() != NONE
        && block.compression() != ZSTANDARD
        && block.compression() != ZSTANDARD_WITH_HEADER
        && !(block.compression() == JPEG && type == SampleType.UINT8)) {
      throw unsupported(
          "compression %d, which is not read".formatted(block.compression()),
          "Zstandard or no compression");
    }
    if (block.pixelType() != first.pixelType()) {
      throw unsupported("channels of different types", "one type for all channels");
    }
    ImageFile.refuseSize(file.name(), block.width(), block.height());
    block.data(file);
  }

  private Description describe(int stored, CziMetadata metadata) {
    List<Channel> names = new ArrayList<>();
    for (int i = 0; i < channels.length; i++) {
      // The XML has all channels of the recording, in the order of their index.
      int c = channels[i];
      boolean known = c >= 0 && c < metadata.channels().size();
      if (perPixel == 3) {
        List.of("red", "green", "blue").forEach(colour -> names.add(Channel.named(colour)));
      } else {
        names.add(known ? metadata.channels().get(c) : Channel.named(""));
      }
    }
    List<Flag> flags = new ArrayList<>();
    List<CziBlock> tiles = planes.values().stream().flatMap(List::stream).toList();
    if (tiles.size() < stored) {
      flags.add(Flag.MORE_IMAGES);
    }
    if (tiles.size() > planes.size()) {
      flags.add(Flag.MOSAIC);
    }
    if (planes.size() < channels.length * sections.length * moments.length) {
      flags.add(Flag.PLANES_MISSING);
    }
    if (!metadata.readable()) {
      flags.add(Flag.METADATA_UNREADABLE);
    }
    boolean lossy = tiles.stream().anyMatch(block -> block.compression() == JPEG);
    if (lossy) {
      flags.add(Flag.LOSSY);
    }
    return new Description(
        "CZI",
        width,
        height,
        type,
        8 * type.bytes(),
        names.size(),
        sections.length,
        moments.length,
        planes.size(),
        names,
        metadata.pixelSize(),
        metadata.significantBits(),
        lossy,
        flags);
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public Samples read(int c, int z, int t) throws ImageException {
    List<CziBlock> tiles = planes.get(List.of(channels[c / perPixel], sections[z], moments[t]));
    if (tiles == null) {
      throw new ImageException.MissingPlane(file.name(), c, z, t);
    }
    int pixelBytes = perPixel * type.bytes();
    if ((long) width * height * pixelBytes > FileBytes.MOST_BYTES) {
      throw new ImageException.NotEnoughMemory(file.name(), width, height);
    }
    byte[] samples = new byte[width * height * pixelBytes];
    for (CziBlock tile : tiles) {
      byte[] part = unpack(tile, tile.width() * tile.height() * pixelBytes);
      int rowBytes = tile.width() * pixelBytes;
      for (int row = 0; row < tile.height(); row++) {
        int to = ((tile.start("Y") - top + row) * width + tile.start("X") - left) * pixelBytes;
        System.arraycopy(part, row * rowBytes, samples, to, rowBytes);
      }
    }
    return Samples.of(type, width, height, perPixel, false, c % perPixel, samples);
  }

  private byte[] unpack(CziBlock block, int size) throws ImageException {
    TiffPage.Part data = block.data(file);
    byte[] packed = file.read(data.at(), data.bytes(), "the pixels of a plane");
    if (block.compression() == JPEG) {
      return JpegPart.decode(file.name(), packed, block.width(), block.height(), perPixel);
    }
    byte[] samples = block.compression() == NONE ? packed : unpackZstandard(block, packed, size);
    if (samples.length < size) {
      throw new ImageException.Damaged(
          file.name(), "a plane has %d bytes of %d".formatted(samples.length, size));
    }
    byte[] exact = samples.length == size ? samples : Arrays.copyOf(samples, size);
    if (perPixel == 3) {
      blueToRed(exact);
    }
    return exact;
  }

  private byte[] unpackZstandard(CziBlock block, byte[] packed, int size) throws ImageException {
    boolean header = block.compression() == ZSTANDARD_WITH_HEADER;
    int headerBytes = header && packed.length > 0 ? packed[0] : 0;
    boolean ranked = headerBytes == 3 && packed.length > 2 && (packed[2] & 1) != 0;
    if (header && headerBytes != 1 && headerBytes != 3) {
      throw new ImageException.Damaged(file.name(), "a plane begins with no Zstandard header");
    }
    byte[] frame = Arrays.copyOfRange(packed, headerBytes, packed.length);
    byte[] samples = new byte[size];
    int filled = Zstandard.unpack(frame, samples);
    if (filled < size) {
      throw new ImageException.Damaged(
          file.name(), "a plane breaks off after %d of %d bytes".formatted(filled, size));
    }
    return ranked ? pair(samples) : samples;
  }

  /** All low bytes stand before all high ones. */
  private static byte[] pair(byte[] ranked) {
    byte[] samples = new byte[ranked.length];
    int half = ranked.length / 2;
    for (int i = 0; i < half; i++) {
      samples[2 * i] = ranked[i];
      samples[2 * i + 1] = ranked[half + i];
    }
    return samples;
  }

  private void blueToRed(byte[] samples) {
    int bytes = type.bytes();
    for (int at = 0; at + 3 * bytes <= samples.length; at += 3 * bytes) {
      for (int b = 0; b < bytes; b++) {
        byte blue = samples[at + b];
        samples[at + b] = samples[at + 2 * bytes + b];
        samples[at + 2 * bytes + b] = blue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
