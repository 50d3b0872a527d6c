package org.readout.imaging.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.files.codec.Deflate;

/** The planes of the first position of a Nikon ND2 of release 3. */
final class Nd2Contents implements Contents {
  private static final String CHUNK = "ImageDataSeq|%d!";

  /** A moment stands before the pixels of each plane. */
  private static final int TIME_BYTES = 8;

  private static final int DEFLATE = 0;
  private static final int LOSSY = 1;
  private static final int TIME_LOOP = 1;
  private static final int POSITION_LOOP = 2;
  private static final int SECTION_LOOP = 4;
  private static final int UNEVEN_TIME_LOOP = 8;
  private static final int MOST_LOOPS = 8;

  /** A loop over moments, positions or sections, the outermost first. */
  private record Loop(int type, int count, double stepUm) {}

  private final FileBytes file;
  private final Nd2Chunks chunks;
  private final int width;
  private final int height;
  private final int rowBytes;
  private final int components;
  private final SampleType type;
  private final boolean deflated;
  private final List<Loop> loops;
  private final Description description;

  private Nd2Contents(FileBytes file, Nd2Chunks chunks) throws ImageException {
    this.file = file;
    this.chunks = chunks;
    Nd2Values about =
        Nd2Values.read(file.name(), chunks.read("ImageAttributesLV!")).below("SLxImageAttributes");
    this.width = about.whole("uiWidth", 0);
    this.height = about.whole("uiHeight", 0);
    this.components = about.whole("uiComp", 0);
    this.type = type(about.whole("uiBpcInMemory", 0), about.whole("ePixelType", 1));
    ImageFile.refuseSize(file.name(), width, height);
    long least = (long) width * components * type.bytes();
    if (components < 1 || least * height > FileBytes.MOST_BYTES) {
      throw new ImageException.Damaged(file.name(), "says %d channels".formatted(components));
    }
    // Rows may be filled up; older files do not say how long they are.
    this.rowBytes = (int) Math.max(least, about.whole("uiWidthBytes", 0));
    if ((long) rowBytes * height > FileBytes.MOST_BYTES) {
      throw new ImageException.Damaged(file.name(), "says rows of %d bytes".formatted(rowBytes));
    }
    int compression = about.whole("eCompression", 2);
    this.deflated = compression == DEFLATE;
    if (compression == LOSSY) {
      throw new ImageException.Unsupported(
          file.name(),
          "an ND2 of lossy compression, which is not read",
          "In NIS-Elements, export it as OME-TIFF or TIFF.");
    }
    this.loops = loops();
    this.description = describe(about);
  }

  static Nd2Contents open(FileBytes file) throws ImageException {
    Nd2Chunks chunks = Nd2Chunks.of(file);
    if (!chunks.has("ImageAttributesLV!")) {
      throw new ImageException.Unsupported(
          file.name(),
          "an ND2 of a release that is not read",
          "In NIS-Elements, save it anew or export it as OME-TIFF.");
    }
    return new Nd2Contents(file, chunks);
  }

  private SampleType type(int bits, int pixelType) throws ImageException {
    if (bits == 8) {
      return SampleType.UINT8;
    }
    if (bits == 16) {
      return SampleType.UINT16;
    }
    if (bits == 32) {
      return pixelType == 2 ? SampleType.FLOAT32 : SampleType.UINT32;
    }
    throw new ImageException.Unsupported(
        file.name(),
        "an ND2 of %d-bit samples".formatted(bits),
        "In NIS-Elements, export it as OME-TIFF.");
  }

  private List<Loop> loops() throws ImageException {
    List<Loop> found = new ArrayList<>();
    if (!chunks.has("ImageMetadataLV!")) {
      return found;
    }
    Nd2Values level =
        Nd2Values.read(file.name(), chunks.read("ImageMetadataLV!")).below("SLxExperiment");
    for (int depth = 0; depth < MOST_LOOPS && level.whole("eType", 0) != 0; depth++) {
      Nd2Values pars = level.below("uLoopPars");
      if (pars.number("uiCount").isEmpty() && pars.number("uiPeriodCount").isEmpty()) {
        pars = pars.firstBelow();
      }
      int type = level.whole("eType", 0);
      int count = pars.whole("uiCount", 0);
      if (type == UNEVEN_TIME_LOOP) {
        count =
            pars.below("pPeriod").levels().stream()
                .mapToInt(period -> period.whole("uiCount", 0))
                .sum();
      }
      if (count > 0) {
        found.add(new Loop(type, count, pars.number("dZStep").orElse(0)));
      }
      level = level.below("ppNextLevelEx").firstBelow();
    }
    return found;
  }

  private static boolean isTime(Loop loop) {
    return loop.type() == TIME_LOOP || loop.type() == UNEVEN_TIME_LOOP;
  }

  private int size(boolean time) {
    return loops.stream()
        .filter(loop -> time ? isTime(loop) : loop.type() == SECTION_LOOP)
        .mapToInt(Loop::count)
        .findFirst()
        .orElse(1);
  }

