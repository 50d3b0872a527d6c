package org.readout.devices.biotek;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.readout.devices.instrument.Driver;
import org.readout.devices.instrument.Instrument;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.DeviceException;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Line;
import org.readout.devices.port.Port;
import org.readout.devices.port.SerialSettings;

/**
 * The ELx808: one letter a command, an acknowledge, data with a checksum, a status of five bytes.
 */
public final class Elx808Driver implements Driver {
  static final String MAKER = "Agilent BioTek";

  /** Longer than the pause between two rows of a plate. */
  private static final Duration QUIET = Duration.ofMillis(1500);

  @Override
  public String id() {
    return "biotek-elx808";
  }

  @Override
  public String maker() {
    return MAKER;
  }

  @Override
  public List<String> models() {
    return List.of("ELx808");
  }

  @Override
  public Kind kind() {
    return Kind.READER;
  }

  @Override
  public Set<Capability> can() {
    return EnumSet.of(
        Capability.ABSORBANCE,
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
        SerialSettings.at(9600).withStopBits(2), SerialSettings.at(2400).withStopBits(2));
  }

  @Override
  public Instrument open(Port port) throws DeviceException {
    Elx808Dialog dialog = new Elx808Dialog(new Line(port, QUIET));
    dialog.begin();
    return Elx808Reader.asked(dialog);
  }

  @Override
  public Optional<Emulator> emulator(SamplePlate sample) {
    return Optional.of(new Elx808Emulator(sample));
  }
}
