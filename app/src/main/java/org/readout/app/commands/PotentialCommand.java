package org.readout.app.commands;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRecord;
import org.readout.acquisition.Study;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.Progress;
import org.readout.app.output.SafeFiles;
import org.readout.app.output.Stem;
import org.readout.app.potential.CellsCsv;
import org.readout.app.potential.FieldDocument;
import org.readout.app.potential.FieldPictures;
import org.readout.app.potential.FieldPlace;
import org.readout.app.potential.LapseDocument;
import org.readout.app.potential.LapseOptions;
import org.readout.app.potential.LapseRun;
import org.readout.app.potential.PotentialOptions;
import org.readout.app.potential.PotentialRun;
import org.readout.app.study.Studies;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.potential.lapse.TimeLapse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code readout potential}: nuclei, cells and membrane-potential fluorescence. */
@Command(
    name = "potential",
    description = {
      "Nuclei, cells and membrane-potential fluorescence per cell and field, in camera counts above"
          + " background.",
      "Millivolts need FCCP wells and a probe that can carry them: `readout analyze` gives them, or"
          + " says why not."
    },
    footer = {
      "",
      "Examples:",
      "  readout potential --nuclei dapi.tif --labels labels/",
      "  readout potential --nuclei w1.tif --signal w2.tif --cells cells.csv --overlay checked/",
      "  readout potential --nuclei Hoechst --signal TMRM --mass MTG well_*.ome.tif --json",
      "  readout potential my-study --probe TMRM --mode non-quench",
      "  readout potential lapse.ome.tif --signal TMRM --interval 10 --drug-at 60 --fccp-at 240"
    })
final class PotentialCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "FIELD|STUDY",
      description =
          "Files that each hold all channels of a field, or one study: then every field in it that"
              + " has changed since.")
  private List<Path> targets = List.of();

  @Mixin private PotentialOptions options = new PotentialOptions();

  @Mixin private LapseOptions lapse = new LapseOptions();

  @Option(
      names = "--cells",
      paramLabel = "FILE.csv",
      description = "Write a row for each cell, with every measure and why it is in no mean.")
  private @Nullable Path cells;

  @Option(
      names = "--overlay",
      paramLabel = "DIR",
      description = "Write each field with its outlines drawn, as STEM.png.")
  private @Nullable Path overlay;

  @Option(
      names = "--labels",
      paramLabel = "DIR",
      description =
          "Write 16-bit label images: nuclei as STEM.png, cells as STEM.cells.png, of the nuclei's"
              + " file.")
  private @Nullable Path labels;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec;

  PotentialCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException, ImageException {
    try {
      if (lapse.wanted()) {
        return lapses();
      }
      return targets.size() == 1 && Study.isStudy(targets.get(0)) ? study(targets.get(0)) : files();
    } catch (PotentialRun.Unclear e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int files() throws ReadoutException, ImageException {
    PotentialRun.Files run = PotentialRun.files(targets, options);
    refuseSameStem(run.names());
    try (Output output = new Output(run.names().size())) {
      run.run(pictures(), output);
      return output.finish(run.parameters());
    }
  }

  private int lapses() throws ReadoutException, ImageException {
    LapseRun run = LapseRun.of(targets, options, lapse);
    LapseDocument document = new LapseDocument();
    try (Progress progress = new Progress(console, "following", run.names().size())) {
      run.run(
          new LapseRun.Sink() {
            @Override
            public void measured(String name, TimeLapse of) {
              document.add(name, of);
              progress.step();
            }

            @Override
            public void failed(String name, String error, String remedy) {
              document.addFailed(name, error, remedy);
              Failures.print(new Failures.Failure(error, remedy, false), console.err());
              progress.step();
            }
          });
    }
    Path courses = lapse.courses();
    if (courses != null) {
      SafeFiles.replace(courses, document.courses().getBytes(StandardCharsets.UTF_8));
    }
    if (json.wanted()) {
      console.out().println(document.json(run.parameters()));
    } else {
      document.lines().forEach(console.out()::println);
    }
    return code(document.measured(), document.failures());
  }

  private static int code(int measured, int failures) {
    if (failures == 0) {
      return ExitCode.DONE;
    }
    return measured == 0 ? ExitCode.FAILED : ExitCode.PARTLY_DONE;
  }

  private int study(Path folder) throws ReadoutException, ImageException {
    try (Study study = Studies.open(folder, console.clock())) {
      PotentialRun.OfStudy run = PotentialRun.study(study, options);
      refuseSameStem(run.names());
      try (Output output = new Output(run.names().size())) {
        run.run(pictures(), output);
        int code = output.finish(run.parameters());
        if (!json.wanted()) {
          console
              .out()
              .println(
                  "%d of %d fields measured, %d of them before with the same settings"
                      .formatted(output.document.measured(), run.names().size(), output.already));
        }
        return code;
      }
    }
  }

  private FieldPictures pictures() {
    return new FieldPictures(overlay, labels);
  }

  /** What is printed and written as fields are done. */
  private final class Output implements PotentialRun.Sink, AutoCloseable {
    private final FieldDocument document = new FieldDocument();
    private final CellsCsv rows = new CellsCsv();
    private final Progress progress;
    private int already;

    Output(int fields) {
      this.progress = new Progress(console, "measuring", fields);
    }

    @Override
    public void measured(FieldPlace place, FieldRecord field, boolean before) {
      already += before ? 1 : 0;
      document.add(place, field);
      if (cells != null) {
        rows.add(place, field);
      }
      progress.step();
    }

    @Override
    public void failed(String name, String error, String remedy) {
      document.addFailed(name, error, remedy);
      Failures.print(new Failures.Failure(error, remedy, false), console.err());
      progress.step();
    }

    int finish(Map<String, Object> parameters) throws CommandException {
      progress.close();
      if (cells != null) {
        SafeFiles.replace(cells, rows.bytes());
      }
      if (json.wanted()) {
        console.out().println(document.json(parameters));
      } else {
        document.lines().forEach(console.out()::println);
      }
      return code(document.measured(), document.failures());
    }

    @Override
    public void close() {
      progress.close();
    }
  }

  /** Overlay and labels are named by the stem; two of one name would overwrite each other. */
  private void refuseSameStem(List<String> names) {
    if (overlay == null && labels == null) {
      return;
    }
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String stem = Stem.of(Path.of(name));
      String other = seen.put(stem, name);
      if (other != null) {
        throw new ParameterException(
            spec.commandLine(),
            "%s and %s would both be written as %s.png; measure them in two runs"
                .formatted(other, name, stem));
      }
    }
  }
}
