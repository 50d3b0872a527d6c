package org.readout.devices.port;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A port that writes down every byte with its time, as a {@link Capture} that can be replayed. What
 * is sent is written down before it is sent, what comes in before anyone sees it, and each line is
 * flushed: after a crash at most the last line is torn. Confined to the owner's thread.
 */
public final class Recording implements Port {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Port port;
  private final Writer transcript;

  /**
   * @param port becomes this recording's, which closes it
   * @param transcript becomes this recording's, which closes it
   * @param opened when the port's own time was zero
   * @throws DeviceException.NotRecorded if nothing can be written
   */
  public Recording(Port port, Writer transcript, Instant opened) throws DeviceException {
    this.port = port;
    this.transcript = transcript;
    line("# " + port.name() + ", opened " + opened);
  }

  @Override
  public String name() {
    return port.name();
  }

  @Override
  public Duration elapsed() {
    return port.elapsed();
  }

  @Override
  public void write(byte[] bytes) throws DeviceException {
    line(stamp() + " > " + WireText.of(bytes));
    port.write(bytes);
  }

  @Override
  public byte[] read(int most, Duration wait) throws DeviceException {
    byte[] bytes = port.read(most, wait);
    if (bytes.length > 0) {
      line(stamp() + " < " + WireText.of(bytes));
    }
    return bytes;
  }

  private String stamp() {
    return String.format(Locale.ROOT, "%.6f", port.elapsed().toNanos() / NANOS_PER_SECOND);
  }

  private void line(String text) throws DeviceException {
    try {
      transcript.write(text + "\n");
      transcript.flush();
    } catch (IOException full) {
      throw new DeviceException.NotRecorded(port.name(), full);
    }
  }

  @Override
  public boolean isLost() {
    return port.isLost();
  }

  /** Closes the port and the transcript. */
  @Override
  public void close() {
    port.close();
    try {
      transcript.close();
    } catch (IOException late) {
      // Every line was flushed when it was written: nothing is left that could be lost.
      System.getLogger(Recording.class.getName())
          .log(System.Logger.Level.WARNING, name() + ": transcript not closed", late);
    }
  }
}
