package org.readout.acquisition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code raw} of a study: untouched bytes under their SHA-256, as {@code ab/abcdef…}.
 * Safe for many threads and processes: a file appears whole, or not at all, and is on the disk when
 * {@link #keep} returns.
 */
final class RawFolder {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String PART = ".part";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;

  RawFolder(Path folder) {
    this.folder = folder;
  }

  /** Bytes that are in the folder. */
  record Kept(String sha256, long bytes) {}

  /** Keeps the bytes of a file. */
  Kept keep(Path file) throws StudyException {
    BasicFileAttributes before = readable(file);
    try (InputStream bytes = Files.newInputStream(file)) {
      return keep(file, bytes, before);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Keeps bytes that are in memory; {@code name} is theirs in a message. */
  Kept keep(String name, byte[] bytes) throws StudyException {
    if (bytes.length == 0) {
      throw empty(Path.of(name));
    }
    return keep(Path.of(name), new ByteArrayInputStream(bytes), null);
  }

  private Kept keep(Path file, InputStream bytes, @Nullable BasicFileAttributes before)
      throws StudyException {
    Path part = folder.resolve(UUID.randomUUID() + PART);
    try {
      try {
        String sha256 = copy(file, bytes, part);
        if (before != null) {
          requireUnchanged(file, before, Files.size(part));
        }
        return place(part, sha256);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw isFull(e)
          ? new StudyException.DiskFull(folder, e)
          : new StudyException.WriteFailed(folder, e);
    }
  }

  /** Where the bytes of this SHA-256 are, or would be. */
  Path path(String sha256) {
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256: '" + sha256 + "'");
    }
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** The kept bytes, if they are still those that were kept. */
  byte[] bytes(String sha256) throws StudyException {
    Path file = path(sha256);
    try {
      byte[] bytes = Files.readAllBytes(file);
      requireSame(file, sha256, Sha256.of(bytes));
      return bytes;
    } catch (IOException e) {
      throw lost(file, e);
    }
  }

  /** The kept file, if its bytes are still those that were kept. Reads all of it. */
  Path file(String sha256) throws StudyException {
    Path file = path(sha256);
    try {
      requireSame(file, sha256, Sha256.of(file));
      return file;
    } catch (IOException e) {
      throw lost(file, e);
    }
  }

  /** Everything in the folder, by its path below it, sorted. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  private static void requireSame(Path file, String kept, String found) throws StudyException {
    if (!found.equals(kept)) {
      throw new StudyException.Damaged(file + " is not what was kept: its bytes have changed");
    }
  }

  private static StudyException lost(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new StudyException.Damaged(file + " is missing", e)
        : new StudyException.Damaged(file + " cannot be read: " + e.getMessage(), e);
  }

  /** The attributes of a file that has bytes and may be read. */
  static BasicFileAttributes readable(Path file) throws StudyException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw new StudyException.UnreadableFile(file, "is a folder", "Name the files in it.");
      }
      if (!attributes.isRegularFile()) {
        throw new StudyException.UnreadableFile(file, "is not a file", "Name a file.");
      }
      if (attributes.size() == 0) {
        throw empty(file);
      }
      return attributes;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StudyException empty(Path file) {
    return new StudyException.UnreadableFile(
        file, "is empty", "Save or copy the file again from where it came.");
  }

  private static String copy(Path file, InputStream from, Path part)
      throws IOException, StudyException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream into = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
      for (int read = read(file, from, buffer); read >= 0; read = read(file, from, buffer)) {
        digest.update(buffer, 0, read);
        into.write(buffer, 0, read);
      }
    }
    return Sha256.hex(digest.digest());
  }

  /** A fault of the file that is brought is told from a fault of the study's own disk. */
  private static int read(Path file, InputStream from, byte[] buffer) throws StudyException {
    try {
      return from.read(buffer);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A file that is written to while it is read must not pass for the whole of it. */
  private static void requireUnchanged(Path file, BasicFileAttributes before, long copied)
      throws StudyException {
    BasicFileAttributes after = readable(file);
    if (after.size() != copied || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
      throw new StudyException.UnreadableFile(
          file, "was changed while it was read", "Wait until it is written, then bring it again.");
    }
  }

  private Kept place(Path part, String sha256) throws IOException {
    long size = Files.size(part);
    Path kept = path(sha256);
    if (Files.isRegularFile(kept) && Files.size(kept) == size && Sha256.of(kept).equals(sha256)) {
      return new Kept(sha256, size);
    }
    try (FileChannel bytes = FileChannel.open(part, StandardOpenOption.WRITE)) {
      bytes.force(true);
    }
    Path shelf = kept.resolveSibling("");
    if (!Files.isDirectory(shelf)) {
      Files.createDirectories(shelf);
      force(folder);
    }
    if (!part.toFile().setReadOnly()) {
      throw new IOException(part + " cannot be made read-only");
    }
    Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
    force(shelf);
    return new Kept(sha256, size);
  }

  /** Makes names in a folder durable. Windows does so by itself and has no such call. */
  static void force(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /** Java has no type for a full disk; these are the words of Linux, macOS and Windows. */
  static boolean isFull(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("quota exceeded")
        || message.contains("not enough space");
  }

  /** The error of a file that was brought and cannot be read. */
  static StudyException unreadable(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new StudyException.UnreadableFile(
          file, "there is no such file", "Check the name and the folder.");
    }
    if (e instanceof AccessDeniedException) {
      return new StudyException.UnreadableFile(
          file, "this user may not read it", "Give yourself the right to read it.");
    }
    return new StudyException.UnreadableFile(
        file, "cannot be read: " + e.getMessage(), "Copy the file to this computer and try again.");
  }
}
