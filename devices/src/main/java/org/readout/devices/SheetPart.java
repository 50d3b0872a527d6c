package org.readout.devices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the XML of one sheet into rows of texts: numbers as written, formulas by their value. */
final class SheetPart {
  /** Cells, with the empty ones between them, that a workbook may have: 160 MiB of references. */
  static final long MAX_SLOTS = 20_000_000;

  private static final int MAX_ROWS = 1 << 20;
  private static final int MAX_COLUMNS = 1 << 14;
  private static final String[] EMPTY = new String[0];
  private static final int LETTERS = 26;

  private final String file;
  private final String name;
  private final List<String> texts;
  private final List<String[]> rows = new ArrayList<>();
  private final List<String> formulas = new ArrayList<>();
  private final long before;
  private long slots;
  private String[] cells = new String[32];
  private int width;

  /**
   * @param texts the workbook's shared texts
   * @param before slots that other sheets of the workbook take
   */
  SheetPart(String file, String name, List<String> texts, long before) {
    this.file = file;
    this.name = name;
    this.texts = texts;
    this.before = before;
  }

  List<String[]> rows() {
    return rows;
  }

  long slots() {
    return slots;
  }

  List<String> formulas() {
    return formulas;
  }

  /**
   * Where the last value of a sheet ends, in bytes from its front; -1 for a sheet without one. Some
   * programs write 65 536 rows whatever they hold.
   */
  static int lastValue(byte[] part) {
    for (int i = part.length - 1; i >= 2; i--) {
      boolean end = part[i] == '>' && (part[i - 2] == '/' || part[i - 2] == ':');
      if (end && (part[i - 1] == 'v' || part[i - 1] == 't' || part[i - 1] == 'f')) {
        return i;
      }
    }
    return -1;
  }

  /**
   * @param last where the last value ends, in bytes; a reader counts letters, which are fewer
   */
  void read(XMLStreamReader xml, int last) throws XMLStreamException, VendorFileException {
    int row = -1;
    int column = -1;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new VendorFileException.Damaged(
            file, "its XML carries a document type, as no XLSX does");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (name(xml).equals("row")) {
          String number = xml.getAttributeValue(null, "r");
          row = number == null ? row + 1 : rowNumber(number);
          column = -1;
          width = 0;
        } else if (name(xml).equals("c")) {
          String reference = xml.getAttributeValue(null, "r");
          column = reference == null ? column + 1 : columnOf(reference);
          readCell(xml, row, column);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && name(xml).equals("row")) {
        finish(row);
        if (xml.getLocation().getCharacterOffset() > last) {
          return;
        }
      }
    }
  }

  /** The element's name without a prefix. */
  static String name(XMLStreamReader xml) {
    return local(xml.getLocalName());
  }

  /** A name without a prefix, which some programs write. */
  static String local(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(colon + 1);
  }

  /** The texts of all runs inside the element; phonetic guides are none of them. */
  static String richText(XMLStreamReader xml, String end) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean phonetic = false;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (name(xml).equals("t")) {
          String run = xml.getElementText();
          text.append(phonetic ? "" : run);
        } else if (name(xml).equals("rPh")) {
          phonetic = true;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (name(xml).equals("rPh")) {
          phonetic = false;
        } else if (name(xml).equals(end)) {
          return text.toString();
        }
      }
    }
  }

  private void readCell(XMLStreamReader xml, int row, int column)
      throws XMLStreamException, VendorFileException {
    String type = xml.getAttributeValue(null, "t");
    String value = "";
    String formula = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (name(xml)) {
          case "v" -> value = xml.getElementText();
          case "is" -> value = richText(xml, "is");
          case "f" -> formula = "=" + xml.getElementText();
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && name(xml).equals("c")) {
        break;
      }
    }
    if (!formula.isEmpty()) {
      formulas.add(name + " row " + (row + 1) + " column " + (column + 1));
    }
    String text = value.isEmpty() ? formula : typed(value, type);
    if (!text.isEmpty()) {
      put(column, Sheet.stripped(text));
    }
  }

  private String typed(String value, @Nullable String type) throws VendorFileException {
    if (type != null && type.equals("b")) {
      return value.equals("1") ? "TRUE" : "FALSE";
    }
    if (type == null || type.equals("n")) {
      // Some programs write 1.0 where Excel writes 1; both show 1.
      return value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
    }
    if (!type.equals("s")) {
      return value;
    }
    int index = number(value, texts.size() - 1);
    return texts.get(index);
  }

  private void put(int column, String text) throws VendorFileException {
    if (column >= MAX_COLUMNS) {
      throw tooLarge("a cell in column " + (column + 1), MAX_COLUMNS + " columns");
    }
    if (column >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
    }
    if (column >= width) {
      Arrays.fill(cells, width, column, "");
      width = column + 1;
    }
    cells[column] = text;
  }

  private void finish(int row) throws VendorFileException {
    if (row < rows.size()) {
      throw new VendorFileException.Damaged(
          file, "sheet '" + name + "' has row " + (row + 1) + " twice or out of order");
    }
    if (width == 0) {
      return;
    }
    slots += width + (row - rows.size());
    if (before + slots > MAX_SLOTS) {
      throw tooLarge("more cells than that in its sheets", MAX_SLOTS + " cells");
    }
    while (rows.size() < row) {
      rows.add(EMPTY);
    }
    rows.add(Arrays.copyOf(cells, width));
    width = 0;
  }

  private int rowNumber(String text) throws VendorFileException {
    return number(text, MAX_ROWS) - 1;
  }

  private int columnOf(String reference) throws VendorFileException {
    int column = 0;
    int i = 0;
    while (i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z') {
      column = column * LETTERS + (reference.charAt(i) - 'A' + 1);
      if (column > MAX_COLUMNS) {
        throw tooLarge("a cell " + reference, MAX_COLUMNS + " columns");
      }
      i++;
    }
    if (column == 0) {
      throw new VendorFileException.Damaged(
          file, "sheet '" + name + "' has a cell named '" + reference + "'");
    }
    return column - 1;
  }

  private int number(String text, int highest) throws VendorFileException {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new VendorFileException.Damaged(
          file, "sheet '" + name + "' has the number '" + text + "'", e);
    }
    throw new VendorFileException.Damaged(
        file, "sheet '" + name + "' has the number " + text + ", above " + highest);
  }

  private VendorFileException tooLarge(String found, String limit) {
    return new VendorFileException.TooLarge(file, found, limit);
  }
}
