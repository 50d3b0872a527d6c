package org.readout.imaging.files;

import java.io.ByteArrayOutputStream;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;

/**
 * Decodes JPEG data with OpenCV: a strip or tile of a TIFF, whose tables may stand apart, or a
 * file.
 *
 * @see <a href="https://www.awaresystems.be/imaging/tiff/specification/TIFFTechNote2.txt">TIFF
 *     Technical Note 2</a>
 */
final class JpegPart {
  /** An Adobe mark that says: the three components are red, green and blue, not YCbCr. */
  private static final byte[] PLAIN_COLOURS = {
    (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
  };

  private JpegPart() {}

  /**
   * @return {@code rows} rows of the part, samples side by side
   */
  static byte[] decode(String name, TiffPage page, byte[] packed, int rows) throws ImageException {
    byte[] tables = page.tags().bytes(TiffTag.JPEG_TABLES);
    boolean plainColours = page.stride() == 3 && page.photometric() != TiffPage.YCBCR;
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(0xFF);
    whole.write(0xD8);
    if (plainColours) {
      whole.writeBytes(PLAIN_COLOURS);
    }
    if (tables.length > 4) {
      whole.write(tables, 2, tables.length - 4);
    }
    whole.write(packed, 2, Math.max(0, packed.length - 2));
    return decode(name, whole.toByteArray(), page.partWidth(), rows, page.stride());
  }

  /**
   * @param channels 1 for grey, 3 for red, green and blue, as which they come back
   */
  static byte[] decode(String name, byte[] jpeg, int width, int height, int channels)
      throws ImageException {
    OpenCv.require();
    try (Mats mats = new Mats()) {
      Mat encoded = mats.own(new Mat(1, jpeg.length, CvType.CV_8UC1));
      encoded.put(0, 0, jpeg);
      Mat decoded = mats.own(Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_UNCHANGED));
      if (decoded.empty() || decoded.depth() != CvType.CV_8U) {
        throw new ImageException.Damaged(name, "its JPEG data cannot be decoded");
      }
      if (decoded.cols() != width || decoded.rows() < height || decoded.channels() != channels) {
        throw new ImageException.Damaged(
            name,
            "its JPEG data decodes to %d × %d pixels of %d samples, not %d × %d of %d"
                .formatted(
                    decoded.cols(), decoded.rows(), decoded.channels(), width, height, channels));
      }
      byte[] samples = new byte[width * height * channels];
      decoded.get(0, 0, samples);
      if (channels == 3) {
        blueToRed(samples);
      }
      return samples;
    } catch (CvException e) {
      throw new ImageException.Damaged(name, "the JPEG decoder says: " + e.getMessage());
    }
  }

  /** OpenCV has blue first, files red. */
  private static void blueToRed(byte[] samples) {
    for (int i = 0; i + 2 < samples.length; i += 3) {
      byte blue = samples[i];
      samples[i] = samples[i + 2];
      samples[i + 2] = blue;
    }
  }
}
