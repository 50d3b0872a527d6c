package org.readout.devices;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a ZIP container whole, within bounds, or not at all. Goes by the list of parts at its
 * end, which a cut file does not have, and checks every part's sum.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">PKWARE, APPNOTE
 *     4.3</a>
 */
final class Archive {
  /** Far above the largest real export (a 96-well run of two days unpacks to 40 MiB). */
  static final long MAX_UNPACKED = 512L << 20;

  /** Spreadsheet XML packs 10 to 60 times; a bomb packs a thousand times. */
  static final int MAX_RATIO = 250;

  /** Below this size a ratio says nothing: a sheet of empty rows packs very well. */
  private static final long RATIO_MATTERS = 16L << 20;

  static final int MAX_PARTS = 5000;

  private static final int END_MARK = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_MARK = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int LOCAL_MARK = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;

  private final String file;
  private final ByteBuffer packed;
  private long total;

  private Archive(String file, byte[] packed) {
    this.file = file;
    this.packed = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Every XML part by its path with forward slashes; other parts are left packed. */
  static Map<String, byte[]> unpack(String file, byte[] packed) throws VendorFileException {
    try {
      return new Archive(file, packed).parts();
    } catch (IndexOutOfBoundsException | DataFormatException e) {
      throw new VendorFileException.Damaged(file, "the XLSX container is broken", e);
    }
  }

  private Map<String, byte[]> parts() throws VendorFileException, DataFormatException {
    int end = endRecord();
    int count = packed.getShort(end + 10) & 0xFFFF;
    if (count > MAX_PARTS) {
      throw tooLarge("more than " + MAX_PARTS + " parts", MAX_PARTS + " parts");
    }
    Map<String, byte[]> parts = new HashMap<>();
    int at = packed.getInt(end + 16);
    for (int i = 0; i < count; i++) {
      if (packed.getInt(at) != ENTRY_MARK) {
        throw damaged("its list of parts is broken");
      }
      int nameLength = packed.getShort(at + 28) & 0xFFFF;
      String name = text(at + ENTRY_SIZE, nameLength).replace('\\', '/');
      if (name.endsWith(".xml") || name.endsWith(".rels")) {
        parts.put(name, part(name, at));
      }
      at += ENTRY_SIZE + nameLength + extra(at);
    }
    return parts;
  }

  private int extra(int entry) {
    return (packed.getShort(entry + 30) & 0xFFFF) + (packed.getShort(entry + 32) & 0xFFFF);
  }

  private int endRecord() throws VendorFileException {
    int lowest = Math.max(0, packed.limit() - END_SIZE - 0xFFFF);
    for (int at = packed.limit() - END_SIZE; at >= lowest; at--) {
      if (packed.getInt(at) == END_MARK) {
        return at;
      }
    }
    throw damaged("it lacks the list of its parts: the file is cut");
  }

  private byte[] part(String name, int entry) throws VendorFileException, DataFormatException {
    int method = packed.getShort(entry + 10) & 0xFFFF;
    long crc = packed.getInt(entry + 16) & 0xFFFFFFFFL;
    int packedSize = packed.getInt(entry + 20);
    long size = packed.getInt(entry + 24) & 0xFFFFFFFFL;
    int local = packed.getInt(entry + 42);
    if ((packed.getShort(entry + 8) & ENCRYPTED) != 0) {
      throw new VendorFileException.NotATable(
          file, "the workbook has a password", "Save it without a password.");
    }
    if (packed.getInt(local) != LOCAL_MARK || packedSize < 0) {
      throw damaged("its part " + name + " is not where the list says");
    }
    int from =
        local
            + LOCAL_SIZE
            + (packed.getShort(local + 26) & 0xFFFF)
            + (packed.getShort(local + 28) & 0xFFFF);
    checkSize(size);
    byte[] part =
        switch (method) {
          case STORED -> stored(from, packedSize);
          case DEFLATED -> inflated(name, from, packedSize, (int) size);
          default -> throw damaged("its part " + name + " is packed in method " + method);
        };
    CRC32 sum = new CRC32();
    sum.update(part);
    if (part.length != size || sum.getValue() != crc) {
      throw damaged("its part " + name + " is not what was packed");
    }
    return part;
  }

  /** Before anything is unpacked: a part may lie about its size, and is then cut off at it. */
  private void checkSize(long size) throws VendorFileException {
    total += size;
    if (total > MAX_UNPACKED) {
      throw tooLarge("it unpacks to more", (MAX_UNPACKED >> 20) + " MiB unpacked");
    }
    if (total > RATIO_MATTERS && total > (long) packed.limit() * MAX_RATIO) {
      throw tooLarge(
          "it unpacks to more than " + MAX_RATIO + " times its size, as only a bomb does",
          MAX_RATIO + " times");
    }
  }

  private byte[] stored(int from, int size) {
    byte[] part = new byte[Math.min(size, Math.max(0, packed.limit() - from))];
    packed.get(from, part);
    return part;
  }

  private byte[] inflated(String name, int from, int packedSize, int size)
      throws DataFormatException, VendorFileException {
    Inflater inflater = new Inflater(true);
    try {
      if (from < 0 || packedSize > packed.limit() - from) {
        throw damaged("its part " + name + " goes beyond its end");
      }
      inflater.setInput(packed.array(), from, packedSize);
      byte[] part = new byte[size];
      int length = 0;
      while (length < size) {
        int n = inflater.inflate(part, length, size - length);
        if (n == 0) {
          throw damaged("its part " + name + " ends early");
        }
        length += n;
      }
      return part;
    } finally {
      inflater.end();
    }
  }

  private String text(int from, int length) {
    byte[] letters = new byte[length];
    packed.get(from, letters);
    return new String(letters, StandardCharsets.UTF_8);
  }

  private VendorFileException damaged(String found) {
    return new VendorFileException.Damaged(file, "the XLSX container is broken: " + found);
  }

  private VendorFileException tooLarge(String found, String limit) {
    return new VendorFileException.TooLarge(file, found, limit);
  }
}
