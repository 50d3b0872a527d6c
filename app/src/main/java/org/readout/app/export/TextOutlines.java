package org.readout.app.export;

import java.util.ArrayList;
import java.util.List;
import org.readout.app.export.FigurePng.NotDrawable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Puts the outlines of its letters in the place of each text of a figure. */
final class TextOutlines {
  private static final String SVG = "http://www.w3.org/2000/svg";

  private TextOutlines() {}

  /**
   * @param document changed in place: afterwards no text is left in it
   */
  static void replaceText(Document document) throws NotDrawable {
    NodeList found = document.getElementsByTagNameNS(SVG, "text");
    List<Element> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add((Element) found.item(i));
    }
    if (texts.isEmpty()) {
      return;
    }
    OutlineFont font = OutlineFont.load();
    for (Element text : texts) {
      text.getParentNode().replaceChild(outline(document, text, font), text);
    }
  }

  private static Element outline(Document document, Element text, OutlineFont font)
      throws NotDrawable {
    double size = number(text, "font-size");
    OutlineFont.Line line = font.line(text.getTextContent(), size);
    double x = number(text, "x");
    double start =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> x - line.width() / 2;
          case "end" -> x - line.width();
          default -> x;
        };
    Element path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line.pathAt(start, number(text, "y")));
    path.setAttribute("fill", text.getAttribute("fill"));
    if (text.hasAttribute("transform")) {
      path.setAttribute("transform", text.getAttribute("transform"));
    }
    return path;
  }

  private static double number(Element text, String attribute) throws NotDrawable {
    try {
      return Double.parseDouble(text.getAttribute(attribute));
    } catch (NumberFormatException e) {
      throw new NotDrawable(
          "the text '%s' has the %s '%s', expected a number"
              .formatted(text.getTextContent(), attribute, text.getAttribute(attribute)),
          "Make the figure again with this program.",
          e);
    }
  }
}
