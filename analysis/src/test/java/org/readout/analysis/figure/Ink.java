package org.readout.analysis.figure;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What a figure's SVG puts where, read back from the XML with a parser that knows nothing of us.
 */
final class Ink {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /** What one element covers. */
  record Box(String what, String mark, boolean turned, Rectangle2D area) {
    boolean overlaps(Box other) {
      return area.intersects(other.area);
    }
  }

  private final Document document;

  private Ink(Document document) {
    this.document = document;
  }

  static Ink of(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return new Ink(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))));
  }

  Rectangle2D page() {
    double[] box = numbers(document.getDocumentElement().getAttribute("viewBox"));
    return new Rectangle2D.Double(box[0], box[1], box[2], box[3]);
  }

  /** All attributes but names of people's making, which stand in elements. */
  List<String> attributes() {
    List<String> all = new ArrayList<>();
    for (Element element : elements("*")) {
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        all.add(attributes.item(i).getNodeValue());
      }
    }
    return all;
  }

  String metadata() {
    return elements("metadata").get(0).getTextContent();
  }

  List<Box> texts() {
    return elements("text").stream().map(Ink::text).toList();
  }

  List<Box> shapes() {
    List<Box> boxes = new ArrayList<>();
    elements("line").forEach(line -> boxes.add(box(line, corners(line))));
    elements("path").forEach(path -> boxes.add(box(path, path(path))));
    elements("rect").forEach(rect -> boxes.add(box(rect, rect(rect))));
    return boxes;
  }

  List<Box> marks(String mark) {
    return shapes().stream().filter(box -> box.mark().equals(mark)).toList();
  }

  private List<Element> elements(String name) {
    NodeList found = document.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Box text(Element text) {
    double size = number(text, "font-size");
    double width = Lettering.width(text.getTextContent(), size);
    double x = number(text, "x");
    double y = number(text, "y");
    double left =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        };
    Rectangle2D area = new Rectangle2D.Double(left, y - 0.72 * size, width, 0.92 * size);
    boolean turned = text.hasAttribute("transform");
    if (turned) {
      double[] turn = numbers(text.getAttribute("transform"));
      area =
          AffineTransform.getRotateInstance(Math.toRadians(turn[0]), turn[1], turn[2])
              .createTransformedShape(area)
              .getBounds2D();
    }
    return new Box(text.getTextContent(), "", turned, area);
  }

  private static double[] corners(Element line) {
    return new double[] {
      number(line, "x1"), number(line, "y1"), number(line, "x2"), number(line, "y2")
    };
  }

  /** The corners of a path; an arc gives its ends, which span the circles that we draw sideways. */
  private static double[] path(Element path) {
    String d = path.getAttribute("d");
    double[] all = numbers(d.replaceAll("A(\\S+) \\S+ 0 1 0 ", "L"));
    Matcher arc = Pattern.compile("A(\\S+) ").matcher(d);
    if (arc.find()) {
      double radius = Double.parseDouble(arc.group(1));
      return new double[] {all[0], all[1] - radius, all[2], all[1] + radius};
    }
    return all;
  }

  private static double[] rect(Element rect) {
    double x = rect.hasAttribute("x") ? number(rect, "x") : 0;
    double y = rect.hasAttribute("y") ? number(rect, "y") : 0;
    return new double[] {x, y, x + number(rect, "width"), y + number(rect, "height")};
  }

  private static Box box(Element element, double[] corners) {
    Rectangle2D area = new Rectangle2D.Double(corners[0], corners[1], 0, 0);
    for (int i = 2; i < corners.length; i += 2) {
      area.add(corners[i], corners[i + 1]);
    }
    return new Box(element.getNodeName(), element.getAttribute("data-mark"), false, area);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static double[] numbers(String text) {
    return NUMBER.matcher(text).results().mapToDouble(r -> Double.parseDouble(r.group())).toArray();
  }
}
