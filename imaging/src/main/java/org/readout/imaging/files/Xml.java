package org.readout.imaging.files;

import java.io.StringReader;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens XML from strangers: no document type, no entity that lies elsewhere. */
final class Xml {
  private Xml() {}

  static XMLStreamReader open(String text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Annotations of some programs use prefixes that they never declare.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory.createXMLStreamReader(new StringReader(text));
  }

  /** The name of the element without its prefix. */
  static String element(XMLStreamReader at) {
    String name = at.getLocalName();
    return name.substring(name.indexOf(':') + 1);
  }

  /** An attribute of the element; empty if it has none of this name. */
  static String attribute(XMLStreamReader at, String name) {
    for (int i = 0; i < at.getAttributeCount(); i++) {
      if (at.getAttributeLocalName(i).equals(name)) {
        return at.getAttributeValue(i).strip();
      }
    }
    return "";
  }

  static OptionalInt whole(XMLStreamReader at, String name) {
    OptionalDouble number = number(attribute(at, name));
    return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
  }

  /** A plain decimal number; empty for anything else, infinity and NaN too. */
  static OptionalDouble number(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
