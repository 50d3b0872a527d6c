package org.readout.app.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.devices.instrument.Driver;
import org.readout.devices.instrument.Drivers;
import org.readout.devices.instrument.SamplePlate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code readout devices}: what each driver can do and what it was tried on. */
@Command(
    name = "devices",
    description =
        "Lists the instruments that have a driver, what each can do, and what it was tried on:"
            + " nothing is claimed beyond that.",
    footer = {"", "Example:", "  readout devices --json"})
final class DevicesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private JsonOption json = new JsonOption();

  DevicesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Driver> drivers = Drivers.installed().all();
    if (json.wanted()) {
      console
          .out()
          .println(
              Json.text(
                  Json.object("devices", drivers.stream().map(DevicesCommand::document).toList())));
      return ExitCode.DONE;
    }
    TextTable table = new TextTable("id", "kind", "maker", "models", "can", "tried on");
    for (Driver driver : drivers) {
      table.row(
          driver.id(),
          driver.kind().word(),
          driver.maker(),
          String.join(", ", driver.models()),
          String.join(" ", can(driver)),
          String.join(" ", triedOn(driver)));
    }
    table.lines().forEach(console.out()::println);
    return ExitCode.DONE;
  }

  private static Map<String, @Nullable Object> document(Driver driver) {
    return Json.object(
        "id",
        driver.id(),
        "maker",
        driver.maker(),
        "models",
        driver.models(),
        "kind",
        driver.kind().word(),
        "can",
        can(driver),
        "tried_on",
        triedOn(driver),
        "emulator",
        driver.emulator(new SamplePlate(0)).isPresent());
  }

  private static List<String> can(Driver driver) {
    List<String> words = new ArrayList<>();
    driver.can().stream().sorted().forEach(one -> words.add(one.word()));
    return words;
  }

  private static List<String> triedOn(Driver driver) {
    List<String> words = new ArrayList<>();
    driver.triedOn().stream().sorted().forEach(one -> words.add(one.word()));
    return words;
  }
}
