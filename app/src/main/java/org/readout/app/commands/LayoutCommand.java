package org.readout.app.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.Layout;
import org.readout.acquisition.LayoutFile;
import org.readout.acquisition.LayoutOptions;
import org.readout.acquisition.PlateLayout;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyException;
import org.readout.acquisition.StudyImage;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.app.study.Studies;
import org.readout.devices.PlateFormat;
import org.readout.devices.ReadoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code readout layout}: what is in the wells of the plates of a study. */
@Command(
    name = "layout",
    description = {
      "Reads what is in the wells: a tidy table (plate, well, treatment, dose, dose_unit, role,"
          + " experiment, seeded; any further column is kept as a factor), or a plate-shaped grid, as"
          + " CSV or XLSX.",
      "experiment is the biological replicate: what is counted as n."
    },
    footer = {
      "",
      "Examples:",
      "  readout layout my-study layout.csv",
      "  readout layout my-study grid.xlsx --plate P1=grid.xlsx",
      "  readout layout my-study layout.csv --plate P1=IMG_0042.jpg"
    })
final class LayoutCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study.")
  private Path folder;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Layout files.")
  private List<Path> files = List.of();

  @Mixin private PlateOption plates = new PlateOption();

  @Option(
      names = "--format",
      paramLabel = "WELLS",
      description =
          "6, 12, 24, 48, 96, 384 or 1536: refuses wells that such a plate does not have.")
  private @Nullable Integer format;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec;

  LayoutCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException {
    Optional<PlateFormat> wells = format();
    List<PlateLayout> added = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try (Study study = Studies.open(folder, console.clock())) {
      List<LayoutFile> read = new ArrayList<>();
      // All are read before any is kept, so that a mistake in the last leaves the study as it was.
      for (Path file : files) {
        LayoutOptions options = LayoutOptions.NONE;
        if (plates.plateOf(file).isPresent()) {
          options = options.plate(plates.plateOf(file).get());
        }
        if (wells.isPresent()) {
          options = options.format(wells.get());
        }
        read.add(LayoutFile.read(file, options));
      }
      for (LayoutFile file : read) {
        added.addAll(study.addLayouts(file));
        notes.addAll(file.notes());
      }
      bind(study);
      print(added, notes, withoutImage(study, added));
    }
    return ExitCode.DONE;
  }

  private Optional<PlateFormat> format() {
    if (format == null) {
      return Optional.empty();
    }
    Optional<PlateFormat> wells = PlateFormat.ofSize(format);
    if (wells.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--format: no plate has " + format + " wells; 6, 12, 24, 48, 96, 384 or 1536");
    }
    return wells;
  }

  /** A {@code --plate} whose file is no layout file names an image of the study. */
  private void bind(Study study) throws StudyException {
    for (Map.Entry<String, String> plate : plates.all().entrySet()) {
      Path file = Path.of(plate.getValue());
      if (files.stream().noneMatch(layout -> layout.normalize().equals(file.normalize()))) {
        study.bind(plate.getKey(), String.valueOf(file.getFileName()));
      }
    }
  }

  /** Plates that no image is of yet: perhaps still to come, perhaps a name that does not match. */
  private static List<String> withoutImage(Study study, List<PlateLayout> added)
      throws StudyException {
    Set<String> seen = new HashSet<>();
    for (StudyImage image : study.images()) {
      image.plate().ifPresent(seen::add);
    }
    return added.stream()
        .map(layout -> layout.layout().plate())
        .filter(plate -> !seen.contains(plate))
        .distinct()
        .toList();
  }

  private void print(List<PlateLayout> added, List<String> notes, List<String> withoutImage) {
    if (json.wanted()) {
      console
          .out()
          .println(
              Json.text(
                  Json.object(
                      "plates",
                      added.stream().map(LayoutCommand::document).toList(),
                      "notes",
                      notes,
                      "without_image",
                      withoutImage)));
      return;
    }
    TextTable table = new TextTable("plate", "wells", "treatments", "experiments");
    for (PlateLayout plate : added) {
      Layout layout = plate.layout();
      table.row(
          layout.plate(),
          layout.wells().size(),
          layout.wells().stream().map(well -> well.treatment()).distinct().count(),
          layout.wells().stream().map(well -> well.experiment()).distinct().count());
    }
    table.lines().forEach(console.out()::println);
    notes.forEach(note -> console.out().println("note: " + note));
    if (!withoutImage.isEmpty()) {
      console
          .out()
          .println(
              "note: no image is of plate "
                  + String.join(", ", withoutImage)
                  + " yet; an image belongs to the plate of its name, or name it with --plate");
    }
  }

  private static Map<String, @Nullable Object> document(PlateLayout plate) {
    Layout layout = plate.layout();
    return Json.object(
        "plate",
        layout.plate(),
        "wells",
        layout.wells().stream()
            .map(
                well ->
                    Json.object(
                        "well",
                        well.well().map(Object::toString).orElse(""),
                        "treatment",
                        well.treatment(),
                        "dose",
                        well.dose().isPresent() ? well.dose().getAsDouble() : null,
                        "dose_unit",
                        well.doseUnit().map(unit -> unit.code()).orElse(null),
                        "role",
                        well.role().word(),
                        "experiment",
                        well.experiment(),
                        "seeded",
                        well.seeded().isPresent() ? well.seeded().getAsInt() : null,
                        "factors",
                        well.factors()))
            .toList());
  }
}
