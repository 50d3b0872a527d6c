package org.readout.acquisition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What kind of disk a folder is on. SQLite's locks and shared memory hold on a disk of this
 * computer only ({@code sqlite.org/useovernet.html}).
 */
final class Drive {
  /** File system types, as Linux, macOS and the BSDs name them, that are another machine's disk. */
  private static final List<String> NETWORK =
      List.of(
          "nfs",
          "cifs",
          "smb",
          "afs",
          "afp",
          "9p",
          "ncp",
          "webdav",
          "davfs",
          "ceph",
          "lustre",
          "gpfs",
          "beegfs",
          "glusterfs",
          "orangefs",
          "ocfs2",
          "gfs2",
          "gvfs");

  private Drive() {}

  /**
   * Refuses a folder, or the nearest parent that exists, on a network drive. A drive letter that
   * Windows maps to a share cannot be told apart; its {@code \\server\share} path can.
   */
  static void requireLocal(Path folder) throws StudyException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      requireLocal(folder, Files.getFileStore(existing).type());
    } catch (IOException e) {
      throw new StudyException.WriteFailed(existing, e);
    }
  }

  /** The same for a folder on a file system of this {@code type}. */
  static void requireLocal(Path folder, String type) throws StudyException {
    String plain = type.toLowerCase(Locale.ROOT);
    boolean remote =
        plain.startsWith("fuse.")
            ? isRemote(plain.substring("fuse.".length()))
            : NETWORK.stream().anyMatch(plain::startsWith);
    if (remote || folder.toString().startsWith("\\\\")) {
      throw new StudyException.NetworkDrive(folder, type);
    }
  }

  private static boolean isRemote(String fuse) {
    return fuse.equals("sshfs")
        || fuse.equals("rclone")
        || fuse.startsWith("s3")
        || NETWORK.stream().anyMatch(fuse::startsWith);
  }
}
