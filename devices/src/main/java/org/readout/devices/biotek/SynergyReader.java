package org.readout.devices.biotek;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.readout.devices.Channel;
import org.readout.devices.PlateFormat;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.instrument.Identity;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.PlateGeometry;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.PlateReader;
import org.readout.devices.instrument.Repeats;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.DeviceException;

/**
 * A reader of the Synergy and Cytation family on its line. It reads one block of wells at one
 * wavelength at a time; more blocks, wavelengths and times are asked for one after the other.
 * Confined to the thread of its line, but for {@link #stop}.
 */
final class SynergyReader implements PlateReader {
  private static final Duration MOVING = Duration.ofMinutes(1);
  private static final Duration ABSORBANCE = Duration.ofMinutes(3);
  private static final Duration FLUORESCENCE = Duration.ofMinutes(2);
  private static final Duration LUMINESCENCE = Duration.ofMinutes(1);
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final int LUMINESCENCE_PER_SECOND = 130;
  private static final double HOTTEST_CELSIUS = 45;
  private static final double DIGITS_PER_CELSIUS = 10;
  private static final double HUNDREDTHS_PER_MM = 100;

  /** 14220 and a thousand times the height: 7.5 mm, which every model reaches (5 digits). */
  private static final String FOCUS = "21720";

  private final SynergyDialog dialog;
  private final Identity identity;

  SynergyReader(SynergyDialog dialog, Identity identity) {
    this.dialog = dialog;
    this.identity = identity;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public void carrierOut() throws DeviceException {
    dialog.ask('J', MOVING);
  }

  /** Tells the height of a standard plate first, so that nothing jams. */
  @Override
  public void carrierIn() throws DeviceException {
    tellGeometry(PlateFormat.WELLS_96);
    dialog.ask('A', MOVING);
  }

  private void tellGeometry(PlateFormat plate) throws DeviceException {
    PlateGeometry geometry =
        PlateGeometry.of(plate)
            .orElseThrow(
                () ->
                    new DeviceException.Unsupported(
                        identity.model(), "read " + plate, "Use a plate with 96 or 384 wells."));
    double lastFromTop = geometry.a1FromTopMm() + geometry.pitchMm() * (plate.rows() - 1);
    double lastFromLeft = geometry.a1FromLeftMm() + geometry.pitchMm() * (plate.columns() - 1);
    dialog.tell(
        'y',
        "%02d%02d".formatted(plate.rows(), plate.columns())
            + five(geometry.a1FromTopMm())
            + five(lastFromTop)
            + five(geometry.a1FromLeftMm())
            + five(lastFromLeft)
            + five(PlateGeometry.WIDTH_MM)
            + five(PlateGeometry.LENGTH_MM)
            + "%04d".formatted(Math.round(PlateGeometry.HEIGHT_MM * HUNDREDTHS_PER_MM)),
        SynergyDialog.DEADLINE);
  }

  private static String five(double millimetres) {
    return "%05d".formatted(Math.round(millimetres * HUNDREDTHS_PER_MM));
  }

  @Override
  public Quantity temperature() throws DeviceException {
    String tenths = dialog.ask('h');
    if (!tenths.matches("\\d{1,4}")) {
      throw dialog.line().malformed(tenths, "a temperature in tenths of a degree");
    }
    return new Quantity(Integer.parseInt(tenths) / DIGITS_PER_CELSIUS, Unit.CELSIUS);
  }

  @Override
  public void heat(Quantity target) throws DeviceException {
    double celsius = target.in(Unit.CELSIUS);
    if (celsius <= 0 || celsius > HOTTEST_CELSIUS) {
      throw new DeviceException.Unsupported(
          identity.model(), "heat to " + target, "Choose a temperature up to 45 °C.");
    }
    String thousandths = String.format(Locale.ROOT, "%05d", Math.round(celsius * 1000));
    dialog.tell('g', thousandths, SynergyDialog.DEADLINE);
  }

  @Override
  public void stopHeating() throws DeviceException {
    dialog.tell('g', "00000", SynergyDialog.DEADLINE);
  }

  @Override
  public void shake(Shake shake) throws DeviceException {
    Duration left = shake.duration();
    while (!left.isZero() && !left.isNegative()) {
      Duration part =
          left.compareTo(SynergyDefinition.LONGEST_SHAKE) < 0
              ? left
              : SynergyDefinition.LONGEST_SHAKE;
      dialog.tell('D', SynergyDefinition.shake(shake, part), SynergyDialog.DEADLINE);
      go(part.plus(MOVING));
      left = left.minus(part);
    }
  }

  private String go(Duration limit) throws DeviceException {
    try {
      dialog.ask('O');
      return dialog.rest(limit);
    } catch (DeviceException.Stopped stopped) {
      dialog.halt();
      throw stopped;
    }
  }

  @Override
  public void read(PlateRead plan, Consumer<Sweep> live) throws DeviceException {
    definitions(plan, plan.blocks().get(0));
    tellGeometry(plan.plate());
    if (!(plan.optics() instanceof Optics.Absorbance)) {
      char light = plan.optics() instanceof Optics.Luminescence ? '3' : '6';
      dialog.tell('t', light + FOCUS, SynergyDialog.DEADLINE);
    }
    Repeats.of(plan.kinetic(), dialog.line())
        .run(
            (number, at) -> {
              Shake shake = plan.shakeBefore();
              if (shake != null) {
                shake(shake);
              }
              List<Sweep> sweeps = once(plan, number, at);
              sweeps.forEach(live);
            });
  }

  private List<Sweep> once(PlateRead plan, int number, Duration at) throws DeviceException {
    List<Channel> channels = plan.optics().channels();
    List<Sweep> sweeps = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      List<Reading> readings = new ArrayList<>();
      Quantity temperature = null;
      for (WellBlock block : plan.blocks()) {
        String definition = definitions(plan, block).get(i);
        dialog.tell('D', definition, SynergyDialog.DEADLINE);
        String text = go(limit(plan.optics(), block));
        SynergyBody body = SynergyBody.parse(text, block, channels.get(i).unit(), dialog.line());
        readings.addAll(body.readings());
        temperature = body.temperature();
      }
      readings.sort(Repeats.BY_WELL);
      sweeps.add(new Sweep(channels.get(i), number, at, temperature, readings));
    }
    return sweeps;
  }

