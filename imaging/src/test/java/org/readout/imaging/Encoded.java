package org.readout.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Small image files of every kind, made for tests. */
final class Encoded {
  static final int WIDTH = 37;
  static final int HEIGHT = 23;

  private Encoded() {}

  /** One of each kind that is read, by a name with its usual ending. */
  static Map<String, byte[]> everyKind() throws ImageException {
    OpenCv.require();
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Mats mats = new Mats()) {
      Mat picture = picture(mats);
      files.put("colour.png", encode(".png", picture));
      Mat sixteen = mats.mat();
      picture.convertTo(sixteen, CvType.CV_16U, 257);
      files.put("sixteen.png", encode(".png", sixteen));
      files.put("baseline.jpg", encode(".jpg", picture, Imgcodecs.IMWRITE_JPEG_QUALITY, 90));
      files.put("progressive.jpg", encode(".jpg", picture, Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1));
      files.put("restarts.jpg", encode(".jpg", picture, Imgcodecs.IMWRITE_JPEG_RST_INTERVAL, 1));
      files.put("plain.tif", encode(".tif", picture, Imgcodecs.IMWRITE_TIFF_COMPRESSION, 1));
      files.put("lzw.tif", encode(".tif", sixteen, Imgcodecs.IMWRITE_TIFF_COMPRESSION, 5));
      files.put("deflate.tif", encode(".tif", picture, Imgcodecs.IMWRITE_TIFF_COMPRESSION, 8));
      files.put("colour.bmp", encode(".bmp", picture));
      files.put("lossless.webp", encode(".webp", picture));
      files.put("lossy.webp", encode(".webp", picture, Imgcodecs.IMWRITE_WEBP_QUALITY, 80));
    }
    files.put("scan.tif", greyTiff(WIDTH, HEIGHT, 8, Map.of()));
    return files;
  }

  /** Smooth shades with noise on them, so that no two rows are alike. */
  static Mat picture(Mats mats) {
    Mat picture = mats.zeros(new Size(WIDTH, HEIGHT), CvType.CV_8UC3);
    SplittableRandom random = new SplittableRandom(7);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture.put(y, x, x * 6, y * 10, 40 + random.nextInt(160));
      }
    }
    Imgproc.circle(picture, new org.opencv.core.Point(9, 9), 5, Scalar.all(20), -1);
    return picture;
  }

  static byte[] encode(String ending, Mat picture, int... parameters) {
    MatOfByte out = new MatOfByte();
    MatOfInt options = new MatOfInt(parameters);
    try {
      if (!Imgcodecs.imencode(ending, picture, out, options)) {
        throw new IllegalStateException("not encoded: " + ending);
      }
      return out.toArray();
    } finally {
      out.release();
      options.release();
    }
  }

  /**
   * A grey TIFF, little-endian, in one strip, its directory at the end; sample (x, y) is the low
   * bits of 5 x + 3 y.
   *
   * @param tags more tags: an Integer becomes a SHORT, a double a RATIONAL of thousandths, a String
   *     ASCII; they replace the usual ones
   */
  static byte[] greyTiff(int width, int height, int bits, Map<Integer, Object> tags) {
    int bytes = bits / 8;
    ByteBuffer strip = ByteBuffer.allocate(width * height * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (bytes == 1) {
          strip.put((byte) (5 * x + 3 * y));
        } else {
          strip.putShort((short) (5 * x + 3 * y));
        }
      }
    }
    Map<Integer, Object> all = new TreeMap<>();
    all.put(Tags.WIDTH, width);
    all.put(Tags.HEIGHT, height);
    all.put(Tags.BITS, bits);
    all.put(Tags.COMPRESSION, 1);
    all.put(Tags.PHOTOMETRIC, 1);
    all.put(Tags.STRIP_OFFSETS, 8);
    all.put(Tags.SAMPLES, 1);
    all.put(Tags.ROWS_PER_STRIP, height);
    all.put(Tags.STRIP_BYTES, strip.capacity());
    all.putAll(tags);
    return directory(strip.array(), all);
  }

  /** A TIFF header, the strip at byte 8, and one directory. */
  static byte[] directory(byte[] strip, Map<Integer, Object> tags) {
    int padded = strip.length + (strip.length & 1);
    int end = 8 + padded + 2 + 12 * tags.size() + 4;
    ByteBuffer file = ByteBuffer.allocate(end + 4096).order(ByteOrder.LITTLE_ENDIAN);
    file.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8 + padded).put(strip);
    file.position(8 + padded);
    file.putShort((short) tags.size());
    int free = end;
    for (Map.Entry<Integer, Object> tag : new TreeMap<>(tags).entrySet()) {
      file.putShort(tag.getKey().shortValue());
      if (tag.getValue() instanceof String text) {
        byte[] ascii = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        file.putShort((short) 2).putInt(ascii.length).putInt(free);
        file.put(free, ascii);
        free += ascii.length + (ascii.length & 1);
      } else if (tag.getValue() instanceof Double number) {
        file.putShort((short) 5).putInt(1).putInt(free);
        file.putInt(free, (int) Math.round(number * 1000)).putInt(free + 4, 1000);
        free += 8;
      } else {
        file.putShort((short) 4).putInt(1).putInt((Integer) tag.getValue());
      }
    }
    file.putInt(0);
    return Arrays.copyOf(file.array(), free);
  }

  /** The JPEG with an EXIF segment of these tags behind its first mark. */
  static byte[] withExif(byte[] jpeg, Map<Integer, Object> tags) {
    byte[] block = directory(new byte[0], tags);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1});
    out.writeBytes(ByteBuffer.allocate(2).putShort((short) (block.length + 8)).array());
    out.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(block);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** A PNG of nothing but its first chunk. */
  static byte[] pngHeader(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(PngProbe.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    file.writeBytes(chunk("IHDR", header.array()));
    return file.toByteArray();
  }

  /** A colour PNG of these rows, each with its filter byte; not checked to be enough. */
  static byte[] png(int width, int height, byte[] rows) throws IOException {
    ByteArrayOutputStream pressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(pressed)) {
      out.write(rows);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(pngHeader(width, height));
    file.writeBytes(chunk("IDAT", pressed.toByteArray()));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, data.length + 4);
    return chunk.putInt((int) sum.getValue()).array();
  }
}
