package org.readout.devices.instrument;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Port;
import org.readout.devices.port.SerialSettings;

/**
 * Knows how to talk to one family of instruments. Found by {@link java.util.ServiceLoader}.
 * Immutable, without state, safe for many threads.
 */
public interface Driver {
  /** What an instrument is at the bench. */
  enum Kind {
    READER,
    STAGE,
    WHEEL,
    LIGHT,
    SHUTTER,
    CAMERA;

    /** The word in {@code readout devices}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What an instrument can be asked to do through its driver. */
  enum Capability {
    ABSORBANCE,
    FLUORESCENCE,
    LUMINESCENCE,
    KINETIC,
    PARTIAL_PLATE,
    SHAKING,
    TEMPERATURE,
    HEATING,
    CARRIER,
    /** Takes plates that a person starts on the instrument's own panel. */
    LISTENING;

    /** The word in {@code readout devices}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a driver was tried on; nothing is claimed beyond it. */
  enum Evidence {
    HARDWARE,
    /** The instrument's own program, run without the instrument. */
    FIRMWARE,
    EMULATOR,
    /** Bytes that went between an instrument and another program, or a manual's examples. */
    CAPTURES;

    /** The word in {@code readout devices}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A short name that never changes, for example {@code biotek-elx808}. */
  String id();

  String maker();

  /** The models that speak this protocol, as the maker calls them. */
  List<String> models();

  Kind kind();

  Set<Capability> can();

  Set<Evidence> triedOn();

  /** How its serial line is set, the likeliest first; a network socket needs none. */
  List<SerialSettings> settings();

  /**
   * Asks who is there and brings it into a known state, without moving anything.
   *
   * @param port the instrument's once it is opened, which then closes it; stays the caller's if
   *     opening fails
   * @return confined to the calling thread
   * @throws DeviceException if nobody answers, or somebody else
   */
  Instrument open(Port port) throws DeviceException;

  /**
   * The instrument as it is after switching it on, made of code; empty if there is none.
   *
   * @param sample what it has to measure
   */
  Optional<Emulator> emulator(SamplePlate sample);
}
