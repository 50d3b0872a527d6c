package org.readout.devices.biotek;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.readout.devices.Channel;
import org.readout.devices.PlateFormat;
import org.readout.devices.Quantity;
import org.readout.devices.Reading;
import org.readout.devices.Unit;
import org.readout.devices.instrument.Identity;
import org.readout.devices.instrument.Kinetic;
import org.readout.devices.instrument.PlateRead;
import org.readout.devices.instrument.PlateReader;
import org.readout.devices.instrument.Shake;
import org.readout.devices.instrument.Sweep;
import org.readout.devices.instrument.WellBlock;
import org.readout.devices.port.DeviceException;

/**
 * An ELx808 on its line. Blocks of a kinetic come as they are read and are handed on at once.
 * Confined to the thread of its line, but for {@link #stop}.
 */
final class Elx808Reader implements PlateReader {
  private static final int FILTERS = 6;
  private static final int FILTER_BYTES = 4;
  private static final int LONGEST_VERSION = 64;
  private static final double DIGITS_PER_CELSIUS = 10;
  private static final int COLDEST_CELSIUS = 22;
  private static final int HOTTEST_CELSIUS = 50;
  private static final int INCUBATOR = 0x08;
  private static final List<Integer> NO_TEMPERATURE = List.of(0, 111, 999);

  private final Elx808Dialog dialog;
  private final Identity identity;
  private final List<Integer> filters;
  private final boolean incubator;

  private Elx808Reader(
      Elx808Dialog dialog, Identity identity, List<Integer> filters, boolean incubator) {
    this.dialog = dialog;
    this.identity = identity;
    this.filters = filters;
    this.incubator = incubator;
  }

  /** Asks who it is and what is fitted. */
  static Elx808Reader asked(Elx808Dialog dialog) throws DeviceException {
    dialog.command('e', "");
    String[] version = dialog.textAndStatus(LONGEST_VERSION).split("Version", 2);
    String firmware = version.length == 2 ? version[1].strip() : "";
    Identity identity =
        new Identity(Elx808Driver.MAKER, "ELx808 " + version[0].strip(), "", firmware);
    dialog.command('}', "");
    int bits = word(dialog.data(2));
    dialog.command('W', "");
    String table = dialog.text(FILTERS * FILTER_BYTES);
    dialog.status(Elx808Dialog.MOVING);
    if (!table.matches("(?:\\d{3},){6}")) {
      throw dialog.line().malformed(table, "six wavelengths");
    }
    List<Integer> filters =
        Arrays.stream(table.split(",")).map(Integer::valueOf).filter(nm -> nm > 0).toList();
    return new Elx808Reader(dialog, identity, filters, (bits & INCUBATOR) != 0);
  }

