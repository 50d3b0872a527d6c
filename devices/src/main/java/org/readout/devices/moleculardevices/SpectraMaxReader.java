package org.readout.devices.moleculardevices;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.Quantity;
import org.readout.devices.Unit;
import org.readout.devices.instrument.Identity;
import org.readout.devices.instrument.Kinetic;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.PlateReader;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.port.DeviceException;

/**
 * A SpectraMax on its line. It measures by itself and is asked once a second whether it has
 * finished; then the data are fetched, one time point after the other. Confined to the thread of
 * its line, but for {@link #stop}.
 */
final class SpectraMaxReader implements PlateReader {
  private static final Pattern TEMPERATURES =
      Pattern.compile("\\s*(-?\\d+(?:\\.\\d+)?)\\s+(-?\\d+(?:\\.\\d+)?)\\s*");
  private static final Pattern ERROR_LINE = Pattern.compile("(?m)^\\s*(\\d{3})\\b[^\\r\\n]*");
  private static final Duration POLL = Duration.ofSeconds(1);

  /** One read of a plate, with calibration and a slow carriage, ends within this time. */
  private static final Duration ONE_READ = Duration.ofMinutes(10);

  /** The chamber's range in °C; above the room's temperature only (maker's manual). */
  private static final double HOTTEST_CELSIUS = 45;

  private final SpectraMaxDialog dialog;
  private final Identity identity;

  SpectraMaxReader(SpectraMaxDialog dialog, Identity identity) {
    this.dialog = dialog;
    this.identity = identity;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public void carrierOut() throws DeviceException {
    requireIdle();
    dialog.tell("!OPEN");
  }

  @Override
  public void carrierIn() throws DeviceException {
    requireIdle();
    dialog.tell("!CLOSE");
  }

  @Override
  public Quantity temperature() throws DeviceException {
    String data = dialog.data("!TEMP");
    Matcher numbers = TEMPERATURES.matcher(data);
    if (!numbers.matches()) {
      throw dialog.line().malformed(data, "two temperatures");
    }
    return new Quantity(Double.parseDouble(numbers.group(2)), Unit.CELSIUS);
  }

  @Override
  public void heat(Quantity target) throws DeviceException {
    double celsius = target.in(Unit.CELSIUS);
    if (celsius <= 0 || celsius > HOTTEST_CELSIUS) {
      throw new DeviceException.Unsupported(
          identity.maker(), "heat to " + target, "Choose a temperature up to 45 °C.");
    }
    dialog.tell(String.format(Locale.ROOT, "!TEMP %.1f", celsius));
  }

  @Override
  public void stopHeating() throws DeviceException {
    dialog.tell("!TEMP 0");
  }

  @Override
  public void shake(Shake shake) throws DeviceException {
    requireIdle();
    try {
      dialog.tell("!SHAKE NOW");
      dialog.line().pause(shake.duration());
    } catch (DeviceException.Stopped stopped) {
      dialog.tell("!SHAKE STOP");
      throw stopped;
    }
    dialog.tell("!SHAKE STOP");
  }

  @Override
  public void read(PlateRead plan, Consumer<Sweep> live) throws DeviceException {
    List<String> settings = SpectraMaxSettings.of(plan);
    requireIdle();
    dialog.tell("!CLEAR DATA");
    dialog.tell("!CLEAR ERROR");
    for (String setting : settings) {
      dialog.tell(setting);
    }
    try {
      dialog.tell("!READ");
      awaitEnd(plan);
    } catch (DeviceException.Stopped stopped) {
      dialog.tell("!CANCEL");
      throw stopped;
    }
    requireNoFault();
    fetch(plan, live);
  }

  private void fetch(PlateRead plan, Consumer<Sweep> live) throws DeviceException {
    double zero = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (int number = 0; number < plan.times(); number++) {
      String text = dialog.data("!TRANSFER");
      SpectraMaxTransfer transfer = SpectraMaxTransfer.parse(text, plan, dialog.line());
      if (transfer.seconds() <= last) {
        throw dialog.line().malformed(text, "a time point later than " + last + " s");
      }
      last = transfer.seconds();
      zero = number == 0 ? last : zero;
      transfer.sweeps(number, zero).forEach(live);
    }
  }

  private void awaitEnd(PlateRead plan) throws DeviceException {
    Kinetic kinetic = plan.kinetic();
    Duration limit = kinetic == null ? ONE_READ : ONE_READ.plus(kinetic.span());
    Duration until = dialog.line().elapsed().plus(limit);
    do {
      dialog.line().pause(POLL);
      if (state().equals("IDLE")) {
        return;
      }
    } while (dialog.line().elapsed().compareTo(until) < 0);
    throw new DeviceException.Overdue(dialog.line().name(), "the read", limit);
  }

  private void requireIdle() throws DeviceException {
    String state = state();
    if (!state.equals("IDLE")) {
      throw new DeviceException.Busy(dialog.line().name(), state);
    }
  }

  /** What it says it does. A question that fails leaves that unknown, never idle. */
  private String state() throws DeviceException {
    try {
      String data = dialog.data("!STATUS");
      List<String> lines = data.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      boolean drawer =
          !lines.isEmpty() && (lines.get(0).equals("OPEN") || lines.get(0).equals("CLOSED"));
      if (lines.size() != 2 || !drawer) {
        throw dialog.line().malformed(data, "drawer and state");
      }
      return lines.get(1);
    } catch (DeviceException.Stopped
        | DeviceException.PortGone
        | DeviceException.NotRecorded told) {
      throw told;
    } catch (DeviceException failed) {
      throw new DeviceException.UnknownState(
          dialog.line().name(), "whether the reader is busy", failed);
    }
  }

  private void requireNoFault() throws DeviceException {
    Matcher lines = ERROR_LINE.matcher(dialog.data("!ERROR"));
    while (lines.find()) {
      String code = lines.group(1);
      if (!code.equals(SpectraMaxCodes.WEAK_LAMP)) {
        throw new DeviceException.InstrumentFault(
            dialog.line().name(),
            code,
            SpectraMaxCodes.meaning(code),
            SpectraMaxCodes.remedy(code));
      }
      System.getLogger(SpectraMaxReader.class.getName())
          .log(
              System.Logger.Level.WARNING, "{0}: {1}", dialog.line().name(), lines.group().strip());
    }
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
