package org.readout.devices.instrument;

import java.util.Iterator;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Port;
import org.readout.devices.port.SerialPort;
import org.readout.devices.port.SerialSettings;

/** Opens instruments on serial ports. Without state, safe for many threads. */
public final class SerialOpening {
  /** What stands between the driver and the bare port, for example a recording. */
  @FunctionalInterface
  public interface Between {
    Port around(Port port) throws DeviceException;
  }

  private SerialOpening() {}

  /**
   * Tries the line settings of a driver one after the other, until the instrument answers.
   *
   * @return confined to the calling thread
   * @throws DeviceException as the last of them failed; a port that cannot be opened is tried once
   */
  public static Instrument open(Driver driver, String path, Between between)
      throws DeviceException {
    Iterator<SerialSettings> settings = driver.settings().iterator();
    while (true) {
      Port port = between.around(SerialPort.open(path, settings.next()));
      boolean open = false;
      try {
        Instrument instrument = driver.open(port);
        open = true;
        return instrument;
      } catch (DeviceException.NoReply
          | DeviceException.Incomplete
          | DeviceException.MalformedReply wrongSpeed) {
        if (!settings.hasNext()) {
          throw wrongSpeed;
        }
      } finally {
        if (!open) {
          port.close();
        }
      }
    }
  }
}
