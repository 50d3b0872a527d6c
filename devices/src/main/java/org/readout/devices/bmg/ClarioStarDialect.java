package org.readout.devices.bmg;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.readout.devices.instrument.Driver.Capability;
import org.readout.devices.instrument.Driver.Evidence;
import org.readout.devices.instrument.Identity;
import org.readout.devices.instrument.Instrument;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Line;
import org.readout.devices.port.Port;
import org.readout.devices.port.SerialSettings;

/**
 * The ways in which CLARIOstar readers want a run described. Three programs are known that drive
 * one, each with its own firmware and description; which firmware wants which is not published, so
 * that a person chooses.
 */
enum ClarioStarDialect {
  /** Up to eight wavelengths in one run. */
  A,
  /** One wavelength in one run, and four bytes more before the settings of the measurement. */
  B,
  /** The CLARIOstar Plus, as its maker's own program speaks to it. */
  PLUS;

  static final String MAKER = "BMG LABTECH";

  /** Frames come in one piece; this is longer than any gap in one. */
  private static final Duration QUIET = Duration.ofMillis(400);

  private static final int BAUD = 125_000;

  static List<SerialSettings> settings() {
    return List.of(SerialSettings.at(BAUD));
  }

  String model() {
    return this == PLUS ? "CLARIOstar Plus" : "CLARIOstar";
  }

  Set<Capability> can() {
    Set<Capability> can =
        EnumSet.of(
            Capability.ABSORBANCE,
            Capability.KINETIC,
            Capability.PARTIAL_PLATE,
            Capability.SHAKING,
            Capability.CARRIER);
    if (this == PLUS) {
      can.add(Capability.HEATING);
    }
    return can;
  }

  static Set<Evidence> triedOn() {
    return EnumSet.of(Evidence.EMULATOR, Evidence.CAPTURES);
  }

  Instrument open(Port port) throws DeviceException {
    ClarioStarDialog dialog = new ClarioStarDialog(new Line(port, QUIET));
    dialog.line().silence();
    dialog.state();
    String firmware = this == PLUS ? dialog.firmware() : "";
    return new ClarioStarReader(dialog, this, new Identity(MAKER, model(), "", firmware));
  }
}
