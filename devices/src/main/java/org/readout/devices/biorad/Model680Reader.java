package org.readout.devices.biorad;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.readout.devices.PlateFormat;
import org.readout.devices.Quantity;
import org.readout.devices.instrument.Identity;
import org.readout.devices.instrument.Optics;
import org.readout.devices.instrument.PlateListener;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.PlateReader;
import org.readout.devices.instrument.Repeats;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.DeviceException;

/**
 * A Model 680 on its line. It is held in remote mode only while it reads, so that its panel works
 * at all other times and a person can start a plate there. Confined to the thread of its line, but
 * for {@link #stop}.
 */
final class Model680Reader implements PlateReader, PlateListener {
  private static final Duration ONE_READ = Duration.ofMinutes(2);
  private static final Duration QUIET_LISTENING = Duration.ofMillis(500);
  private static final int LONGEST_SHAKE_SECONDS = 999;
  private static final int FILTERS = 8;
  private static final int LONGEST_TITLE = 200;
  private static final String STRENGTHS = "LMH";

  private final Model680Dialog dialog;
  private final Identity identity;

  /** By their place in the wheel; empty where there is none. */
  private final List<String> filters;

  private Model680Reader(Model680Dialog dialog, Identity identity, List<String> filters) {
    this.dialog = dialog;
    this.identity = identity;
    this.filters = filters;
  }

  /** Asks who it is and which filters it has. */
  static Model680Reader asked(Model680Dialog dialog) throws DeviceException {
    dialog.ask("AQ");
    String model = dialog.ask("ID");
    String wheel = dialog.ask("FSTATUS");
    List<String> filters = List.of(wheel.split("[ ,]+"));
    if (filters.size() != FILTERS
        || !filters.stream().allMatch(filter -> filter.matches("\\d{3}|\\*{3}"))) {
      throw dialog.line().malformed(wheel, "eight filters");
    }
    dialog.ask("RL");
    return new Model680Reader(dialog, new Identity(Model680Driver.MAKER, model, "", ""), filters);
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public void carrierOut() throws DeviceException {
    throw unsupported("move its carrier by itself", "Put the plate in by hand.");
  }

  @Override
  public void carrierIn() throws DeviceException {
    throw unsupported("move its carrier by itself", "Put the plate in by hand.");
  }

  @Override
  public Quantity temperature() throws DeviceException {
    throw unsupported("tell its temperature through this driver", "Read it from the display.");
  }

  @Override
  public void heat(Quantity target) throws DeviceException {
    throw unsupported("be heated through this driver", "Set the temperature on the panel.");
  }

  @Override
  public void stopHeating() throws DeviceException {
    throw unsupported("be heated through this driver", "Set the temperature on the panel.");
  }

  @Override
  public void shake(Shake shake) throws DeviceException {
    throw unsupported("shake without reading", "Let it shake before a read.");
  }

  @Override
  public void read(PlateRead plan, Consumer<Sweep> live) throws DeviceException {
    List<String> commands = commands(plan);
    Repeats.of(plan.kinetic(), dialog.line())
        .run(
            (number, at) -> {
              List<Sweep> sweeps = new ArrayList<>();
              for (int i = 0; i < commands.size(); i++) {
                sweeps.add(once(commands.get(i), plan, i, number, at));
              }
              sweeps.forEach(live);
            });
  }

  private Sweep once(String command, PlateRead plan, int channel, int number, Duration at)
      throws DeviceException {
    Shake shake = plan.shakeBefore();
    Duration limit = shake == null ? ONE_READ : ONE_READ.plus(shake.duration());
    dialog.ask("AQ");
    String title = dialog.ask(command, limit);
    if (!title.startsWith(Model680Plate.TITLE)) {
      throw dialog.line().malformed(title, "a plate of a Bio-Rad reader");
    }
    Model680Plate plate = Model680Plate.after(dialog);
    dialog.line().silence();
    dialog.ask("RL");
    Sweep sweep = plate.sweeps(number, at).get(0);
    if (plate.filtersNm().size() != 1
        || !sweep.channel().equals(plan.optics().channels().get(channel))) {
      throw dialog.line().malformed(plate.filtersNm() + " nm", "the filter that was asked for");
    }
    return sweep;
  }

  private List<String> commands(PlateRead plan) throws DeviceException {
    if (!(plan.optics() instanceof Optics.Absorbance absorbance)) {
      throw unsupported("measure anything but absorbance", "Use another reader.");
    }
    if (!plan.blocks().equals(List.of(WellBlock.all(PlateFormat.WELLS_96)))) {
      throw unsupported("read anything but a whole plate of 96 wells", "Read all of the plate.");
    }
    List<String> commands = new ArrayList<>();
    for (int nm : absorbance.wavelengthsNm()) {
      int place = filters.indexOf("%03d".formatted(nm)) + 1;
      if (place == 0) {
        throw unsupported(
            "read at %d nm: its filters are %s".formatted(nm, filters),
            "Choose the wavelength of a filter that is fitted.");
      }
      commands.add("RPLATE 2 %s %d".formatted(mixing(plan.shakeBefore()), place));
    }
    return commands;
  }

  private String mixing(@Nullable Shake shake) throws DeviceException {
    if (shake == null) {
      return "0 L";
    }
    if (shake.strength() > STRENGTHS.length()
        || shake.duration().toSeconds() > LONGEST_SHAKE_SECONDS) {
      throw unsupported("shake so", "Choose a step from 1 to 3, and up to 999 s.");
    }
    return shake.duration().toSeconds() + " " + STRENGTHS.charAt(shake.strength() - 1);
  }

  @Override
  public List<Sweep> listen(Duration wait) throws DeviceException {
    if (dialog.line().isOutOfStep()) {
      dialog.line().silence();
    }
    if (!dialog.line().comes(wait)) {
      return List.of();
    }
    String title = dialog.line().textThrough('\r', LONGEST_TITLE, ONE_READ);
    if (!title.contains(Model680Plate.TITLE)) {
      throw dialog.line().malformed(title, "a plate of a Bio-Rad reader");
    }
    Model680Plate plate = Model680Plate.after(dialog);
    if (dialog.line().comes(QUIET_LISTENING)) {
      dialog.line().silence();
    }
    return plate.sweeps(0, Duration.ZERO);
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
