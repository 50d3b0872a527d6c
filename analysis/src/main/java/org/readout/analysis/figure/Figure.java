package org.readout.analysis.figure;

/**
 * A figure of a paper, as a value: what is shown, not where the ink goes. The width is the
 * journal's; the height follows from the content, so that nothing is ever squeezed or cut off.
 *
 * @param widthMm {@link #ONE_COLUMN_MM} or {@link #TWO_COLUMNS_MM} for most journals, 60 to 400
 * @param title printed on top and read out as the figure's name; may be empty
 * @param description what a person who cannot see the figure is told
 * @param caption what points, lines and bars are, printed below; may be empty
 * @param metadata where the numbers come from (result id, hash or JSON), kept in the SVG to the
 *     letter and not printed; may be empty
 */
public record Figure(
    double widthMm,
    String title,
    String description,
    Panel panel,
    String caption,
    String metadata) {
  /** One column of most journals. */
  public static final double ONE_COLUMN_MM = 85;

  /** The full page width of most journals. */
  public static final double TWO_COLUMNS_MM = 180;

  private static final double NARROWEST_MM = 60;
  private static final double WIDEST_MM = 400;

  public Figure {
    if (!(widthMm >= NARROWEST_MM && widthMm <= WIDEST_MM)) {
      throw new IllegalArgumentException("no such figure width: " + widthMm + " mm");
    }
  }

  /** The same figure with a title. */
  public Figure titled(String newTitle) {
    return new Figure(widthMm, newTitle, description, panel, caption, metadata);
  }

  /** The same figure with another caption. */
  public Figure captioned(String newCaption) {
    return new Figure(widthMm, title, description, panel, newCaption, metadata);
  }

  /** The same figure with where its numbers come from. */
  public Figure from(String newMetadata) {
    return new Figure(widthMm, title, description, panel, caption, newMetadata);
  }
}
