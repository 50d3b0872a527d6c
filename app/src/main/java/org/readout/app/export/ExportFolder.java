package org.readout.app.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.readout.acquisition.Sha256;
import org.readout.acquisition.Study;
import org.readout.app.output.CommandException;
import org.readout.app.output.Json;
import org.readout.devices.ReadoutException;

/**
 * Puts a package of files into a study's {@code exports} under the next number. It is there whole
 * or not at all, with the SHA-256 of each file in {@code manifest.sha256}, and overwrites nothing.
 */
public final class ExportFolder {
  private static final Pattern NUMBERED = Pattern.compile("(\\d{3,})-.*");

  private ExportFolder() {}

  /**
   * @param label what it is, for example {@code excel}; the folder's name after its number
   * @param files by name; a name may have folders
   * @return the folder
   */
  public static Path write(Study study, String label, SortedMap<String, byte[]> files)
      throws ReadoutException {
    Path exports = study.exportsFolder();
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    all.put("manifest.sha256", manifest(files, study.auditHead()));
    try {
      Path part = Files.createTempDirectory(exports, ".part-");
      try {
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
          write(part.resolve(file.getKey()), file.getValue());
        }
        Path folder = moveToNextNumber(exports, part, label);
        study.recordExport(
            folder.getFileName().toString(), Json.text(Json.object("files", all.size())));
        return folder;
      } finally {
        sweep(part);
      }
    } catch (IOException e) {
      throw new CommandException.NotWritten(exports, e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static Path moveToNextNumber(Path exports, Path part, String label) throws IOException {
    int number = 1;
    try (Stream<Path> there = Files.list(exports)) {
      for (Path folder : there.toList()) {
        Matcher numbered = NUMBERED.matcher(folder.getFileName().toString());
        if (numbered.matches()) {
          number = Math.max(number, 1 + Integer.parseInt(numbered.group(1)));
        }
      }
    }
    Path folder = exports.resolve("%03d-%s".formatted(number, label));
    return Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** In the form that {@code sha256sum --check} reads. */
  private static byte[] manifest(SortedMap<String, byte[]> files, String auditHead) {
    StringBuilder lines = new StringBuilder();
    lines.append("# head of the audit trail: ").append(auditHead).append('\n');
    files.forEach(
        (name, bytes) -> lines.append(Sha256.of(bytes)).append("  ").append(name).append('\n'));
    return lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void sweep(Path part) throws IOException {
    if (Files.exists(part)) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
