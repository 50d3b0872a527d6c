package org.readout.devices.port;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * A serial port that is no hardware: another program opens {@link #path} as any port, and this is
 * the far end of its wire. Linux only. The only class that knows JNA (decision 0011). Confined to
 * one thread at a time.
 *
 * <p>The near end is kept open here too, so that programs may come and go; closing both ends is a
 * cable that is pulled. Bytes for which nobody reads are lost once the system's buffer is full, as
 * on a cable.
 */
public final class PseudoTerminal implements Port {
  // <fcntl.h> and <poll.h> of Linux; other systems have other numbers.
  private static final int O_RDWR = 0x2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x80000;
  private static final int POLLIN = 0x1;
  private static final int POLLOUT = 0x4;
  private static final int POLLERR_POLLHUP_POLLNVAL = 0x38;
  private static final int TCSANOW = 0;

  /** Larger than {@code struct termios} of any Linux. */
  private static final int TERMIOS_BYTES = 256;

  private static final int PATH_BYTES = 64;
  private static final int POLLFD_BYTES = 8;
  private static final int POLLFD_EVENTS = 4;
  private static final int POLLFD_REVENTS = 6;

  /** How long a program that does not read may hold up the far end. */
  private static final int WRITE_LIMIT_MS = 200;

  /** The functions of the C library that a pseudo-terminal takes; the names are not ours. */
  @SuppressWarnings("MemberName")
  interface C extends Library {
    int posix_openpt(int flags) throws LastErrorException;

    int grantpt(int fd) throws LastErrorException;

    int unlockpt(int fd) throws LastErrorException;

    int ptsname_r(int fd, byte[] path, long size) throws LastErrorException;

    int open(String path, int flags) throws LastErrorException;

    int tcgetattr(int fd, Pointer termios) throws LastErrorException;

    void cfmakeraw(Pointer termios);

    int tcsetattr(int fd, int when, Pointer termios) throws LastErrorException;

    int poll(Pointer fds, long count, int timeoutMillis) throws LastErrorException;

    long read(int fd, byte[] bytes, long count) throws LastErrorException;

    long write(int fd, byte[] bytes, long count) throws LastErrorException;

    int close(int fd) throws LastErrorException;
  }

  private final C c;
  private final int far;
  private final int near;
  private final String path;
  private final Stopwatch stopwatch = Stopwatch.started();
  private boolean closed;

  private PseudoTerminal(C c, int far, int near, String path) {
    this.c = c;
    this.far = far;
    this.near = near;
    this.path = path;
  }

  /** Whether this system has them. */
  public static boolean isSupported() {
    return Platform.isLinux();
  }

  /**
   * @throws DeviceException.CannotOpen on a system without them
   */
  public static PseudoTerminal open() throws DeviceException {
    if (!isSupported()) {
      throw new DeviceException.CannotOpen(
          "pseudo-terminal", "this system has none", "Use Linux to simulate an instrument.");
    }
    try {
      C c = Native.load("c", C.class);
      int far = c.posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
      c.grantpt(far);
      c.unlockpt(far);
      byte[] name = new byte[PATH_BYTES];
      c.ptsname_r(far, name, name.length);
      String path = Native.toString(name, StandardCharsets.US_ASCII.name());
      int near = c.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
      makeRaw(c, near);
      return new PseudoTerminal(c, far, near, path);
    } catch (LastErrorException | UnsatisfiedLinkError refused) {
      throw new DeviceException.CannotOpen(
          "pseudo-terminal",
          String.valueOf(refused.getMessage()),
          "Check that /dev/pts is mounted and /dev/ptmx may be opened.",
          refused);
    }
  }

  /** Raw before anyone opens it: a terminal would echo, and change line ends. */
  private static void makeRaw(C c, int fd) {
    try (Memory termios = new Memory(TERMIOS_BYTES)) {
      c.tcgetattr(fd, termios);
      c.cfmakeraw(termios);
      c.tcsetattr(fd, TCSANOW, termios);
    }
  }

  /** What another program opens, for example {@code /dev/pts/3}. */
  public String path() {
    return path;
  }

  @Override
  public String name() {
    return path;
  }

  @Override
  public Duration elapsed() {
    return stopwatch.elapsed();
  }

  @Override
  public void write(byte[] bytes) throws DeviceException {
    requireWire();
    byte[] rest = bytes;
    while (rest.length > 0 && (poll(POLLOUT, WRITE_LIMIT_MS) & POLLOUT) != 0) {
      try {
        long written = c.write(far, rest, rest.length);
        rest = Arrays.copyOfRange(rest, Math.toIntExact(written), rest.length);
      } catch (LastErrorException broken) {
        throw new DeviceException.PortGone(path, String.valueOf(broken.getMessage()), broken);
      }
    }
  }

  @Override
  public byte[] read(int most, Duration wait) throws DeviceException {
    requireWire();
    if ((poll(POLLIN, Math.toIntExact(wait.toMillis())) & POLLIN) == 0) {
      return new byte[0];
    }
    try {
      byte[] bytes = new byte[most];
      long count = c.read(far, bytes, most);
      return Arrays.copyOf(bytes, Math.toIntExact(count));
    } catch (LastErrorException broken) {
      throw new DeviceException.PortGone(path, String.valueOf(broken.getMessage()), broken);
    }
  }

  /** The events that are there within the time, of those asked for and the bad ones. */
  private int poll(int events, int millis) {
    try (Memory fds = new Memory(POLLFD_BYTES)) {
      fds.setInt(0, far);
      fds.setShort(POLLFD_EVENTS, (short) events);
      fds.setShort(POLLFD_REVENTS, (short) 0);
      c.poll(fds, 1, millis);
      return fds.getShort(POLLFD_REVENTS);
    }
  }

  @Override
  public boolean isLost() {
    return closed || (poll(POLLIN, 0) & POLLERR_POLLHUP_POLLNVAL) != 0;
  }

  private void requireWire() throws DeviceException {
    if (closed) {
      throw new DeviceException.PortGone(path, "the pseudo-terminal is closed");
    }
  }

  /** Pulls the cable, for whoever has the path open. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      c.close(near);
      c.close(far);
    }
  }
}
