package org.readout.devices.port;

import static com.fazecast.jSerialComm.SerialPort.EVEN_PARITY;
import static com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_CTS_ENABLED;
import static com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_DISABLED;
import static com.fazecast.jSerialComm.SerialPort.FLOW_CONTROL_RTS_ENABLED;
import static com.fazecast.jSerialComm.SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
import static com.fazecast.jSerialComm.SerialPort.NO_PARITY;
import static com.fazecast.jSerialComm.SerialPort.ODD_PARITY;
import static com.fazecast.jSerialComm.SerialPort.ONE_STOP_BIT;
import static com.fazecast.jSerialComm.SerialPort.TIMEOUT_READ_SEMI_BLOCKING;
import static com.fazecast.jSerialComm.SerialPort.TIMEOUT_WRITE_BLOCKING;
import static com.fazecast.jSerialComm.SerialPort.TWO_STOP_BITS;

import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A serial port of this computer, or a USB adapter that looks like one. The only class that knows
 * jSerialComm (decision 0011). Confined to the thread that opened it.
 *
 * <p>A cable that is pulled shows as a read of −1, a write of 0, or an event that then repeats
 * thousands of times a second; the first of the three counts, and the listener leaves with the
 * first event. {@code isOpen} of the library stays true, and is not asked.
 */
public final class SerialPort implements Port {
  /** The library waits in steps of this length on Linux, rounded up (measured). */
  private static final int READ_STEP_MS = 100;

  /** A line that takes nothing for this long is held by its handshake, or dead. */
  private static final int WRITE_LIMIT_MS = 2000;

  private final String name;
  private final com.fazecast.jSerialComm.SerialPort serial;
  private final Stopwatch stopwatch = Stopwatch.started();
  private volatile boolean lost;
  private boolean closed;

  private SerialPort(String name, com.fazecast.jSerialComm.SerialPort serial) {
    this.name = name;
    this.serial = serial;
  }

  /** The paths of the ports that the system lists; a pseudo-terminal is never among them. */
  public static List<String> paths() {
    return Arrays.stream(com.fazecast.jSerialComm.SerialPort.getCommPorts())
        .map(com.fazecast.jSerialComm.SerialPort::getSystemPortPath)
        .toList();
  }

  /**
   * @param path for example {@code COM3}, {@code /dev/ttyUSB0}, or a symbolic link to one
   * @throws DeviceException.CannotOpen if there is none, or another program has it
   */
  public static SerialPort open(String path, SerialSettings settings) throws DeviceException {
    com.fazecast.jSerialComm.SerialPort serial;
    try {
      serial = com.fazecast.jSerialComm.SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException none) {
      throw new DeviceException.CannotOpen(
          path,
          "there is no such port",
          "Plug the cable in, and choose a port from the list of 'readout devices'.",
          none);
    }
    set(serial, settings);
    if (!serial.openPort()) {
      throw new DeviceException.CannotOpen(
          path,
          "the system refused it",
          "Close the other program that uses it, and check that you may use serial ports (on"
              + " Linux: group dialout).");
    }
    SerialPort port = new SerialPort(path, serial);
    serial.addDataListener(port.new Unplugged());
    return port;
  }

  private static void set(com.fazecast.jSerialComm.SerialPort serial, SerialSettings settings) {
    int parity =
        switch (settings.parity()) {
          case NONE -> NO_PARITY;
          case EVEN -> EVEN_PARITY;
          case ODD -> ODD_PARITY;
        };
    int flow =
        switch (settings.handshake()) {
          case NONE -> FLOW_CONTROL_DISABLED;
          case RTS_CTS -> FLOW_CONTROL_RTS_ENABLED | FLOW_CONTROL_CTS_ENABLED;
        };
    int stop = settings.stopBits() == 1 ? ONE_STOP_BIT : TWO_STOP_BITS;
    serial.setComPortParameters(settings.baud(), settings.dataBits(), stop, parity);
    serial.setFlowControl(flow);
    serial.setComPortTimeouts(
        TIMEOUT_READ_SEMI_BLOCKING | TIMEOUT_WRITE_BLOCKING, READ_STEP_MS, WRITE_LIMIT_MS);
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
    int written = serial.writeBytes(bytes, bytes.length);
    if (written != bytes.length) {
      lost = true;
      throw new DeviceException.PortGone(
          name, "took %d of %d bytes".formatted(Math.max(0, written), bytes.length));
    }
  }

  @Override
  public byte[] read(int most, Duration wait) throws DeviceException {
    requireWire();
    Duration until = elapsed().plus(wait);
    int available = available();
    while (available == 0 && elapsed().compareTo(until) < 0) {
      byte[] first = new byte[1];
      int count = serial.readBytes(first, 1);
      if (count < 0) {
        throw gone("reading failed");
      }
      if (count == 1) {
        return first;
      }
      available = available();
    }
    byte[] bytes = new byte[Math.min(most, available)];
    int count = bytes.length == 0 ? 0 : serial.readBytes(bytes, bytes.length);
    if (count < 0) {
      throw gone("reading failed");
    }
    return Arrays.copyOf(bytes, count);
  }

  private int available() throws DeviceException {
    int available = serial.bytesAvailable();
    if (available < 0) {
      throw gone("it is no longer there");
    }
    requireWire();
    return available;
  }

  @Override
  public boolean isLost() {
    return closed || lost || serial.bytesAvailable() < 0;
  }

  private void requireWire() throws DeviceException {
    if (closed) {
      throw new DeviceException.PortGone(name, "the port is closed");
    }
    if (lost) {
      throw gone("unplugged");
    }
  }

  private DeviceException.PortGone gone(String found) {
    lost = true;
    return new DeviceException.PortGone(name, found);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      serial.removeDataListener();
      serial.closePort();
    }
  }

  /** Hears once that the cable was pulled. Called on a thread of the library. */
  private final class Unplugged implements SerialPortDataListener {
    @Override
    public int getListeningEvents() {
      return LISTENING_EVENT_PORT_DISCONNECTED;
    }

    @Override
    public void serialEvent(SerialPortEvent event) {
      if (!lost) {
        lost = true;
        serial.removeDataListener();
      }
    }
  }
}
