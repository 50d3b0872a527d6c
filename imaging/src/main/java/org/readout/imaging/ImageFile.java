package org.readout.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.opencv.core.Mat;

/**
 * A PNG, JPEG, TIFF, BMP or WebP whose header was read and whose bytes were found whole before a
 * pixel is decoded: decoders fill lost rows with grey, which somebody would count. Immutable, safe
 * for many threads.
 *
 * <p>Of a file with several pages or frames the first is the image; {@link #planes()} says how many
 * there are.
 */
public final class ImageFile {
  /** A whole plate at 1200 dpi has 24 megapixels, an A4 scan at 1200 dpi 140. */
  public static final long MOST_PIXELS = 300_000_000;

  /** OpenCV's own limit for either side. */
  static final long LONGEST_SIDE_PX = 1 << 20;

  /** Twice {@link #MOST_PIXELS} of 24 bits fit in; what is longer is not an image of a plate. */
  private static final long MOST_BYTES = 1_800_000_000;

  private final String name;
  private final byte[] bytes;
  private final Header header;

  private ImageFile(String name, byte[] bytes, Header header) {
    this.name = name;
    this.bytes = bytes;
    this.header = header;
  }

  /**
   * Takes less than a millisecond a megabyte; nothing is decoded.
   *
   * @param name for messages, for example the file's name
   * @param bytes of the whole file; copied
   * @throws ImageException if these are not a whole image of a kind that is read, or it has more
   *     than 300 megapixels
   */
  public static ImageFile of(String name, byte[] bytes) throws ImageException {
    return new ImageFile(name, bytes.clone(), probe(name, bytes));
  }

  /**
   * @throws ImageException also if the file is missing, a folder, empty or may not be read
   */
  public static ImageFile read(Path file) throws ImageException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes = readAll(file);
    return new ImageFile(name, bytes, probe(name, bytes));
  }

  public String name() {
    return name;
  }

  /** {@code PNG}, {@code JPEG}, {@code TIFF}, {@code BMP} or {@code WebP}, by the bytes. */
  public String format() {
    return header.format();
  }

  /** After the orientation that the file states was applied. */
  public int widthPx() {
    return (int) (header.onItsSide() ? header.heightPx() : header.widthPx());
  }

  /** After the orientation that the file states was applied. */
  public int heightPx() {
    return (int) (header.onItsSide() ? header.widthPx() : header.heightPx());
  }

  /** Pages of a TIFF or frames of an animation; 1 else. The first is read. */
  public int planes() {
    return header.planes();
  }

  /**
   * The pixel size, only where a scanner or ImageJ states it. Dots per inch alone, which every
   * editing program writes, are no measure.
   */
  public Optional<Calibration> calibration() {
    return header.calibration();
  }

  /**
   * The first plane for eyes and for counting: 8 bits, blue green red, upright, rows × columns.
   *
   * <p>Grey becomes three equal channels. Samples of 16 bits are divided so that the full range of
   * their true depth becomes 255; the true depth is the least of 10, 12, 14 and 16 bits that holds
   * the largest sample. Transparent pixels are laid on white; a fourth channel that is not stated
   * to be opacity is left out. A palette becomes its colours.
   *
   * @param mats owns the matrix that comes back; OpenCV is made ready here
   * @throws ImageException if it cannot be decoded, or does not fit into memory
   */
  public Mat bgr(Mats mats) throws ImageException {
    OpenCv.require();
    return Pixels.bgr(name, header, bytes, mats);
  }

  /** The file as it was read; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  private static Header probe(String name, byte[] bytes) throws ImageException {
    if (bytes.length == 0) {
      throw new ImageException.NotReadable(
          name, "is empty (0 bytes)", "Copy the file again from the camera or scanner.");
    }
    Header header = Magic.probe(Octets.of(name, bytes));
    refuseSize(name, header.widthPx(), header.heightPx());
    return header;
  }

  /** Bounds what a few bytes of header may ask of the memory. */
  public static void refuseSize(String name, long widthPx, long heightPx) throws ImageException {
    if (widthPx <= 0 || heightPx <= 0) {
      throw new ImageException.Damaged(name, "says %d × %d pixels".formatted(widthPx, heightPx));
    }
    if (widthPx > LONGEST_SIDE_PX
        || heightPx > LONGEST_SIDE_PX
        || widthPx * heightPx > MOST_PIXELS) {
      throw new ImageException.TooLarge(name, widthPx, heightPx, MOST_PIXELS);
    }
  }

  private static byte[] readAll(Path file) throws ImageException {
    String name = file.toString();
    try {
      if (Files.isDirectory(file)) {
        throw new ImageException.NotReadable(
            name,
            "is a folder",
            "Name the images in it, for example " + file.resolve("*.jpg") + ".");
      }
      if (Files.exists(file) && !Files.isReadable(file)) {
        throw new ImageException.NotReadable(
            name, "may not be read by this user", "Ask its owner for the right to read it.");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new ImageException.NotReadable(
            name,
            "has %d bytes; at most %d are read".formatted(Files.size(file), MOST_BYTES),
            "Export the plane that you need as PNG or TIFF.");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ImageException.NotReadable(
          name, "there is no such file", "Check the spelling and the folder.");
    } catch (IOException e) {
      throw new ImageException.NotReadable(
          name,
          "cannot be read: " + e.getMessage(),
          "Check the disk or network drive, then try again.");
    }
  }
}
