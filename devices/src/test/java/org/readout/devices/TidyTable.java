package org.readout.devices;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the tidy rows of every file under a folder: {@code TidyTable FOLDER OUT.csv}. */
final class TidyTable {
  private TidyTable() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    VendorFiles vendors = VendorFiles.installed();
    try (PrintStream out = new PrintStream(arguments[1], StandardCharsets.UTF_8);
        Stream<Path> walk = Files.walk(folder)) {
      out.println(String.join(",", ExportRow.COLUMNS));
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        if (!VendorCases.isExport(file)) {
          continue;
        }
        try {
          Export export =
              vendors.read(folder.relativize(file).toString(), Files.readAllBytes(file));
          export.cells().map(TidyTable::csv).forEach(out::println);
          System.out.printf(
              "%s %s: %d rows, plates %s%n",
              export.format(), file.getFileName(), export.rows().size(), export.plates());
          export.warnings().forEach(warning -> System.out.println("    ! " + warning));
        } catch (VendorFileException e) {
          System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
      }
    }
  }

  private static String csv(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.matches("[^,\"\n\r]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}
