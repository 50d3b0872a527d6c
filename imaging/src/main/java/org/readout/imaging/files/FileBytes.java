package org.readout.imaging.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.readout.imaging.ImageException;

/**
 * A file that stays open and is read in pieces, at any place; what would lie behind its end is an
 * {@link ImageException.CutOff}. Whoever opens it closes it. Safe for many threads.
 */
final class FileBytes implements Closeable {
  /** What fits into an array on every Java machine. */
  static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final Path path;
  private final String name;
  private final FileChannel channel;
  private final long length;

  private FileBytes(Path path, String name, FileChannel channel, long length) {
    this.path = path;
    this.name = name;
    this.channel = channel;
    this.length = length;
  }

  /**
   * @throws ImageException.NotReadable if it is missing, a folder, empty or may not be read
   */
  static FileBytes open(Path file) throws ImageException {
    try {
      if (Files.isDirectory(file)) {
        throw new ImageException.NotReadable(
            file.toString(), "is a folder", "Name the image files in it.");
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      if (channel.size() == 0) {
        channel.close();
        throw new ImageException.NotReadable(
            file.toString(),
            "is empty (0 bytes)",
            "Copy the file again from the microscope or its computer.");
      }
      return new FileBytes(file, String.valueOf(file.getFileName()), channel, channel.size());
    } catch (NoSuchFileException e) {
      throw new ImageException.NotReadable(
          file.toString(), "there is no such file", "Check the spelling and the folder.");
    } catch (java.nio.file.AccessDeniedException e) {
      throw new ImageException.NotReadable(
          file.toString(),
          "may not be read by this user",
          "Ask its owner for the right to read it.");
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** Where it lies. */
  Path path() {
    return path;
  }

  /** The file's own name, for messages. */
  String name() {
    return name;
  }

  /** In bytes, when it was opened. */
  long length() {
    return length;
  }

  /**
   * @param what for the message, for example {@code the pixels of page 3}
   */
  void require(long at, long count, String what) throws ImageException.CutOff {
    if (at < 0 || count < 0 || at > length - count) {
      throw new ImageException.CutOff(
          name,
          length,
          "of at least " + (Math.max(at, 0) + Math.max(count, 0)) + ", inside " + what);
    }
  }

  /** {@code count} bytes from {@code at}, as they are. */
  byte[] read(long at, long count, String what) throws ImageException {
    require(at, count, what);
    if (count > MOST_BYTES) {
      throw new ImageException.Damaged(name, "%s is said to have %d bytes".formatted(what, count));
    }
    byte[] bytes = new byte[(int) count];
    read(at, bytes, 0, bytes.length, what);
    return bytes;
  }

  /** A piece from {@code at} whose numbers are in {@code order}. */
  ByteBuffer read(long at, long count, ByteOrder order, String what) throws ImageException {
    return ByteBuffer.wrap(read(at, count, what)).order(order);
  }

  /** Fills a part of {@code into}. */
  void read(long at, byte[] into, int offset, int count, String what) throws ImageException {
    require(at, count, what);
    ByteBuffer piece = ByteBuffer.wrap(into, offset, count);
    long place = at;
    try {
      while (piece.hasRemaining()) {
        int got = channel.read(piece, place);
        if (got < 0) {
          throw new ImageException.CutOff(name, place, "while it was read, inside " + what);
        }
        place += got;
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The first bytes, as many as there are. */
  byte[] beginning(int most) throws ImageException {
    return read(0, Math.min(most, length), "its beginning");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static ImageException.NotReadable unreadable(String name, IOException e) {
    return new ImageException.NotReadable(
        name,
        "cannot be read: " + e.getMessage(),
        "Check the disk or network drive, then try again.");
  }
}
