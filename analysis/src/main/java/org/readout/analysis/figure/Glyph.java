package org.readout.analysis.figure;

/**
 * The look of one series: shape and colour change together, so that colour is never the only cue.
 *
 * @param fill {@code #rrggbb}
 */
public record Glyph(Shape shape, String fill) {

  /** The outlines that stay apart at two millimetres. */
  public enum Shape {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    TRIANGLE_DOWN
  }

  /**
   * Okabe and Ito's colours without black (the estimate's) and yellow (too pale on white).
   *
   * @see <a href="https://jfly.uni-koeln.de/color/">Okabe &amp; Ito, Color Universal Design</a>
   */
  private static final String[] OKABE_ITO = {
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"
  };

  /**
   * The number of series that can be told apart: five shapes and six colours never repeat before.
   */
  public static final int DISTINCT = Shape.values().length * OKABE_ITO.length;

  /**
   * The look of the nth series, counted from zero; repeats after {@link #DISTINCT}.
   *
   * @param index at least 0
   */
  public static Glyph of(int index) {
    Shape[] shapes = Shape.values();
    return new Glyph(shapes[index % shapes.length], OKABE_ITO[index % OKABE_ITO.length]);
  }
}
