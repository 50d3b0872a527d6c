package org.readout.app.export;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.attributes.ViewBox;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.readout.devices.ReadoutException;
import org.w3c.dom.Document;

/**
 * The PNG of a figure's SVG, with its resolution recorded. Letters are drawn as the outlines of a
 * font that travels with the program, so that a bench machine without fonts draws the same picture.
 * Immutable; safe for many threads.
 *
 * <p>The program must run with {@code java.awt.headless=true}: otherwise a screen that is announced
 * but cannot be reached stops the runtime's graphics.
 */
public final class FigurePng {
  /** What journals ask of a figure with text. */
  public static final double PRINT_DPI = 300;

  private static final double LOWEST_DPI = 36;
  private static final double HIGHEST_DPI = 1200;
  private static final double MM_PER_INCH = 25.4;
  private static final long MOST_PIXELS = 200_000_000;

  private FigurePng() {}

  /** A figure that cannot be made a picture. */
  public static final class NotDrawable extends ReadoutException {
    NotDrawable(String message, String remedy) {
      super(message, remedy);
    }

    NotDrawable(String message, String remedy, @Nullable Throwable cause) {
      super(message, remedy);
      initCause(cause);
    }
  }

  /**
   * A picture as large in millimetres as the SVG, opaque, on white.
   *
   * @param svg as the figure renderer writes it: width and height in mm, each text one line
   * @param dpi dots per inch, 36 to 1200
   */
  public static byte[] png(String svg, double dpi) throws NotDrawable {
    if (!(dpi >= LOWEST_DPI && dpi <= HIGHEST_DPI)) {
      throw new IllegalArgumentException("no such resolution: " + dpi + " dpi");
    }
    Document document = FigureXml.parse(svg);
    int width = pixels(document, "width", dpi);
    int height = pixels(document, "height", dpi);
    if ((long) width * height > MOST_PIXELS) {
      throw new NotDrawable(
          "the picture would have " + width + " × " + height + " pixels",
          "Choose a lower resolution, or send the SVG, which is sharp at any size.");
    }
    TextOutlines.replaceText(document);
    return PngFile.bytes(drawn(FigureXml.text(document), width, height), dpi);
  }

  private static int pixels(Document document, String attribute, double dpi) throws NotDrawable {
    String length = document.getDocumentElement().getAttribute(attribute);
    try {
      if (length.endsWith("mm")) {
        double mm = Double.parseDouble(length.substring(0, length.length() - 2));
        return Math.max(1, (int) Math.round(mm / MM_PER_INCH * dpi));
      }
    } catch (NumberFormatException e) {
      throw notInMillimetres(attribute, length, e);
    }
    throw notInMillimetres(attribute, length, null);
  }

  private static BufferedImage drawn(String svg, int width, int height) throws NotDrawable {
    SVGDocument document = loaded(svg);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      // The SVG's own ground ends inside the last row and column of pixels.
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      document.render((Component) null, graphics, new ViewBox(0, 0, width, height));
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static SVGDocument loaded(String svg) throws NotDrawable {
    ByteArrayInputStream in = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
    SVGDocument document = new SVGLoader().load(in, null, LoaderContext.createDefault());
    if (document == null) {
      throw new NotDrawable("the SVG is not one that can be drawn", "Send the SVG itself.");
    }
    return document;
  }

  private static NotDrawable notInMillimetres(
      String attribute, String length, @Nullable NumberFormatException cause) {
    return new NotDrawable(
        "the SVG's " + attribute + " is '" + length + "', expected a length in mm",
        "Make the figure again with this program.",
        cause);
  }
}