  private Description describe(Nd2Values about) throws ImageException {
    int sizeZ = size(false);
    int stored = about.whole("uiSequenceCount", 1);
    // A recording of which no loop is known is a row of moments.
    int sizeT = loops.isEmpty() ? Math.max(1, stored) : size(true);
    if ((long) sizeZ * sizeT > OmeLayout.MOST_PLANES) {
      throw new ImageException.Damaged(
          file.name(), "says %d sections and %d moments".formatted(sizeZ, sizeT));
    }
    int present = 0;
    for (int t = 0; t < sizeT; t++) {
      for (int z = 0; z < sizeZ; z++) {
        present += chunks.place(CHUNK.formatted(sequence(z, t))).isPresent() ? 1 : 0;
      }
    }
    List<Flag> flags = new ArrayList<>();
    if (loops.stream().anyMatch(loop -> loop.type() == POSITION_LOOP && loop.count() > 1)) {
      flags.add(Flag.MORE_IMAGES);
    }
    if (present < sizeZ * sizeT) {
      flags.add(Flag.PLANES_MISSING);
    }
    int significant = about.whole("uiBpcSignificant", 0);
    Nd2Values picture = picture();
    return new Description(
        "ND2",
        width,
        height,
        type,
        8 * type.bytes(),
        components,
        sizeZ,
        sizeT,
        Math.max(1, present),
        channels(picture),
        pixelSize(picture),
        significant > 0 ? OptionalInt.of(significant) : OptionalInt.empty(),
        false,
        flags);
  }

  private Nd2Values picture() throws ImageException {
    String name = "ImageMetadataSeqLV|0!";
    return chunks.has(name)
        ? Nd2Values.read(file.name(), chunks.read(name)).below("SLxPictureMetadata")
        : Nd2Values.read(file.name(), java.nio.ByteBuffer.allocate(0));
  }

  /** As many as there are samples a pixel; the planes of the metadata may have several each. */
  private List<Channel> channels(Nd2Values picture) {
    List<Channel> channels = new ArrayList<>();
    for (Nd2Values plane : picture.below("sPicturePlanes").below("sPlaneNew").levels()) {
      int samples = Math.max(1, plane.whole("uiCompCount", 1));
      List<String> colours = List.of("blue", "green", "red");
      for (int i = 0; i < samples && channels.size() < components; i++) {
        channels.add(Channel.named(samples == 3 ? colours.get(i) : plane.text("sDescription")));
      }
    }
    while (channels.size() < components) {
      channels.add(Channel.named(""));
    }
    return channels;
  }

  private Optional<PixelPitch> pixelSize(Nd2Values picture) {
    OptionalDouble um = picture.number("dCalibration");
    double step =
        loops.stream()
            .filter(loop -> loop.type() == SECTION_LOOP)
            .mapToDouble(loop -> Math.abs(loop.stepUm()))
            .findFirst()
            .orElse(0);
    return picture.number("bCalibrated").orElse(1) == 0
        ? Optional.empty()
        : PixelPitch.stated(um.orElse(0), um.orElse(0), step, "ND2 calibration");
  }

  /** The number of a stored plane: the innermost loop runs fastest. */
  private long sequence(int z, int t) {
    if (loops.isEmpty()) {
      return t;
    }
    long sequence = 0;
    for (Loop loop : loops) {
      int index = isTime(loop) ? t : loop.type() == SECTION_LOOP ? z : 0;
      sequence = sequence * loop.count() + index;
    }
    return sequence;
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public Samples read(int c, int z, int t) throws ImageException {
    TiffPage.Part place =
        chunks
            .place(CHUNK.formatted(sequence(z, t)))
            .orElseThrow(() -> new ImageException.MissingPlane(file.name(), c, z, t));
    byte[] rows = rows(place);
    int plain = width * components * type.bytes();
    byte[] samples = rows;
    if (rowBytes != plain || rows.length != plain * height) {
      samples = new byte[plain * height];
      for (int row = 0; row < height; row++) {
        System.arraycopy(rows, row * rowBytes, samples, row * plain, plain);
      }
    }
    return Samples.of(type, width, height, components, false, c, samples);
  }

  private byte[] rows(TiffPage.Part place) throws ImageException {
    String what = "the pixels of a plane";
    // The last row need not be filled up.
    int least = rowBytes * (height - 1) + width * components * type.bytes();
    int filled;
    byte[] rows;
    if (deflated) {
      byte[] packed =
          file.read(place.at() + TIME_BYTES, Math.max(0, place.bytes() - TIME_BYTES), what);
      rows = new byte[least];
      filled = Deflate.unpack(packed, rows);
    } else {
      filled = (int) Math.min(least, Math.max(0, place.bytes() - TIME_BYTES));
      rows = file.read(place.at() + TIME_BYTES, filled, what);
    }
    if (filled < least) {
      throw new ImageException.Damaged(
          file.name(), "a plane breaks off after %d of %d bytes".formatted(filled, least));
    }
    return rows.length == least ? rows : Arrays.copyOf(rows, least);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
