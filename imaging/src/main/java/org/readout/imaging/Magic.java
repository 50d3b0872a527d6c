package org.readout.imaging;

import java.util.List;
import java.util.stream.Collectors;

/** Tells what a file is by its first bytes; its name may lie. */
final class Magic {
  /** A beginning, where it stands, and what begins so. */
  private record Sign(int at, String bytes, String thing) {}

  private static final String CAMERA_RAW = "a camera's raw image";

  /** Formats of images that are known but not read. */
  private static final List<Sign> UNREAD_IMAGES =
      List.of(
          new Sign(4, "ftypheic", "a HEIC image, as phones write"),
          new Sign(4, "ftypheix", "a HEIC image, as phones write"),
          new Sign(4, "ftypmif1", "a HEIF image, as phones write"),
          new Sign(4, "ftyphevc", "a HEIC image, as phones write"),
          new Sign(4, "ftypmsf1", "a HEIF image, as phones write"),
          new Sign(4, "ftypavif", "an AVIF image"),
          new Sign(4, "ftypcrx", CAMERA_RAW),
          new Sign(0, "FUJIFILMCCD-RAW", CAMERA_RAW),
          new Sign(0, "IIRO", CAMERA_RAW),
          new Sign(0, "IIU\0", CAMERA_RAW),
          new Sign(0, "GIF8", "a GIF, which has at most 256 colours"),
          new Sign(0, "\0\0\0\fjP  ", "a JPEG 2000 image"),
          new Sign(0, "\u00FFO\u00FFQ", "a JPEG 2000 image"),
          new Sign(0, "\0\0\0\fJXL ", "a JPEG XL image"),
          new Sign(0, "\u00FF\n", "a JPEG XL image"),
          new Sign(0, "8BPS", "a Photoshop document"),
          new Sign(0, "\0\0\u0001\0", "an icon"),
          new Sign(0, "ZISRAWFILE", "a Zeiss CZI file"),
          new Sign(0, "\u00DA\u00CE\u00BE\n", "a Nikon ND2 file"),
          new Sign(0, "p\0\0\0", "a Leica LIF file"));

  private static final List<Sign> OTHERS =
      List.of(
          new Sign(0, "%PDF", "a PDF document"),
          new Sign(0, "PK\u0003\u0004", "a ZIP archive, or a spreadsheet or document"),
          new Sign(0, "\u00D0\u00CF\u0011\u00E0", "an old Office document"),
          new Sign(0, "\u001F\u008B", "a gzip archive"),
          new Sign(0, "\u0089HDF", "an HDF5 file"),
          new Sign(0, "SQLite format 3", "an SQLite database"),
          new Sign(4, "ftyp", "a film"),
          new Sign(0, "RIFF", "a film or sound"),
          new Sign(0, "<svg", "an SVG drawing"),
          new Sign(0, "<?xml", "an XML text"),
          new Sign(0, "<!DOCTYPE html", "a web page"),
          new Sign(0, "<html", "a web page"));

  /** How much of an unknown beginning a message quotes. */
  private static final int QUOTED = 8;

  /** Both byte orders, and BigTIFF in both. */
  private static final List<String> TIFFS = List.of("II*\0", "MM\0*", "II+\0", "MM\0+");

  private Magic() {}

  /** Reads the header of any format that is read, and checks that the file is whole. */
  static Header probe(Octets file) throws ImageException {
    if (file.has(0, PngProbe.SIGNATURE)) {
      return PngProbe.probe(file);
    }
    if (file.has(0, "\u00FF\u00D8\u00FF")) {
      return JpegProbe.probe(file);
    }
    if (TIFFS.stream().anyMatch(start -> file.has(0, start))) {
      return TiffProbe.probe(file);
    }
    if (file.has(0, "BM") && file.has(6, "\0\0\0\0")) {
      return BmpProbe.probe(file);
    }
    if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
      return WebpProbe.probe(file);
    }
    throw refusal(file);
  }

  private static ImageException refusal(Octets file) {
    for (Sign sign : UNREAD_IMAGES) {
      if (file.has(sign.at(), sign.bytes())) {
        return new ImageException.Unsupported(
            file.name(),
            "is " + sign.thing() + ", which is not read",
            "Export it as PNG or TIFF; on a phone, set the camera to its most compatible format.");
      }
    }
    for (Sign sign : OTHERS) {
      if (file.has(sign.at(), sign.bytes())) {
        return new ImageException.NotAnImage(
            file.name(), "begins with '%s', %s".formatted(quoted(sign.bytes()), sign.thing()));
      }
    }
    String start = file.text(0, Math.min(QUOTED, file.length()));
    return new ImageException.NotAnImage(file.name(), "begins with '" + quoted(start) + "'");
  }

  /** Printable ASCII as it is, every other byte as two hexadecimal digits. */
  private static String quoted(String latin1) {
    return latin1
        .chars()
        .mapToObj(c -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\x%02X".formatted(c))
        .collect(Collectors.joining());
  }
}
