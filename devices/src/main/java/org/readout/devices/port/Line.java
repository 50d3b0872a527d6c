package org.readout.devices.port;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Exchanges over one port. Confined to the thread that made it, but for {@link #stop}.
 *
 * <p>Every read has an end (a length, a byte, or silence), a bound and a deadline. After a read
 * that failed the line is out of step: the rest of the answer may still come. The next {@link
 * #send} then first waits for silence and throws away what comes, so that a late answer is not
 * taken for the answer to the next question; a line that does not fall silent is an error.
 */
public final class Line implements AutoCloseable {
  /** A person who presses stop is heard within this time. */
  private static final Duration SLICE = Duration.ofMillis(250);

  /** A port that speaks longer than this without being asked is not in step and never will be. */
  private static final Duration LONGEST_NOISE = Duration.ofSeconds(10);

  private static final int CHUNK = 4096;

  private final Port port;
  private final Duration quiet;
  private final Thread owner = Thread.currentThread();

  /** What came and was not read yet, from {@code next} on. */
  private byte[] ahead = new byte[0];

  private int next;
  private String command = "";
  private boolean outOfStep;
  private volatile boolean stopped;

  /**
   * @param port becomes this line's, which closes it
   * @param quiet silence after which an answer is taken to be over: longer than the longest pause
   *     that the instrument makes inside of one
   */
  public Line(Port port, Duration quiet) {
    this.port = port;
    this.quiet = quiet;
  }

  public String name() {
    return port.name();
  }

  public Duration elapsed() {
    return port.elapsed();
  }

  /** Whether the wire is known to be lost; takes nothing of what came. */
  public boolean isLost() {
    return port.isLost();
  }

  /** Whether an answer was lost, so that the instrument must be asked something certain first. */
  public boolean isOutOfStep() {
    return outOfStep;
  }

  /** The caller has seen that what came is not the answer to what was sent. */
  public void outOfStep() {
    outOfStep = true;
  }

  /**
   * Safe for any thread: what runs ends with {@link DeviceException.Stopped} at its next byte. One
   * stop is told once, so that the driver can bring the instrument to rest.
   */
  public void stop() {
    stopped = true;
  }

  /** Sends text whose every char is one byte (ISO 8859-1). */
  public void send(String latin1) throws DeviceException {
    send(latin1.getBytes(StandardCharsets.ISO_8859_1), WireText.of(latin1));
  }

  /**
   * Sends, after getting into step if need be.
   *
   * @param shown what a message calls it
   */
  public void send(byte[] bytes, String shown) throws DeviceException {
    requireOwner();
    command = shown;
    requireGoing();
    if (outOfStep) {
      silence();
    } else {
      requireNothingUnasked();
    }
    port.write(bytes);
  }

  private void requireNothingUnasked() throws DeviceException {
    if (next == ahead.length) {
      came(port.read(CHUNK, Duration.ZERO));
    }
    if (next < ahead.length) {
      String unasked = WireText.of(Arrays.copyOfRange(ahead, next, ahead.length));
      silence();
      throw new DeviceException.MalformedReply(name(), unasked, "silence before '" + command + "'");
    }
  }

  /** Waits for silence and throws away what comes until then. */
  public void silence() throws DeviceException {
    requireOwner();
    came(new byte[0]);
    Duration limit = port.elapsed().plus(LONGEST_NOISE);
    byte[] noise = port.read(CHUNK, quiet);
    while (noise.length > 0) {
      requireGoing();
      if (port.elapsed().compareTo(limit) > 0) {
        outOfStep = true;
        throw new DeviceException.MalformedReply(
            name(), WireText.of(noise), "silence after " + LONGEST_NOISE.toSeconds() + " s");
      }
      noise = port.read(CHUNK, quiet);
    }
    outOfStep = false;
  }

  /** Exactly so many bytes. */
  public byte[] exactly(int count, Duration deadline) throws DeviceException {
    ByteArrayOutputStream got = new ByteArrayOutputStream(count);
    Duration until = port.elapsed().plus(deadline);
    while (got.size() < count) {
      got.writeBytes(some(count - got.size(), got, count + " bytes", until, deadline));
    }
    return got.toByteArray();
  }

  /** One byte, from 0 to 255. */
  public int one(Duration deadline) throws DeviceException {
    return exactly(1, deadline)[0] & 0xff;
  }

  /**
   * Everything through a byte.
   *
   * @param end 0 to 255
   * @param longest a longer answer is an error
   */
  public byte[] through(int end, int longest, Duration deadline) throws DeviceException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    Duration until = port.elapsed().plus(deadline);
    String expected = "'" + WireText.of(new byte[] {(byte) end}) + "' at the end";
    while (true) {
      byte one = some(1, got, expected, until, deadline)[0];
      got.write(one);
      if ((one & 0xff) == end) {
        return got.toByteArray();
      }
      if (got.size() >= longest) {
        outOfStep = true;
        throw new DeviceException.MalformedReply(
            name(),
            WireText.of(got.toByteArray()),
            expected + " within %d bytes of the reply to '%s'".formatted(longest, command));
      }
    }
  }

  /** {@link #through} as text whose every char is one byte. */
  public String textThrough(int end, int longest, Duration deadline) throws DeviceException {
    return new String(through(end, longest, deadline), StandardCharsets.ISO_8859_1);
  }

  /** Whether a byte comes within a time; it stays to be read. */
  public boolean comes(Duration wait) throws DeviceException {
    requireOwner();
    Duration until = port.elapsed().plus(wait);
    while (next == ahead.length) {
      requireGoing();
      came(port.read(CHUNK, shorter(left(until), SLICE)));
      if (ahead.length == 0 && left(until).isZero()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Lets time pass between two questions. What comes meanwhile stays to be read.
   *
   * @throws DeviceException.Stopped if a person stops it
   */
  public void pause(Duration duration) throws DeviceException {
    Duration until = port.elapsed().plus(duration);
    while (port.elapsed().compareTo(until) < 0) {
      requireGoing();
      byte[] more = port.read(CHUNK, shorter(until.minus(port.elapsed()), SLICE));
      byte[] both = Arrays.copyOfRange(ahead, next, ahead.length + more.length);
      System.arraycopy(more, 0, both, ahead.length - next, more.length);
      came(both);
    }
  }

  /** What came, described for a message, is not what was expected. */
  public DeviceException.MalformedReply malformed(String latin1, String expected) {
    outOfStep = true;
    return new DeviceException.MalformedReply(
        name(), WireText.of(latin1), expected + " in reply to '" + command + "'");
  }

  private byte[] some(
      int most, ByteArrayOutputStream got, String expected, Duration until, Duration deadline)
      throws DeviceException {
    requireOwner();
    while (next == ahead.length) {
      requireGoing();
      came(port.read(CHUNK, shorter(left(until), SLICE)));
      if (ahead.length == 0 && left(until).isZero()) {
        outOfStep = true;
        throw late(got, expected, deadline);
      }
    }
    int end = Math.min(ahead.length, next + most);
    byte[] taken = Arrays.copyOfRange(ahead, next, end);
    next = end;
    return taken;
  }

  private void came(byte[] bytes) {
    ahead = bytes;
    next = 0;
  }

  private DeviceException late(ByteArrayOutputStream got, String expected, Duration deadline) {
    return got.size() == 0
        ? new DeviceException.NoReply(name(), command, deadline)
        : new DeviceException.Incomplete(
            name(), command, WireText.of(got.toByteArray()), expected, deadline);
  }

  private void requireGoing() throws DeviceException {
    if (stopped) {
      stopped = false;
      outOfStep = true;
      throw new DeviceException.Stopped(name(), command);
    }
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          name() + " belongs to thread '" + owner.getName() + "', not to this one");
    }
  }

  private Duration left(Duration until) {
    Duration left = until.minus(port.elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    port.close();
  }
}
