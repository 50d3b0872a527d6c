package org.readout.app.export;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.readout.app.export.FigurePng.NotDrawable;

/**
 * Liberation Sans, which has the widths of Helvetica and Arial, from the PDF library on the class
 * path. Read without the runtime's font system: that one needs fonts and fontconfig on the machine
 * and fails with an {@link Error} where they are missing.
 */
final class OutlineFont {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
  private static final String ON_LINE = "0123456789−+";
  private static final double RAISED_SIZE = 0.62;
  private static final double RAISED_BY = 0.38;
  private static final int UNREADABLE = 0xfffd;
  private static final int BOX = 0x25a1;

  private final TrueTypeFont font;
  private final CmapLookup letters;
  private final double unitsPerEm;

  private OutlineFont(TrueTypeFont font) throws IOException {
    this.font = font;
    this.letters = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  /** A line of letters that begins at the origin; y points down. */
  record Line(Shape shape, double width) {

    String pathAt(double x, double y) {
      StringBuilder path = new StringBuilder();
      double[] p = new double[6];
      PathIterator parts = shape.getPathIterator(AffineTransform.getTranslateInstance(x, y));
      for (; !parts.isDone(); parts.next()) {
        switch (parts.currentSegment(p)) {
          case PathIterator.SEG_MOVETO -> append(path, 'M', p, 2);
          case PathIterator.SEG_LINETO -> append(path, 'L', p, 2);
          case PathIterator.SEG_QUADTO -> append(path, 'Q', p, 4);
          case PathIterator.SEG_CUBICTO -> append(path, 'C', p, 6);
          default -> path.append('Z');
        }
      }
      return path.toString();
    }

    private static void append(StringBuilder path, char command, double[] points, int count) {
      path.append(command);
      for (int i = 0; i < count; i++) {
        path.append(String.format(Locale.ROOT, "%.3f ", points[i]));
      }
    }
  }

  static OutlineFont load() throws NotDrawable {
    try (InputStream in = OutlineFont.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new NotDrawable("the font of pictures is missing", "Install the program again.");
      }
      return new OutlineFont(new TTFParser().parse(new RandomAccessReadBuffer(in)));
    } catch (IOException e) {
      throw new NotDrawable(
          "the font of pictures cannot be read: " + e.getMessage(),
          "Install the program again.",
          e);
    }
  }

  /**
   * @param size of the letters, in the unit of the line
   * @throws NotDrawable if the font lacks a letter, or the text runs from right to left
   */
  Line line(String text, double size) throws NotDrawable {
    Path2D line = new Path2D.Double();
    double x = 0;
    for (int letter : text.codePoints().toArray()) {
      int raised = RAISED.indexOf(letter);
      double scale = (raised < 0 ? size : RAISED_SIZE * size) / unitsPerEm;
      int drawn = raised < 0 ? letter : ON_LINE.charAt(raised);
      int glyph = glyph(drawn == UNREADABLE ? BOX : drawn, text);
      AffineTransform place =
          new AffineTransform(scale, 0, 0, -scale, x, raised < 0 ? 0 : -RAISED_BY * size);
      x += scale * append(line, glyph, place);
    }
    return new Line(line, x);
  }

  private int glyph(int letter, String text) throws NotDrawable {
    int glyph = letters.getGlyphId(letter);
    byte direction = Character.getDirectionality(letter);
    if (glyph == 0
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
      throw new NotDrawable(
          "a picture cannot show '%s' (U+%04X) in '%s'"
              .formatted(Character.toString(letter), letter, text),
          "Send the SVG, which can, or write the name in Latin, Greek or Cyrillic letters.");
    }
    return glyph;
  }

  /** Appends the outline and answers its advance in font units. */
  private int append(Path2D line, int glyph, AffineTransform place) throws NotDrawable {
    try {
      GlyphData outline = font.getGlyph().getGlyph(glyph);
      if (outline != null) {
        line.append(outline.getPath().getPathIterator(place), false);
      }
      return font.getAdvanceWidth(glyph);
    } catch (IOException e) {
      throw new NotDrawable(
          "the font of pictures cannot be read: " + e.getMessage(),
          "Install the program again.",
          e);
    }
  }
}
