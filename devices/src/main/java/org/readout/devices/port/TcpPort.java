package org.readout.devices.port;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * A wire over the network: an instrument with a network socket, or a serial-to-network box in raw
 * mode. Confined to the thread that opened it.
 */
public final class TcpPort implements Port {
  private final String name;
  private final Socket socket;
  private final PushbackInputStream in;
  private final Stopwatch stopwatch = Stopwatch.started();
  private boolean lost;

  TcpPort(String name, Socket socket) throws IOException {
    this.name = name;
    this.socket = socket;
    // Commands are short: none may wait in the hope of more.
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    this.in = new PushbackInputStream(socket.getInputStream(), 1);
  }

  /**
   * @param limit how long the connection may take
   * @throws DeviceException.CannotOpen if nobody answers at that address in time
   */
  public static TcpPort open(String host, int port, Duration limit) throws DeviceException {
    String name = host + ":" + port;
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(limit.toMillis()));
      return new TcpPort(name, socket);
    } catch (IOException none) {
      closeQuietly(socket);
      throw new DeviceException.CannotOpen(
          name,
          String.valueOf(none.getMessage()),
          "Check the address, and that the instrument is on and in the same network.",
          none);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration elapsed() {
    return stopwatch.elapsed();
  }

  @Override
  public void write(byte[] bytes) throws DeviceException {
    requireWire();
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException broken) {
      throw gone(broken);
    }
  }

  @Override
  public byte[] read(int most, Duration wait) throws DeviceException {
    requireWire();
    try {
      int first = first(wait);
      if (first < 0) {
        return new byte[0];
      }
      byte[] bytes = new byte[Math.min(most, 1 + in.available())];
      bytes[0] = (byte) first;
      int more = bytes.length == 1 ? 0 : in.read(bytes, 1, bytes.length - 1);
      return Arrays.copyOf(bytes, 1 + Math.max(0, more));
    } catch (IOException broken) {
      throw gone(broken);
    }
  }

  /** The next byte; −1 if none comes in time. */
  private int first(Duration wait) throws IOException, DeviceException {
    if (in.available() == 0) {
      socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, wait.toMillis())));
    }
    try {
      int first = in.read();
      if (first < 0) {
        lost = true;
        throw new DeviceException.PortGone(name, "closed at the other end");
      }
      return first;
    } catch (SocketTimeoutException nothing) {
      return -1;
    }
  }

  @Override
  public boolean isLost() {
    if (lost || socket.isClosed()) {
      return true;
    }
    try {
      int first = first(Duration.ZERO);
      if (first >= 0) {
        in.unread(first);
      }
    } catch (IOException | DeviceException broken) {
      lost = true;
    }
    return lost;
  }

  private void requireWire() throws DeviceException {
    if (lost || socket.isClosed()) {
      throw new DeviceException.PortGone(name, socket.isClosed() ? "closed" : "broken");
    }
  }

  private DeviceException.PortGone gone(IOException broken) {
    lost = true;
    return new DeviceException.PortGone(name, String.valueOf(broken.getMessage()), broken);
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  /** A socket that cannot be closed is closed already. */
  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      System.getLogger(TcpPort.class.getName()).log(System.Logger.Level.DEBUG, "close", closed);
    }
  }
}
