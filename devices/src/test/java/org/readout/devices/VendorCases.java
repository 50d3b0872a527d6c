package org.readout.devices;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The example files that the tests walk: the project's own, one folder a format, and a folder
 * {@code shared/data/plates} above the working directory where there is one.
 *
 * <p>A workbook is kept as text, {@code NAME.xlsx.tsv}: a line {@code ## NAME} begins a sheet,
 * cells part at tabs, a cell that is a number becomes one, a leading apostrophe keeps it a text.
 */
final class VendorCases {
  private static final String WORKBOOK = ".xlsx.tsv";

  private VendorCases() {}

  /** One example: its format, name and bytes. */
  record Case(String format, String name, Path source) {
    /** Read anew each time, and made from its text if it is a workbook. */
    byte[] bytes() {
      try {
        byte[] bytes = Files.readAllBytes(source);
        return source.toString().endsWith(WORKBOOK)
            ? workbook(new String(bytes, StandardCharsets.UTF_8))
            : bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isWorkbook() {
      return name.endsWith(".xlsx");
    }

    /**
     * The tidy rows that are expected, from the column {@code plate} on; empty if none are kept.
     */
    Optional<List<String>> expected() throws IOException {
      Path rows = source.resolveSibling(source.getFileName() + ".expected.tsv");
      return Files.exists(rows) ? Optional.of(Files.readAllLines(rows)) : Optional.empty();
    }

    /** The sentence that the refusal must contain; empty if the file is to be read. */
    Optional<String> refusal() throws IOException {
      Path refused = source.resolveSibling(source.getFileName() + ".refused.txt");
      return Files.exists(refused)
          ? Optional.of(Files.readString(refused).strip())
          : Optional.empty();
    }

    @Override
    public String toString() {
      return format + "/" + name;
    }
  }

  /** The folder named by {@code vendor.cases}, or the project's own. */
  static Path folder() {
    String given = System.getProperty("vendor.cases", "");
    return given.isEmpty()
        ? Path.of("src/test/resources/org/readout/devices/cases").toAbsolutePath()
        : Path.of(given);
  }

  /** The nearest {@code shared/data/plates} above the working directory. */
  static Optional<Path> shared() {
    for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
      Path plates = above.resolve("shared/data/plates");
      if (Files.isDirectory(plates)) {
        return Optional.of(plates);
      }
    }
    return Optional.empty();
  }

  /** Every example under a folder, in a fixed order. */
  static List<Case> in(Path folder) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(VendorCases::isExport).sorted().toList()) {
        String name = file.getFileName().toString();
        String shown =
            name.endsWith(WORKBOOK) ? name.substring(0, name.length() - ".tsv".length()) : name;
        cases.add(new Case(file.getName(file.getNameCount() - 2).toString(), shown, file));
      }
    }
    return cases;
  }

  /** Whether a file of a folder of cases is an export, and not what is expected of one. */
  static boolean isExport(Path file) {
    String name = file.getFileName().toString();
    return !name.contains(".expected")
        && !name.endsWith(".refused.txt")
        && !name.endsWith(".json.gz")
        && !name.endsWith(".md");
  }

  private static byte[] workbook(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "cases", "1.0")) {
      Worksheet sheet = null;
      int row = 0;
      for (String line : text.split("\\R", -1)) {
        if (line.startsWith("## ")) {
          sheet = workbook.newWorksheet(line.substring(3));
          row = 0;
        } else if (sheet != null) {
          cells(sheet, row++, line);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void cells(Worksheet sheet, int row, String line) {
    String[] cells = line.split("\t", -1);
    for (int column = 0; column < cells.length; column++) {
      String cell = cells[column];
      if (cell.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")) {
        sheet.value(row, column, Double.parseDouble(cell));
      } else if (!cell.isEmpty()) {
        sheet.value(row, column, cell.startsWith("'") ? cell.substring(1) : cell);
      }
    }
  }
}
