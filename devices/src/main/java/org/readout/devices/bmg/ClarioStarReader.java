package org.readout.devices.bmg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.readout.devices.Channel;
import org.readout.devices.Quantity;
import org.readout.devices.Unit;
import org.readout.devices.Well;
import org.readout.devices.instrument.Identity;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.PlateReader;
import org.readout.devices.instrument.Repeats;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.port.DeviceException;

/** A CLARIOstar on its line. Confined to the thread of its line, but for {@link #stop}. */
final class ClarioStarReader implements PlateReader {
  private static final Duration MOVING = Duration.ofMinutes(1);

  /** One run of a plate at eight wavelengths ends within this time. */
  private static final Duration ONE_RUN = Duration.ofMinutes(15);

  private static final double COLDEST_CELSIUS = 25;
  private static final double HOTTEST_CELSIUS = 45;
  private static final int TENTHS = 10;

  private final ClarioStarDialog dialog;
  private final ClarioStarDialect dialect;
  private final Identity identity;

  ClarioStarReader(ClarioStarDialog dialog, ClarioStarDialect dialect, Identity identity) {
    this.dialog = dialog;
    this.dialect = dialect;
    this.identity = identity;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public void carrierOut() throws DeviceException {
    makeReady();
    dialog.ask(ClarioStarDialog.TRAY_OUT, "tray out");
    dialog.await("the tray", MOVING, state -> !state.busy() && state.trayOut());
  }

  @Override
  public void carrierIn() throws DeviceException {
    makeReady();
    dialog.ask(ClarioStarDialog.TRAY_IN, "tray in");
    dialog.await("the tray", MOVING, state -> !state.busy() && !state.trayOut());
  }

  /**
   * Not busy, and initialised, which moves: never before a person asks for something that moves.
   */
  private ClarioStarState makeReady() throws DeviceException {
    ClarioStarState state = dialog.state();
    if (state.busy()) {
      throw new DeviceException.Busy(dialog.line().name(), "the reader is running");
    }
    if (state.initialised()) {
      return state;
    }
    dialog.ask(ClarioStarDialog.INITIALISE, "initialise");
    return dialog.await("the initialisation", MOVING, now -> !now.busy() && now.initialised());
  }

  @Override
  public Quantity temperature() throws DeviceException {
    throw unsupported("tell its temperature without reading", "Take it from a read.");
  }

  @Override
  public void heat(Quantity target) throws DeviceException {
    double celsius = target.in(Unit.CELSIUS);
    if (celsius < COLDEST_CELSIUS || celsius > HOTTEST_CELSIUS) {
      throw unsupported("heat to " + target, "Choose a temperature from 25 to 45 °C.");
    }
    setTemperature((int) Math.round(celsius * TENTHS));
  }

  @Override
  public void stopHeating() throws DeviceException {
    setTemperature(0);
  }

  private void setTemperature(int tenths) throws DeviceException {
    requirePlus("be heated through this driver", "Set the temperature in its own program.");
    dialog.ask(new byte[] {0x06, (byte) (tenths >> 8), (byte) tenths}, "temperature");
  }

  @Override
  public void shake(Shake shake) throws DeviceException {
    requirePlus("shake without reading", "Let it shake before a read.");
    byte[] command = ClarioStarRun.shaking(shake);
    makeReady();
    running(
        () -> {
          dialog.ask(command, "shake");
          return dialog.await("the shaking", shake.duration().plus(MOVING), now -> !now.busy());
        });
  }

  private void requirePlus(String asked, String remedy) throws DeviceException {
    if (dialect != ClarioStarDialect.PLUS) {
      throw unsupported(asked, remedy);
    }
  }

  /** Something that takes its time, and can be stopped. */
  @FunctionalInterface
  private interface Run {
    ClarioStarState untilEnd() throws DeviceException;
  }

  private void running(Run run) throws DeviceException {
    try {
      run.untilEnd();
    } catch (DeviceException.Stopped stopped) {
      dialog.line().silence();
      dialog.ask(ClarioStarDialog.STOP, "stop");
      dialog.await("the stop", MOVING, state -> !state.busy());
      throw stopped;
    }
  }

  @Override
  public void read(PlateRead plan, Consumer<Sweep> live) throws DeviceException {
    List<Integer> wavelengths = ClarioStarRun.absorbance(plan).wavelengthsNm();
    List<List<Integer>> runs =
        dialect == ClarioStarDialect.A
            ? List.of(wavelengths)
            : wavelengths.stream().map(List::of).toList();
    for (List<Integer> run : runs) {
      ClarioStarRun.of(plan, run, dialect);
    }
    if (makeReady().trayOut()) {
      throw new DeviceException.NotReady(
          dialog.line().name(), "the tray is out", "Put the plate on the tray, and take it in.");
    }
    Repeats.of(plan.kinetic(), dialog.line())
        .run((number, at) -> once(plan, runs, number, at).forEach(live));
  }

  private List<Sweep> once(PlateRead plan, List<List<Integer>> runs, int number, Duration at)
      throws DeviceException {
    List<Channel> channels = plan.optics().channels();
    List<Sweep> sweeps = new ArrayList<>();
    for (List<Integer> run : runs) {
      ClarioStarData data = run(plan, run);
      for (int i = 0; i < run.size(); i++) {
        Channel channel = channels.get(sweeps.size());
        sweeps.add(new Sweep(channel, number, at, data.temperature(), data.readings().get(i)));
      }
    }
    return sweeps;
  }

  private ClarioStarData run(PlateRead plan, List<Integer> wavelengths) throws DeviceException {
    Shake shake = plan.shakeBefore();
    Duration limit = shake == null ? ONE_RUN : ONE_RUN.plus(shake.duration());
    byte[] command = ClarioStarRun.of(plan, wavelengths, dialect);
    running(
        () -> {
          dialog.ask(command, "run");
          return dialog.await("the run", limit, state -> !state.busy() && state.unread());
        });
    dialog.ask(ClarioStarDialog.READ_ORDER, "read order");
    dialog.ask(ClarioStarDialog.HARDWARE_STATUS, "hardware status");
    byte[] payload = dialog.ask(ClarioStarDialog.GET_DATA, "get data");
    List<Well> wells = plan.plate().wells().stream().filter(plan::has).toList();
    return ClarioStarData.parse(payload, wells, wavelengths.size(), dialect, dialog.line());
  }

  private DeviceException unsupported(String asked, String remedy) {
    return new DeviceException.Unsupported(identity.model(), asked, remedy);
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
