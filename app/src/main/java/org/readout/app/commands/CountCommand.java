package org.readout.app.commands;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.app.count.CountDocument;
import org.readout.app.count.CountImages;
import org.readout.app.count.CountOptions;
import org.readout.app.count.ObjectsCsv;
import org.readout.app.output.Console;
import org.readout.app.output.Progress;
import org.readout.app.output.SafeFiles;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.colonies.CountLabels;
import org.readout.imaging.colonies.CountOverlay;
import org.readout.imaging.colonies.CountSettings;
import org.readout.imaging.colonies.CountedImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code readout count}: colonies per dish or well, in images or in all images of a study. */
@Command(
    name = "count",
    description = "Counts colonies per dish or well, and says of each candidate why it was not counted.",
    footer = {
      "",
      "Examples:",
      "  readout count dish.jpg --overlay checked/",
      "  readout count plate*.png --vessel 6 --objects colonies.csv --json",
      "  readout count field.tif --assay soft-agar --um-per-px 4.46 --min-diameter 60um",
      "  readout count my-study"
    })
final class CountCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE|STUDY",
      description = "Images, or one study: then every image in it that has changed since.")
  private List<Path> targets = List.of();

  @Mixin private CountOptions options = new CountOptions();

  @Option(
      names = "--objects",
      paramLabel = "FILE.csv",
      description = "Write a row for each candidate, counted or not, with its reason.")
  private @Nullable Path objects;

  @Option(
      names = "--overlay",
      paramLabel = "DIR",
      description = "Write each image with its outlines drawn, as STEM.png.")
  private @Nullable Path overlay;

  @Option(
      names = "--labels",
      paramLabel = "DIR",
      description = "Write a 16-bit label image for each image, as STEM.png.")
  private @Nullable Path labels;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec;

  CountCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException, ImageException {
    return images(options.settings());
  }

  private int images(CountSettings settings) throws ReadoutException {
    refuseSameStem();
    CountDocument document = new CountDocument();
    ObjectsCsv rows = new ObjectsCsv();
    List<FileSource> sources = targets.stream().map(FileSource::new).toList();
    try (Progress progress = new Progress(console, "counting", sources.size())) {
      CountImages.run(
          sources,
          settings,
          Runtime.getRuntime().availableProcessors(),
          (index, file, image) -> pictures(targets.get(index), file, image),
          new CountImages.Sink() {
            @Override
            public void counted(int index, CountedImage image) {
              String name = sources.get(index).name();
              document.add(name, image);
              rows.add(name, image);
              progress.step();
            }

            @Override
            public void failed(int index, String error, String remedy) {
              document.addFailed(sources.get(index).name(), error, remedy);
              Failures.print(new Failures.Failure(error, remedy, false), console.err());
              progress.step();
            }
          });
    }
    if (objects != null) {
      SafeFiles.replace(objects, rows.bytes());
    }
    if (json.wanted()) {
      console.out().println(document.json(settings));
    } else {
      document.lines().forEach(console.out()::println);
    }
    if (document.failures() == 0) {
      return ExitCode.DONE;
    }
    return document.counted() == 0 ? ExitCode.FAILED : ExitCode.PARTLY_DONE;
  }

  /** Overlay and labels are named by the stem; two of one name would overwrite each other. */
  private void refuseSameStem() {
    if (overlay == null && labels == null) {
      return;
    }
    Map<String, Path> seen = new HashMap<>();
    for (Path target : targets) {
      Path other = seen.put(Stem.of(target), target);
      if (other != null && spec != null) {
        throw new ParameterException(
            spec.commandLine(),
            "%s and %s would both be written as %s.png; count them in two runs"
                .formatted(other, target, Stem.of(target)));
      }
    }
  }

  private void pictures(Path target, ImageFile file, CountedImage image)
      throws ImageException, ReadoutException {
    String name = Stem.of(target) + ".png";
    if (overlay != null) {
      SafeFiles.replace(overlay.resolve(name), CountOverlay.png(file, image));
    }
    if (labels != null) {
      SafeFiles.replace(labels.resolve(name), CountLabels.png(image));
    }
  }

  private record FileSource(Path path) implements CountImages.Source {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public ImageFile read() throws ImageException {
      return ImageFile.read(path);
    }
  }
}
