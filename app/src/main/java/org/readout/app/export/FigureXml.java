package org.readout.app.export;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.readout.app.export.FigurePng.NotDrawable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** SVG as a tree and back; reads no document type and nothing from outside. */
final class FigureXml {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private FigureXml() {}

  static Document parse(String svg) throws NotDrawable {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default handler prints to standard error what the exception says anyway.
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(svg)));
    } catch (SAXException e) {
      throw new NotDrawable(
          "not an SVG: " + e.getMessage(), "Make the figure again with this program.", e);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException("the Java runtime cannot read XML", e);
    }
  }

  static String text(Document document) {
    try {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      StringWriter out = new StringWriter();
      factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("the Java runtime cannot write XML", e);
    }
  }
}
