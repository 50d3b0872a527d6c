package org.readout.app.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A PNG that knows how large it is on paper. */
final class PngFile {
  private static final String FORMAT = "javax_imageio_png_1.0";

  /** Behind the signature (8 bytes) and the length and name of the header's chunk (8). */
  private static final int WIDTH_AT = 16;

  private static final double METRES_PER_INCH = 0.0254;

  private PngFile() {}

  /**
   * @param dpi recorded in the pHYs chunk, in whole pixels per metre
   */
  static byte[] bytes(BufferedImage image, double dpi) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              new ImageTypeSpecifier(image), writer.getDefaultWriteParam());
      metadata.mergeTree(FORMAT, resolution(dpi));
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } catch (IOException e) {
      throw new IllegalStateException("a PNG in memory cannot fail", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The width that a PNG's header states. */
  static int widthPx(byte[] png) {
    return ByteBuffer.wrap(png).getInt(WIDTH_AT);
  }

  /** The height that a PNG's header states. */
  static int heightPx(byte[] png) {
    return ByteBuffer.wrap(png).getInt(WIDTH_AT + Integer.BYTES);
  }

  private static IIOMetadataNode resolution(double dpi) {
    String perMetre = Long.toString(Math.round(dpi / METRES_PER_INCH));
    IIOMetadataNode physical = new IIOMetadataNode("pHYs");
    physical.setAttribute("pixelsPerUnitXAxis", perMetre);
    physical.setAttribute("pixelsPerUnitYAxis", perMetre);
    physical.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(physical);
    return root;
  }
}
