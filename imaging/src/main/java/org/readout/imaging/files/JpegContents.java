package org.readout.imaging.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;

/** The picture of a JPEG as it is stored, not turned upright; its samples are no measurement. */
final class JpegContents implements Contents {
  /** What stands in a segment before the number of components. */
  private static final int TO_COMPONENTS = 7;

  private final String name;
  private final byte[] jpeg;
  private final int width;
  private final int height;
  private final int components;

  private JpegContents(String name, byte[] jpeg, int frame) throws ImageException {
    this.name = name;
    this.jpeg = jpeg;
    this.height = u16(jpeg, frame + 3);
    this.width = u16(jpeg, frame + 5);
    this.components = jpeg[frame + TO_COMPONENTS];
    if (components != 1 && components != 3) {
      throw new ImageException.Unsupported(
          name,
          "a JPEG of %d colours; grey and three are read".formatted(components),
          "Save it as grey or RGB.");
    }
  }

  static JpegContents open(Path path) throws ImageException {
    // Its segments have been walked to the end mark.
    ImageFile file = ImageFile.read(path);
    byte[] jpeg = file.bytes();
    return new JpegContents(file.name(), jpeg, frame(file.name(), jpeg));
  }

  /** Where the segment begins that states the size, behind its mark. */
  private static int frame(String name, byte[] jpeg) throws ImageException {
    int at = 2;
    while (at + TO_COMPONENTS + 2 < jpeg.length) {
      int mark = jpeg[at + 1] & 0xFF;
      if (jpeg[at] != (byte) 0xFF || mark == 0xFF) {
        at++;
      } else if (mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC) {
        return at + 2;
      } else {
        at += 2 + u16(jpeg, at + 2);
      }
    }
    throw new ImageException.Damaged(name, "its JPEG data has no frame");
  }

  private static int u16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  @Override
  public Description description() {
    List<String> names = components == 1 ? List.of("") : List.of("red", "green", "blue");
    return new Description(
        "JPEG",
        width,
        height,
        SampleType.UINT8,
        8,
        components,
        1,
        1,
        1,
        names.stream().map(Channel::named).toList(),
        Optional.empty(),
        OptionalInt.empty(),
        true,
        List.of(Flag.LOSSY));
  }

  @Override
  public Samples read(int c, int z, int t) throws ImageException {
    byte[] samples = JpegPart.decode(name, jpeg, width, height, components);
    return Samples.of(SampleType.UINT8, width, height, components, false, c, samples);
  }

  @Override
  public void close() {
    // The whole file was read when it was opened.
  }
}
