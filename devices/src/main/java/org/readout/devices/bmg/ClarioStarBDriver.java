package org.readout.devices.bmg;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readout.devices.instrument.Driver;
import org.readout.devices.instrument.Instrument;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Port;
import org.readout.devices.port.SerialSettings;

/** The CLARIOstar whose runs are described in dialect B. */
public final class ClarioStarBDriver implements Driver {
  @Override
  public String id() {
    return "bmg-clariostar-b";
  }

  @Override
  public String maker() {
    return ClarioStarDialect.MAKER;
  }

  @Override
  public List<String> models() {
    return List.of(ClarioStarDialect.B.model());
  }

  @Override
  public Kind kind() {
    return Kind.READER;
  }

  @Override
  public Set<Capability> can() {
    return ClarioStarDialect.B.can();
  }

  @Override
  public Set<Evidence> triedOn() {
    return ClarioStarDialect.triedOn();
  }

  @Override
  public List<SerialSettings> settings() {
    return ClarioStarDialect.settings();
  }

  @Override
  public Instrument open(Port port) throws DeviceException {
    return ClarioStarDialect.B.open(port);
  }

  @Override
  public Optional<Emulator> emulator(SamplePlate sample) {
    return Optional.of(new ClarioStarEmulator(sample, ClarioStarDialect.B));
  }
}
