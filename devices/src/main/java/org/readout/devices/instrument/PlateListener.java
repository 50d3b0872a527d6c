package org.readout.devices.instrument;

import java.time.Duration;
import java.util.List;
import org.readout.devices.port.DeviceException;

/** A reader that sends each plate that a person starts on its own panel. */
public interface PlateListener extends Instrument {
  /**
   * Waits for a plate.
   *
   * @return its sweeps; empty if none came in time
   */
  List<Sweep> listen(Duration wait) throws DeviceException;
}
