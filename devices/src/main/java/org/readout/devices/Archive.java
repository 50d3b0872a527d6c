package org.readout.devices;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a ZIP container whole, within bounds, or not at all. */
final class Archive {
  /** Far above the largest real export (a 96-well run of two days unpacks to 40 MiB). */
  static final long MAX_UNPACKED = 512L << 20;

  /** Spreadsheet XML packs 10 to 60 times; a bomb packs a thousand times. */
  static final int MAX_RATIO = 250;

  /** Below this size a ratio says nothing: a sheet of empty rows packs very well. */
  private static final long RATIO_MATTERS = 16L << 20;

  private static final int MAX_ENTRIES = 5000;
  private static final int BUFFER = 64 * 1024;

  /** PKWARE's application note, 4.3.16: the record that ends every archive. */
  private static final int END_SIZE = 22;

  private static final int MAX_COMMENT = 0xFFFF;

  private Archive() {}

  /** Every XML part by its path with forward slashes; pictures are checked, and left out. */
  static Map<String, byte[]> unpack(String file, byte[] packed) throws VendorFileException {
    Map<String, byte[]> parts = new HashMap<>();
    int entries = 0;
    long total = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        if (entries > MAX_ENTRIES) {
          throw tooLarge(file, "more than " + MAX_ENTRIES + " parts", MAX_ENTRIES + " parts");
        }
        String name = entry.getName().replace('\\', '/');
        byte[] part = part(zip, file, packed.length, total);
        total += part.length;
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          parts.put(name, part);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new VendorFileException.Damaged(file, "the XLSX container is broken", e);
    }
    if (entries != promised(packed)) {
      throw new VendorFileException.Damaged(
          file, "the XLSX container is cut: it lacks its list of parts, or parts of the list");
    }
    return parts;
  }

  private static byte[] part(ZipInputStream zip, String file, int packed, long before)
      throws IOException, VendorFileException {
    ByteArrayOutputStream part = new ByteArrayOutputStream(BUFFER);
    byte[] buffer = new byte[BUFFER];
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      part.write(buffer, 0, n);
      long total = before + part.size();
      if (total > MAX_UNPACKED) {
        throw tooLarge(file, "it unpacks to more", (MAX_UNPACKED >> 20) + " MiB unpacked");
      }
      if (total > RATIO_MATTERS && total > (long) packed * MAX_RATIO) {
        throw tooLarge(
            file,
            "it unpacks to more than " + MAX_RATIO + " times its size, as only a bomb does",
            MAX_RATIO + " times");
      }
    }
    return part.toByteArray();
  }

  /** The number of parts that the archive's end record promises; -1 without such a record. */
  private static int promised(byte[] packed) {
    int lowest = Math.max(0, packed.length - END_SIZE - MAX_COMMENT);
    for (int i = packed.length - END_SIZE; i >= lowest; i--) {
      if (packed[i] == 'P' && packed[i + 1] == 'K' && packed[i + 2] == 5 && packed[i + 3] == 6) {
        return (packed[i + 10] & 0xFF) | (packed[i + 11] & 0xFF) << 8;
      }
    }
    return -1;
  }

  private static VendorFileException tooLarge(String file, String found, String limit) {
    return new VendorFileException.TooLarge(file, found, limit);
  }
}
