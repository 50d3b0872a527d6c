package org.readout.imaging.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.readout.imaging.ImageException;

/** The named pieces of an ND2, found by the map at its end. */
final class Nd2Chunks {
  private static final int MAGIC = 0x0ABECEDA;
  private static final int HEADER_BYTES = 16;
  private static final String MAP_END = "ND2 CHUNK MAP SIGNATURE 0000001!";

  /** Names are some tens of characters long; the space behind them is up to a disk's page. */
  private static final int MOST_NAME_BYTES = 1 << 16;

  private final FileBytes file;
  private final Map<String, Long> places = new HashMap<>();

  private Nd2Chunks(FileBytes file) {
    this.file = file;
  }

  static Nd2Chunks of(FileBytes file) throws ImageException {
    long tail = file.length() - MAP_END.length() - 8;
    byte[] end = file.read(tail, MAP_END.length() + 8, "the map at its end");
    String mark = new String(end, 0, MAP_END.length(), StandardCharsets.ISO_8859_1);
    if (!mark.equals(MAP_END)) {
      throw new ImageException.CutOff(
          file.name(), file.length(), "before the map that an ND2 has at its end");
    }
    Nd2Chunks chunks = new Nd2Chunks(file);
    ByteBuffer numbers = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
    chunks.readMap(chunks.data(numbers.getLong(MAP_END.length())));
    return chunks;
  }

  private void readMap(ByteBuffer map) throws ImageException {
    StringBuilder name = new StringBuilder();
    while (map.hasRemaining()) {
      char c = (char) (map.get() & 0xFF);
      name.append(c);
      if (c == '!') {
        if (map.remaining() < 16 || name.toString().equals(MAP_END)) {
          return;
        }
        places.put(name.toString(), map.getLong());
        map.getLong();
        name.setLength(0);
      }
    }
    throw new ImageException.Damaged(file.name(), "the map at its end has no end");
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /** Where the data of a piece lie; empty without. */
  Optional<TiffPage.Part> place(String name) throws ImageException {
    Long at = places.get(name);
    return at == null ? Optional.empty() : Optional.of(part(at));
  }

  /**
   * The data of a piece.
   *
   * @throws ImageException.Damaged without
   */
  ByteBuffer read(String name) throws ImageException {
    Long at = places.get(name);
    if (at == null) {
      throw new ImageException.Damaged(file.name(), "it has no " + name);
    }
    return data(at);
  }

  private TiffPage.Part part(long at) throws ImageException {
    ByteBuffer head = file.read(at, HEADER_BYTES, ByteOrder.LITTLE_ENDIAN, "a piece of it");
    long nameBytes = Integer.toUnsignedLong(head.getInt(4));
    long bytes = head.getLong(8);
    if (head.getInt(0) != MAGIC || nameBytes > MOST_NAME_BYTES || bytes < 0) {
      throw new ImageException.Damaged(file.name(), "no piece begins at byte " + at);
    }
    long begin = at + HEADER_BYTES + nameBytes;
    file.require(begin, bytes, "a piece of it");
    return new TiffPage.Part(begin, bytes);
  }

  private ByteBuffer data(long at) throws ImageException {
    TiffPage.Part part = part(at);
    return file.read(part.at(), part.bytes(), ByteOrder.LITTLE_ENDIAN, "a piece of it");
  }
}
