package org.readout.devices.port;

/**
 * How bytes become bits on a serial line.
 *
 * @param baud bits a second, as the instrument's manual gives it
 * @param dataBits 5 to 8; below 8 the high bits of every byte are lost
 * @param stopBits 1 or 2
 */
public record SerialSettings(
    int baud, int dataBits, Parity parity, int stopBits, Handshake handshake) {
  private static final int FEWEST_DATA_BITS = 5;
  private static final int MOST_DATA_BITS = 8;

  /** The bit that makes the number of ones even or odd. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  /** How one side tells the other to wait. */
  public enum Handshake {
    NONE,
    /** Request to send, clear to send: two wires beside the data. */
    RTS_CTS
  }

  public SerialSettings {
    if (baud < 1) {
      throw new IllegalArgumentException("no such speed: " + baud + " baud");
    }
    if (dataBits < FEWEST_DATA_BITS || dataBits > MOST_DATA_BITS || stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException("no such frame: " + dataBits + " data, " + stopBits);
    }
  }

  /** Eight data bits, no parity, one stop bit, no handshake: what most instruments speak. */
  public static SerialSettings at(int baud) {
    return new SerialSettings(baud, MOST_DATA_BITS, Parity.NONE, 1, Handshake.NONE);
  }

  public SerialSettings withStopBits(int bits) {
    return new SerialSettings(baud, dataBits, parity, bits, handshake);
  }

  public SerialSettings with(Handshake other) {
    return new SerialSettings(baud, dataBits, parity, stopBits, other);
  }

  /** As it is written at the bench, for example {@code 9600 8N2}. */
  @Override
  public String toString() {
    String frame = "%d %d%s%d".formatted(baud, dataBits, parity.name().charAt(0), stopBits);
    return handshake == Handshake.NONE ? frame : frame + " RTS/CTS";
  }
}