  private static int word(byte[] bytes) {
    return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public void carrierOut() throws DeviceException {
    dialog.command('J', "");
    dialog.status(Elx808Dialog.MOVING);
  }

  @Override
  public void carrierIn() throws DeviceException {
    dialog.command('A', "");
    dialog.status(Elx808Dialog.MOVING);
  }

  @Override
  public Quantity temperature() throws DeviceException {
    requireIncubator();
    dialog.command(']', "");
    int tenths = word(dialog.data(2));
    dialog.status(Elx808Dialog.MOVING);
    if (NO_TEMPERATURE.contains(tenths)) {
      throw new DeviceException.NotReady(
          dialog.line().name(),
          "the chamber is outside of 18 to 55 °C",
          "Let the chamber warm up before asking for its temperature.");
    }
    return new Quantity(tenths / DIGITS_PER_CELSIUS, Unit.CELSIUS);
  }

  @Override
  public void heat(Quantity target) throws DeviceException {
    requireIncubator();
    long celsius = Math.round(target.in(Unit.CELSIUS));
    if (celsius < COLDEST_CELSIUS || celsius > HOTTEST_CELSIUS) {
      throw new DeviceException.Unsupported(
          identity.model(), "heat to " + target, "Choose a temperature from 22 to 50 °C.");
    }
    setpoint((char) celsius);
  }

  @Override
  public void stopHeating() throws DeviceException {
    requireIncubator();
    setpoint('\0');
  }

  private void setpoint(char celsius) throws DeviceException {
    dialog.command('[', celsius + "\0");
    dialog.status(Elx808Dialog.MOVING);
  }

  private void requireIncubator() throws DeviceException {
    if (!incubator) {
      throw new DeviceException.Unsupported(
          identity.model(), "heat: no incubator is fitted", "Use another reader.");
    }
  }

  @Override
  public void shake(Shake shake) throws DeviceException {
    throw new DeviceException.Unsupported(
        identity.model(), "shake without reading", "Let it shake before a read.");
  }

  @Override
  public void read(PlateRead plan, Consumer<Sweep> live) throws DeviceException {
    if (plan.plate() != PlateFormat.WELLS_96) {
      throw new DeviceException.Unsupported(
          identity.model(), "read " + plan.plate(), "Use a plate with 96 wells.");
    }
    byte[] definition = Elx808Definition.of(plan, filters);
    dialog.command('V', new String(definition, StandardCharsets.ISO_8859_1));
    dialog.status(Elx808Dialog.MOVING);
    if (incubator) {
      dialog.command('i', "1");
      dialog.status(Elx808Dialog.MOVING);
    }
    WellBlock around = plan.around();
    if (!around.equals(WellBlock.all(plan.plate()))) {
      range('r', around.first().row(), around.last().row());
      range('%', around.first().column(), around.last().column());
    }
    try {
      dialog.command('S', "");
      dialog.status(Elx808Dialog.MOVING);
      stream(plan, live);
    } catch (DeviceException.Stopped stopped) {
      dialog.halt();
      throw stopped;
    }
  }

  /** First and last of rows or columns, counted from 1. */
  private void range(char letter, int first, int last) throws DeviceException {
    dialog.command(letter, "" + (char) (first + 1) + (char) (last + 1));
    dialog.status(Elx808Dialog.MOVING);
  }

  private void stream(PlateRead plan, Consumer<Sweep> live) throws DeviceException {
    List<Channel> channels = plan.optics().channels();
    Kinetic kinetic = plan.kinetic();
    Duration interval = kinetic == null ? Duration.ZERO : kinetic.interval();
    Shake shake = plan.shakeBefore();
    Duration shaking = shake == null ? Duration.ZERO : shake.duration();
    Duration wait = interval.plus(shaking).plus(Elx808Dialog.MOVING);
    for (int number = 0; number < plan.times(); number++) {
      List<Sweep> sweeps = new ArrayList<>();
      for (Channel channel : channels) {
        Elx808Block block = block(plan.around(), wait);
        List<Reading> readings =
            block.readings().stream().filter(reading -> isAsked(plan, reading)).toList();
        Duration at = interval.multipliedBy(number);
        sweeps.add(new Sweep(channel, number, at, block.temperature(), readings));
      }
      if (number == plan.times() - 1) {
        end();
      }
      sweeps.forEach(live);
    }
  }

  private static boolean isAsked(PlateRead plan, Reading reading) {
    return reading.well() != null && plan.has(reading.well());
  }

  private Elx808Block block(WellBlock wells, Duration wait) throws DeviceException {
    int first = dialog.line().one(wait);
    try {
      if (first == Elx808Dialog.DLE) {
        throw new Elx808Block.Broken();
      }
      if (first != '\r') {
        throw dialog.line().malformed(String.valueOf((char) first), "the start of a plate (\\r)");
      }
      return Elx808Block.after(dialog.line(), wells);
    } catch (Elx808Block.Broken broken) {
      String code = dialog.statusCode(Elx808Dialog.MOVING);
      throw new DeviceException.InstrumentFault(
          dialog.line().name(),
          code,
          "the read broke off: " + Elx808Codes.meaning(code),
          Elx808Codes.remedy(code));
    }
  }

  private void end() throws DeviceException {
    int end = dialog.line().one(Elx808Dialog.MOVING);
    if (end != Elx808Dialog.END) {
      throw dialog.line().malformed(String.valueOf((char) end), "the end of the read (\\x1a)");
    }
    dialog.status(Elx808Dialog.MOVING);
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
