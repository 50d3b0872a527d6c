package org.readout.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.devices.ReadoutException;
import org.readout.devices.instrument.Driver;
import org.readout.devices.instrument.Drivers;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Fault;
import org.readout.devices.port.PseudoTerminal;
import org.readout.devices.port.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code readout simulate}: an instrument made of code, on a line that any program can open. */
@Command(
    name = "simulate",
    description = {
      "Opens an instrument's emulator on a pseudo-terminal, which any program can talk to as to the"
          + " instrument's serial port, until it is stopped (Ctrl-C).",
      "Needs Linux."
    },
    footer = {
      "",
      "Examples:",
      "  readout simulate biotek-elx808 --link elx808",
      "  readout simulate moleculardevices-spectramax --fault late:3 --speed 60"
    })
final class SimulateCommand implements Callable<Integer> {
  private static final Duration FOR_EVER = Duration.ofDays(3650);
  private static final Duration TO_CLEAR = Duration.ofSeconds(2);

  private final Console console;

  @Parameters(paramLabel = "DEVICE", description = "Its id, as `readout devices` lists it.")
  private String id = "";

  @Option(
      names = "--link",
      paramLabel = "PATH",
      description = "Make a link there to the port, and take it away in the end.")
  private @Nullable Path link;

  @Option(
      names = "--fault",
      paramLabel = "FAULT[:N]",
      converter = FaultWord.class,
      description = "Let something go wrong, at the N-th message or byte: " + FaultWord.WORDS + ".")
  private List<Fault> faults = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "21",
      description = "What is in the plate; the same seed is the same plate (default: 21).")
  private long seed = 21;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "How much faster than the instrument time passes (default: 1).")
  private double speed = 1;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Stop by itself after so many seconds.")
  private @Nullable Integer seconds;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec;

  SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException {
    Emulator emulator = emulator();
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new ParameterException(spec.commandLine(), "--speed: '" + speed + "' is not above 0");
    }
    if (!PseudoTerminal.isSupported()) {
      throw new CommandException.NothingThere(
          "there are no pseudo-terminals on this system", "Simulate on Linux.");
    }
    PseudoTerminal terminal = PseudoTerminal.open();
    String path = terminal.path();
    CountDownLatch cleared = new CountDownLatch(1);
    try (Simulation simulation = Simulation.start(terminal, emulator, speed)) {
      faults.forEach(simulation::arm);
      makeLink(path);
      tell(path);
      waitForTheEnd(cleared);
    } finally {
      removeLink(path);
      cleared.countDown();
    }
    return ExitCode.DONE;
  }

  private Emulator emulator() {
    Drivers drivers = Drivers.installed();
    Driver driver =
        drivers
            .named(id)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "'%s' is no device: %s"
                            .formatted(
                                id,
                                drivers.all().stream()
                                    .map(Driver::id)
                                    .collect(Collectors.joining(", ")))));
    return driver
        .emulator(new SamplePlate(seed))
        .orElseThrow(() -> new ParameterException(spec.commandLine(), id + " has no emulator"));
  }

  private void tell(String path) {
    String at = link == null ? path : link.toString();
    console
        .out()
        .println(
            json.wanted()
                ? Json.text(Json.object("device", id, "port", at, "pseudo_terminal", path))
                : id + " is on " + at);
    console.out().flush();
  }

  /** A stop by the person ends the wait; the link is then taken away before the process goes. */
  private void waitForTheEnd(CountDownLatch cleared) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopped.countDown();
                  await(cleared, TO_CLEAR);
                }));
    await(stopped, seconds == null ? FOR_EVER : Duration.ofSeconds(seconds));
  }

  private static void await(CountDownLatch latch, Duration longest) {
    try {
      boolean ended = latch.await(longest.toSeconds(), TimeUnit.SECONDS);
      if (!ended && longest.equals(FOR_EVER)) {
        throw new IllegalStateException("nobody simulates for ten years");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeLink(String path) throws CommandException {
    if (link == null) {
      return;
    }
    try {
      if (Files.isSymbolicLink(link)) {
        Files.delete(link);
      }
      Files.createSymbolicLink(link, Path.of(path));
    } catch (IOException e) {
      throw new CommandException.NotWritten(link, e);
    }
  }

  private void removeLink(String path) {
    try {
      if (link != null
          && Files.isSymbolicLink(link)
          && Files.readSymbolicLink(link).equals(Path.of(path))) {
        Files.delete(link);
      }
    } catch (IOException e) {
      console.err().println("readout: " + link + ": the link could not be removed");
    }
  }
}
