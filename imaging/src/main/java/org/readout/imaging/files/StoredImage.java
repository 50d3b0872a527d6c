package org.readout.imaging.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.readout.imaging.ImageException;

/**
 * A scientific image file that is open: what it says of itself at once, its planes when they are
 * asked for, never the whole stack in memory. Samples come as they are stored; nothing is scaled,
 * turned or made nice. The file must not change while it is open. Safe for many threads.
 */
public final class StoredImage implements AutoCloseable {
  private final String name;
  private final Contents contents;
  private final Description description;

  private StoredImage(String name, Contents contents) {
    this.name = name;
    this.contents = contents;
    this.description = contents.description();
  }

  /**
   * Opens a file by what it holds, whatever its name says, and checks that every plane that it
   * names lies inside it.
   *
   * @return owned by the caller, who closes it
   * @throws ImageException if it is missing, cut off, damaged, of a kind that is not read, or more
   *     than 300 megapixels a plane
   */
  public static StoredImage open(Path file) throws ImageException {
    return new StoredImage(String.valueOf(file.getFileName()), Formats.open(file));
  }

  /** The file's own name. */
  public String name() {
    return name;
  }

  /** For people: {@code TIFF}, {@code OME-TIFF}, {@code PNG}, {@code JPEG}. */
  public String format() {
    return description.format();
  }

  public int widthPx() {
    return description.widthPx();
  }

  public int heightPx() {
    return description.heightPx();
  }

  public SampleType type() {
    return description.type();
  }

  /** Stored bits of a sample; how many of them count is {@link Samples#trueDepth()}. */
  public int bits() {
    return description.bits();
  }

  public int sizeC() {
    return description.sizeC();
  }

  public int sizeZ() {
    return description.sizeZ();
  }

  public int sizeT() {
    return description.sizeT();
  }

  /** Stored planes; a plane of red, green and blue is one plane and three channels. */
  public int planes() {
    return description.planes();
  }

  /** As many as {@link #sizeC()}. */
  public List<Channel> channels() {
    return description.channels();
  }

  /** Empty unless the file says it in units of length; dots per inch are no measure. */
  public Optional<PixelPitch> pixelSize() {
    return description.pixelSize();
  }

  /** How many bits count, as the file states; what the samples show may be something else. */
  public OptionalInt significantBits() {
    return description.significantBits();
  }

  /** Whether the samples were changed to save room: not for measuring intensity. */
  public boolean lossy() {
    return description.lossy();
  }

  /** What a person should know: the names of {@link Flag}s. */
  public List<String> flags() {
    return description.flags().stream().map(Flag::name).toList();
  }

  /**
   * Reads one plane; costs memory for its samples only.
   *
   * @throws IllegalArgumentException if there is no such channel, section or moment
   * @throws ImageException if the plane is not in the file or cannot be decoded
   */
  public Samples read(int c, int z, int t) throws ImageException {
    if (c < 0 || c >= sizeC() || z < 0 || z >= sizeZ() || t < 0 || t >= sizeT()) {
      throw new IllegalArgumentException(
          "%s has %d channels, %d sections, %d moments; asked for c %d, z %d, t %d"
              .formatted(name, sizeC(), sizeZ(), sizeT(), c, z, t));
    }
    try {
      return contents.read(c, z, t);
    } catch (OutOfMemoryError e) {
      throw new ImageException.NotEnoughMemory(name, widthPx(), heightPx());
    }
  }

  @Override
  public void close() throws ImageException {
    try {
      contents.close();
    } catch (IOException e) {
      throw FileBytes.unreadable(name, e);
    }
  }
}
