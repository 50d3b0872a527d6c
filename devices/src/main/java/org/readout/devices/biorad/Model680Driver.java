package org.readout.devices.biorad;

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

/** The Bio-Rad Model 680: text commands, and plates that a person starts on its own panel. */
public final class Model680Driver implements Driver {
  static final String MAKER = "Bio-Rad";

  /** Longer than the pause between two rows of a plate. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  @Override
  public String id() {
    return "biorad-680";
  }

  @Override
  public String maker() {
    return MAKER;
  }

  @Override
  public List<String> models() {
    return List.of("Model 680");
  }

  @Override
  public Kind kind() {
    return Kind.READER;
  }

  @Override
  public Set<Capability> can() {
    return EnumSet.of(
        Capability.ABSORBANCE, Capability.KINETIC, Capability.SHAKING, Capability.LISTENING);
  }

  @Override
  public Set<Evidence> triedOn() {
    return EnumSet.of(Evidence.EMULATOR, Evidence.CAPTURES);
  }

  @Override
  public List<SerialSettings> settings() {
    return List.of(SerialSettings.at(9600));
  }

  @Override
  public Instrument open(Port port) throws DeviceException {
    Model680Dialog dialog = new Model680Dialog(new Line(port, QUIET));
    dialog.line().silence();
    return Model680Reader.asked(dialog);
  }

  @Override
  public Optional<Emulator> emulator(SamplePlate sample) {
    return Optional.of(new Model680Emulator(sample));
  }
}
