package org.readout.devices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as an instrument's software wrote it, opened as one table (a text) or as the sheets of a
 * workbook, each decoded when it is asked for. Confined to one thread.
 */
public final class ExportedFile {
  /** A 384-well kinetic of a week is 20 MiB; what is larger is no export of a plate. */
  public static final int MAX_BYTES = 32 << 20;

  private static final int FRONT = 4;
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** Microsoft's compound file: an XLS, or an XLSX with a password. */
  private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final String name;
  private final @Nullable Workbook workbook;
  private final List<Sheet> texts;
  private final List<String> warnings = new ArrayList<>();

  private ExportedFile(String name, @Nullable Workbook workbook, List<Sheet> texts) {
    this.name = name;
    this.workbook = workbook;
    this.texts = texts;
  }

  /**
   * @param name for messages; its ending is not trusted
   * @throws VendorFileException if the bytes are neither a text nor an XLSX workbook, are damaged,
   *     or exceed {@link #MAX_BYTES}
   */
  public static ExportedFile of(String name, byte[] bytes) throws VendorFileException {
    if (bytes.length > MAX_BYTES) {
      throw new VendorFileException.TooLarge(
          name, "%.0f MiB".formatted(bytes.length / 1048576.0), (MAX_BYTES >> 20) + " MiB");
    }
    if (startsWith(bytes, ZIP)) {
      return new ExportedFile(name, Workbook.open(name, bytes), List.of());
    }
    refuseOthers(name, bytes);
    String text = DelimitedText.decode(name, bytes);
    ExportedFile file = new ExportedFile(name, null, List.of(DelimitedText.split(text)));
    char last = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
    if (last != '\n' && last != '\r') {
      file.warnings.add(
          "the last line has no line end: if it holds a value, the file may be cut inside it");
    }
    return file;
  }

  public String name() {
    return name;
  }

  /** Whether the file is a workbook; else it is a text of one sheet. */
  public boolean isWorkbook() {
    return workbook != null;
  }

  /** Whether the workbook counts its days from 1904 and not from 1900. */
  boolean since1904() {
    return workbook != null && workbook.since1904();
  }

  /** In the order of the tabs; one empty name for a text. */
  public List<String> sheetNames() {
    return workbook == null ? List.of("") : workbook.names();
  }

  /** The first sheet, or the whole text. */
  public Sheet first() throws VendorFileException {
    List<String> names = sheetNames();
    if (names.isEmpty()) {
      throw new VendorFileException.Damaged(name, "the workbook has no sheet");
    }
    return sheet(names.get(0)).orElseThrow();
  }

  /** The sheet of that name; empty if there is none. */
  public Optional<Sheet> sheet(String sheetName) throws VendorFileException {
    if (!sheetNames().contains(sheetName)) {
      return Optional.empty();
    }
    return Optional.of(workbook == null ? texts.get(0) : workbook.sheet(sheetName));
  }

  /** The first few sheets: a workbook may begin with empty ones. */
  public List<Sheet> front() throws VendorFileException {
    List<Sheet> front = new ArrayList<>();
    for (String sheetName : sheetNames().subList(0, Math.min(FRONT, sheetNames().size()))) {
      front.add(sheet(sheetName).orElseThrow());
    }
    return front;
  }

  /** Every sheet in order. */
  public List<Sheet> sheets() throws VendorFileException {
    List<Sheet> sheets = new ArrayList<>();
    for (String sheetName : sheetNames()) {
      sheets.add(sheet(sheetName).orElseThrow());
    }
    return sheets;
  }

  /** What a person should know of the container: one sentence each. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    List<String> formulas = workbook == null ? List.of() : workbook.formulas();
    if (!formulas.isEmpty()) {
      all.add(
          "%d cells hold formulas; the values stored with them were taken (first: %s)"
              .formatted(formulas.size(), formulas.get(0)));
    }
    return all;
  }

  private static void refuseOthers(String name, byte[] bytes) throws VendorFileException {
    if (bytes.length == 0) {
      throw new VendorFileException.NoMeasurements(
          name, "the file is empty", "Export it again, and wait until the export has ended.");
    }
    if (startsWith(bytes, COMPOUND)) {
      throw new VendorFileException.NotATable(
          name,
          "an old Excel file (.xls), or one with a password",
          "Save it as .xlsx without a password.");
    }
    String front =
        new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (front.startsWith("<html")
        || front.startsWith("<!doctype html")
        || front.startsWith("<table")) {
      throw new VendorFileException.NotATable(
          name, "a web page (an HTML table, perhaps named .xls)", "Save it as .xlsx or text.");
    }
    if (front.startsWith("%pdf")) {
      throw new VendorFileException.NotATable(
          name, "a PDF report", "Export the plate as text or XLSX.");
    }
    if (front.startsWith("<?xml") || front.startsWith("<")) {
      throw new VendorFileException.NotATable(
          name, "an XML document", "Export the plate as text, CSV or XLSX.");
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] front) {
    for (int i = 0; i < front.length; i++) {
      if (i >= bytes.length || bytes[i] != front[i]) {
        return false;
      }
    }
    return true;
  }
}
