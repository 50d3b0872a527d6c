package org.readout.devices.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.readout.devices.Quantity;
import org.readout.devices.port.DeviceException;

/**
 * A plate reader. What a family cannot do throws {@link DeviceException.Unsupported}, before
 * anything is sent.
 */
public interface PlateReader extends Instrument {
  /** Brings the plate out, and returns when it is there. */
  void carrierOut() throws DeviceException;

  /** Takes the plate in, and returns when it is there. */
  void carrierIn() throws DeviceException;

  /** Of the chamber, now. */
  Quantity temperature() throws DeviceException;

  /** Sets the chamber's temperature, and returns at once; reaching it takes minutes. */
  void heat(Quantity target) throws DeviceException;

  /** Lets the chamber cool. */
  void stopHeating() throws DeviceException;

  /** Shakes, and returns when it is over. */
  void shake(Shake shake) throws DeviceException;

  /**
   * Reads a plate.
   *
   * @param live gets every sweep as soon as it is whole, so that it can be kept before the next
   * @throws DeviceException the sweeps that {@code live} got before it stand
   */
  void read(PlateRead plan, Consumer<Sweep> live) throws DeviceException;

  /** All sweeps of a read, in order. */
  default List<Sweep> read(PlateRead plan) throws DeviceException {
    List<Sweep> sweeps = new ArrayList<>();
    read(plan, sweeps::add);
    return sweeps;
  }
}