  private List<String> definitions(PlateRead plan, WellBlock block) throws DeviceException {
    Optics optics = plan.optics();
    if (optics instanceof Optics.Fluorescence fluorescence) {
      return List.of(SynergyDefinition.fluorescence(block, fluorescence));
    }
    if (optics instanceof Optics.Luminescence luminescence) {
      return List.of(SynergyDefinition.luminescence(block, integration(luminescence)));
    }
    List<String> texts = new ArrayList<>();
    for (int nm : ((Optics.Absorbance) optics).wavelengthsNm()) {
      texts.add(SynergyDefinition.absorbance(block, nm));
    }
    return texts;
  }

  private static Duration integration(Optics.Luminescence optics) {
    Duration integration = optics.integration();
    return integration == null ? ONE_SECOND : integration;
  }

  private static Duration limit(Optics optics, WellBlock block) {
    if (optics instanceof Optics.Luminescence luminescence) {
      // Other programs wait 130 s for each second of a plate of 96 wells.
      long wells = Math.max(1, (long) block.rows() * block.columns());
      return LUMINESCENCE.plus(
          integration(luminescence).multipliedBy(Math.max(LUMINESCENCE_PER_SECOND, 2 * wells)));
    }
    return optics instanceof Optics.Fluorescence ? FLUORESCENCE : ABSORBANCE;
  }

  @Override
  public boolean isLost() {
    return dialog.line().isLost();
  }

  @Override
  public void stop() {
    dialog.line().stop();
  }

  @Override
  public void close() {
    dialog.close();
  }
}
