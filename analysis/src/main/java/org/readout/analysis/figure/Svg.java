package org.readout.analysis.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * SVG being written; the unit is the point. Numbers have at most two decimals, text is escaped and
 * harmless, and no identifier is used, so that many figures can stand in one page.
 */
final class Svg {
  /** Sizes in points, within the 5 to 8 that journals ask for. */
  static final double TITLE_SIZE = 8;

  static final double LABEL_SIZE = 7;
  static final double SMALL_SIZE = 6;
  static final double SMALLEST_SIZE = 5;

  /** Distance of base lines, in sizes. */
  static final double LEADING = 1.2;

  /** From the base line of a line to its top and bottom, in sizes. */
  static final double ASCENT = 0.75;

  static final double DESCENT = 0.22;

  /** From the middle of a line to its base line, in sizes. */
  static final double CENTRED = 0.36;

  static final double HAIRLINE = 0.25;
  static final double THIN = 0.5;
  static final double HEAVY = 1;

  static final String BLACK = "#000000";
  static final String GREY = "#767676";
  static final String PALE = "#c8c8c8";
  static final String WHITE = "#ffffff";

  /** Where a text stands relative to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final StringBuilder out = new StringBuilder();

  /**
   * An empty element.
   *
   * @param attributes names and values in turn; numbers are rounded
   */
  void element(String name, Object... attributes) {
    open(name, attributes);
    out.insert(out.length() - 2, '/');
  }

  /** An element with a tool tip. */
  void named(String tip, String name, Object... attributes) {
    open(name, attributes);
    out.setLength(out.length() - 1);
    out.append("<title>").append(escaped(tip)).append("</title></").append(name).append(">\n");
  }

  void open(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(value instanceof Double number ? number(number) : escaped(value.toString()));
      out.append('"');
    }
    out.append(">\n");
  }

  void close(String name) {
    out.append("</").append(name).append(">\n");
  }

  void content(String name, String text) {
    out.append('<').append(name).append('>').append(escaped(text));
    out.append("</").append(name).append(">\n");
  }

  /** Text for programs: every character stays that XML allows. */
  void verbatim(String name, String text) {
    out.append('<').append(name).append('>').append(entities(Lettering.allowed(text)));
    out.append("</").append(name).append(">\n");
  }

  void line(double x1, double y1, double x2, double y2, double width, String colour) {
    element(
        "line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", colour, "stroke-width", width);
  }

  void text(double x, double y, double size, Anchor anchor, String text) {
    text(x, y, size, anchor, BLACK, text);
  }

  void text(double x, double y, double size, Anchor anchor, String colour, String text) {
    written(text, "x", x, "y", y, "font-size", size, "text-anchor", anchor.word(), "fill", colour);
  }

  /**
   * @param degrees clockwise around the point
   */
  void turned(double x, double y, double degrees, double size, Anchor anchor, String text) {
    String turn = "rotate(" + number(degrees) + " " + number(x) + " " + number(y) + ")";
    written(
        text,
        "x",
        x,
        "y",
        y,
        "font-size",
        size,
        "text-anchor",
        anchor.word(),
        "fill",
        BLACK,
        "transform",
        turn);
  }

  private void written(String text, Object... attributes) {
    open("text", attributes);
    out.setLength(out.length() - 1);
    out.append(escaped(text)).append("</text>\n");
  }

  void append(Svg body) {
    out.append(body.out);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** A path through points: x and y in turn. */
  static String polyline(double... points) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L').append(number(points[i]));
      path.append(' ').append(number(points[i + 1]));
    }
    return path.toString();
  }

  /** At most two decimals, no exponent, no minus zero. */
  static String number(double value) {
    Axis.requireFinite(value);
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String escaped(String text) {
    return entities(Lettering.clean(text));
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
