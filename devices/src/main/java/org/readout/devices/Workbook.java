package org.readout.devices;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XLSX workbook: its sheets by name, each read when it is asked for. Documents with a document
 * type are refused, so that no entity is ever expanded. Confined to one thread.
 *
 * @see <a href="https://www.ecma-international.org/publications-and-standards/standards/ecma-376/">
 *     ECMA-376, part 1, 18</a>
 */
final class Workbook {
  private static final String MAIN = "xl/workbook.xml";

  private final String file;
  private final Map<String, byte[]> parts;
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final Map<String, Sheet> read = new HashMap<>();
  private final List<String> texts;
  private final List<String> formulas = new ArrayList<>();
  private boolean since1904;
  private long slots;

  private Workbook(String file, Map<String, byte[]> parts, List<String> texts) {
    this.file = file;
    this.parts = parts;
    this.texts = texts;
  }

  static Workbook open(String file, byte[] bytes) throws VendorFileException {
    Map<String, byte[]> parts = Archive.unpack(file, bytes);
    if (!parts.containsKey(MAIN)) {
      throw new VendorFileException.NotATable(
          file, "a ZIP container without a workbook", "Unpack it, and give the files in it.");
    }
    Workbook workbook = new Workbook(file, parts, new ArrayList<>());
    try {
      workbook.readTexts();
      workbook.readPaths(workbook.readRelations());
    } catch (XMLStreamException e) {
      throw workbook.damaged("its list of sheets is broken", e);
    }
    return workbook;
  }

  boolean since1904() {
    return since1904;
  }

  /** In the order of the tabs. */
  List<String> names() {
    return List.copyOf(paths.keySet());
  }

  Sheet sheet(String name) throws VendorFileException {
    Sheet known = read.get(name);
    if (known != null) {
      return known;
    }
    byte[] part = parts.get(paths.getOrDefault(name, ""));
    if (part == null) {
      throw new VendorFileException.Damaged(
          file, "the workbook lists a sheet '" + name + "' that it lacks");
    }
    SheetPart sheet = new SheetPart(file, name, texts, slots);
    try {
      sheet.read(reader(part), SheetPart.lastValue(part));
    } catch (XMLStreamException e) {
      throw damaged("sheet '" + name + "' is broken", e);
    }
    slots += sheet.slots();
    formulas.addAll(sheet.formulas());
    Sheet made = Sheet.ofWorkbook(name, sheet.rows());
    read.put(name, made);
    return made;
  }

  /** The cells read so far whose value a formula computed, for example {@code Sheet1!B7}. */
  List<String> formulas() {
    return formulas;
  }

  private void readTexts() throws XMLStreamException, VendorFileException {
    byte[] part = parts.get("xl/sharedStrings.xml");
    if (part == null) {
      return;
    }
    XMLStreamReader xml = reader(part);
    while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
      if (xml.isStartElement() && SheetPart.name(xml).equals("si")) {
        texts.add(SheetPart.richText(xml, "si"));
      }
    }
  }

  private Map<String, String> readRelations() throws XMLStreamException, VendorFileException {
    Map<String, String> targets = new HashMap<>();
    byte[] part = parts.get("xl/_rels/workbook.xml.rels");
    if (part == null) {
      throw new VendorFileException.Damaged(file, "the workbook does not say where its sheets are");
    }
    XMLStreamReader xml = reader(part);
    while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
      if (xml.isStartElement() && SheetPart.name(xml).equals("Relationship")) {
        String target = attribute(xml, "Target");
        targets.put(
            attribute(xml, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
      }
    }
    return targets;
  }

  private void readPaths(Map<String, String> targets)
      throws XMLStreamException, VendorFileException {
    XMLStreamReader xml = reader(parts.getOrDefault(MAIN, new byte[0]));
    while (next(xml) != XMLStreamConstants.END_DOCUMENT) {
      if (xml.isStartElement() && SheetPart.name(xml).equals("workbookPr")) {
        String epoch = attribute(xml, "date1904");
        since1904 = epoch.equals("1") || epoch.equals("true");
      } else if (xml.isStartElement() && SheetPart.name(xml).equals("sheet")) {
        paths.put(attribute(xml, "name"), targets.getOrDefault(attribute(xml, "id"), ""));
      }
    }
  }

  private int next(XMLStreamReader xml) throws XMLStreamException, VendorFileException {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD) {
      throw new VendorFileException.Damaged(
          file, "its XML carries a document type, as no XLSX does");
    }
    return event;
  }

  private static String attribute(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (SheetPart.local(xml.getAttributeLocalName(i)).equals(localName)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static XMLStreamReader reader(byte[] part) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Prefixes are cut off where names are compared: a quarter faster than resolving them.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(part));
  }

  private VendorFileException damaged(String found, XMLStreamException cause) {
    return new VendorFileException.Damaged(file, found, cause);
  }
}
