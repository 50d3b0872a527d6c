package org.readout.devices.biotek;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readout.devices.instrument.Driver;
import org.readout.devices.instrument.Identity;
import org.readout.devices.instrument.Instrument;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Line;
import org.readout.devices.port.Port;
import org.readout.devices.port.SerialSettings;
import org.readout.devices.port.SerialSettings.Handshake;

/** The Synergy and Cytation readers, on the serial port inside of their USB cable. */
public final class SynergyDriver implements Driver {
  /** Longer than the pause between two rows of a plate. */
  private static final Duration QUIET = Duration.ofMillis(1500);

  @Override
  public String id() {
    return "biotek-synergy";
  }

  @Override
  public String maker() {
    return Elx808Driver.MAKER;
  }

  @Override
  public List<String> models() {
    return List.of("Synergy H1", "Synergy HT", "Cytation 1", "Cytation 5");
  }

  @Override
  public Kind kind() {
    return Kind.READER;
  }

  @Override
  public Set<Capability> can() {
    return EnumSet.of(
        Capability.ABSORBANCE,
        Capability.FLUORESCENCE,
        Capability.LUMINESCENCE,
        Capability.KINETIC,
        Capability.PARTIAL_PLATE,
        Capability.SHAKING,
        Capability.TEMPERATURE,
        Capability.HEATING,
        Capability.CARRIER);
  }

  @Override
  public Set<Evidence> triedOn() {
    return EnumSet.of(Evidence.EMULATOR, Evidence.CAPTURES);
  }

  @Override
  public List<SerialSettings> settings() {
    return List.of(
        SerialSettings.at(9600).withStopBits(2).with(Handshake.RTS_CTS),
        SerialSettings.at(38400).withStopBits(2).with(Handshake.RTS_CTS));
  }

  @Override
  public Instrument open(Port port) throws DeviceException {
    SynergyDialog dialog = new SynergyDialog(new Line(port, QUIET));
    dialog.line().silence();
    String[] version = dialog.ask('e').split("Version", 2);
    String serial = dialog.ask('C').strip();
    String firmware = version.length == 2 ? version[1].strip() : "";
    return new SynergyReader(
        dialog, new Identity(Elx808Driver.MAKER, version[0].strip(), serial, firmware));
  }

  @Override
  public Optional<Emulator> emulator(SamplePlate sample) {
    return Optional.of(new SynergyEmulator(sample));
  }
}
