package org.readout.imaging.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.readout.imaging.ImageException;

/** Tells by its first bytes which reader a file is for. */
final class Formats {
  /** Both byte orders, and BigTIFF in both. */
  private static final List<String> TIFFS = List.of("II*\0", "MM\0*", "II+\0", "MM\0+");

  private static final int LOOKED_AT = 16;

  private Formats() {}

  /** Formats that are known but not read, by how they begin, and what to do instead. */
  private static final List<List<String>> UNREAD =
      List.of(
          List.of("BM", "a BMP image"),
          List.of("GIF8", "a GIF image"),
          List.of("\u0089HDF", "an HDF5 file"),
          List.of("\0\0\0\fjP  ", "an ND2 or JPEG 2000 file of an old release"),
          List.of("p\0\0\0", "a Leica LIF file"));

  /**
   * @return owned by the caller, who closes it
   */
  static Contents open(Path path) throws ImageException {
    FileBytes file = FileBytes.open(path);
    Contents contents = null;
    try {
      contents = open(file);
      return contents;
    } finally {
      if (contents == null) {
        close(file);
      }
    }
  }

  private static Contents open(FileBytes file) throws ImageException {
    String start = new String(file.beginning(LOOKED_AT), StandardCharsets.ISO_8859_1);
    if (TIFFS.stream().anyMatch(start::startsWith)) {
      return NdTiffContents.belongs(file) ? ndTiff(file) : TiffContents.open(file);
    }
    if (NdTiffIndex.begins(file.beginning(LOOKED_AT))) {
      return ndTiff(file);
    }
    if (start.startsWith("\u0089PNG")) {
      close(file);
      return PngContents.open(file.path());
    }
    if (start.startsWith("\u00FF\u00D8\u00FF")) {
      close(file);
      return JpegContents.open(file.path());
    }
    if (start.startsWith("ZISRAWFILE")) {
      return CziContents.open(file);
    }
    if (start.startsWith("\u00DA\u00CE\u00BE\n")) {
      return Nd2Contents.open(file);
    }
    for (List<String> unread : UNREAD) {
      if (start.startsWith(unread.get(0))) {
        throw new ImageException.Unsupported(
            file.name(),
            "is " + unread.get(1) + ", which is not read",
            "Export it as OME-TIFF, without compression or with a lossless one.");
      }
    }
    throw new ImageException.NotAnImage(file.name(), "begins with " + quoted(start));
  }

  /** Its planes may lie in other files; each is opened when it is read. */
  private static Contents ndTiff(FileBytes file) throws ImageException {
    Contents contents = NdTiffContents.open(file);
    close(file);
    return contents;
  }

  /** Printable ASCII as it is, every other byte as two hexadecimal digits. */
  private static String quoted(String latin1) {
    StringBuilder quoted = new StringBuilder("'");
    latin1
        .chars()
        .limit(LOOKED_AT / 2)
        .forEach(c -> quoted.append(c >= ' ' && c <= '~' ? (char) c : "\\x%02X".formatted(c)));
    return quoted.append('\'').toString();
  }

  private static void close(FileBytes file) {
    try {
      file.close();
    } catch (IOException e) {
      // What went wrong before is what a person needs to hear of.
    }
  }
}
