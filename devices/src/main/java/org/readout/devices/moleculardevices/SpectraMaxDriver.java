package org.readout.devices.moleculardevices;

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

/** The SpectraMax family with a serial line: text commands, answers that end at {@code >}. */
public final class SpectraMaxDriver implements Driver {
  static final String MAKER = "Molecular Devices";

  /** Longer than any pause that the reader makes inside of an answer. */
  private static final Duration QUIET = Duration.ofMillis(400);

  @Override
  public String id() {
    return "moleculardevices-spectramax";
  }

  @Override
  public String maker() {
    return MAKER;
  }

  @Override
  public List<String> models() {
    return List.of(
        "SpectraMax M2", "SpectraMax M5", "SpectraMax M5e", "SpectraMax 384 Plus", "Gemini EM");
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
    return List.of(SerialSettings.at(9600));
  }

  @Override
  public Instrument open(Port port) throws DeviceException {
    SpectraMaxDialog dialog = new SpectraMaxDialog(new Line(port, QUIET));
    dialog.wake();
    String options = dialog.data("!OPTION").strip();
    return new SpectraMaxReader(dialog, new Identity(MAKER, options, "", ""));
  }

  @Override
  public Optional<Emulator> emulator(SamplePlate sample) {
    return Optional.of(new SpectraMaxEmulator(sample));
  }
}
