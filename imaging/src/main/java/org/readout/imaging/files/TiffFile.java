package org.readout.imaging.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readout.imaging.ImageException;

/**
 * An open TIFF or BigTIFF: the pages of its chain that are full-size images, in their order.
 * Smaller copies that stand below a page are not looked at. Safe for many threads.
 *
 * @param order of the bytes of its numbers
 * @param pages at least one
 */
record TiffFile(FileBytes file, ByteOrder order, List<TiffPage> pages) implements Closeable {
  private static final int BIG = 43;
  private static final int REDUCED_OR_MASK = 0b101;

  TiffFile {
    pages = List.copyOf(pages);
  }

  /**
   * @param file begins as a TIFF does
   */
  static TiffFile open(FileBytes file) throws ImageException {
    ByteOrder order =
        file.read(0, 1, "its header")[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    boolean big = file.read(2, 2, order, "its header").getShort() == BIG;
    ByteBuffer header = file.read(0, big ? 16 : 8, order, "its header");
    long at = big ? header.getLong(8) : Integer.toUnsignedLong(header.getInt(4));
    List<TiffPage> pages = new ArrayList<>();
    List<Directory> chain = chain(file, order, big, at);
    for (int i = 0; i < chain.size(); i++) {
      Directory tags = chain.get(i);
      boolean copy = (tags.number(TiffTag.SUBFILE_TYPE, 0) & REDUCED_OR_MASK) != 0;
      if (!copy && tags.has(TiffTag.WIDTH)) {
        pages.add(TiffPage.of(file, tags, i + 1));
      }
    }
    if (pages.isEmpty()) {
      throw new ImageException.Damaged(file.name(), "it has no page with an image");
    }
    return new TiffFile(file, order, pages);
  }

  private static List<Directory> chain(FileBytes file, ByteOrder order, boolean big, long first)
      throws ImageException {
    List<Directory> chain = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (long at = first; at != 0; at = chain.get(chain.size() - 1).next()) {
      if (!seen.add(at)) {
        throw new ImageException.Damaged(file.name(), "its pages go round in a circle");
      }
      chain.add(Directory.at(file, order, big, at));
    }
    return chain;
  }

  /** The first page's; empty if it has none. */
  String description() throws ImageException {
    return pages.get(0).tags().text(TiffTag.DESCRIPTION).orElse("");
  }

  /**
   * The page of that number in the chain; empty if the chain is shorter, or it is a smaller copy.
   *
   * @param ifd from zero
   */
  Optional<TiffPage> page(int ifd) {
    int from = 0;
    int to = pages.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int number = pages.get(middle).number() - 1;
      if (number == ifd) {
        return Optional.of(pages.get(middle));
      }
      from = number < ifd ? middle + 1 : from;
      to = number < ifd ? to : middle - 1;
    }
    return Optional.empty();
  }

  /** All samples of a page, the lowest byte of each first. */
  byte[] samples(TiffPage page) throws ImageException {
    return TiffPixels.read(file, order, page);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
