package org.readout.app.commands;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.CountRecord;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyImage;
import org.readout.app.count.CountDocument;
import org.readout.app.count.CountImages;
import org.readout.app.count.CountOptions;
import org.readout.app.count.CountStudy;
import org.readout.app.count.ObjectsCsv;
import org.readout.app.count.Records;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.Progress;
import org.readout.app.output.SafeFiles;
import org.readout.app.output.Stem;
import org.readout.app.study.Studies;
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
    description =
        "Counts colonies per dish or well, and says of each candidate why it was not counted.",
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
    CountSettings settings = options.settings(spec.commandLine());
    return targets.size() == 1 && Study.isStudy(targets.get(0))
        ? study(targets.get(0), settings)
        : images(settings);
  }

  private int images(CountSettings settings) throws ReadoutException {
    List<FileSource> sources = targets.stream().map(FileSource::new).toList();
    refuseSameStem(targets.stream().map(String::valueOf).toList());
    try (Output output = new Output(sources.size(), 0)) {
      CountImages.run(
          sources,
          settings,
          Runtime.getRuntime().availableProcessors(),
          (index, file, image) -> pictures(targets.get(index).toString(), file, image),
          new CountImages.Sink() {
            @Override
            public void counted(int index, CountedImage image) {
              output.counted(sources.get(index).name(), Records.of(image));
            }

            @Override
            public void failed(int index, String error, String remedy) {
              output.failed(sources.get(index).name(), error, remedy);
            }
          });
      return output.finish(settings);
    }
  }

  private int study(Path folder, CountSettings settings) throws ReadoutException {
    try (Study study = Studies.open(folder, console.clock())) {
      List<StudyImage> images =
          study.images().stream().filter(image -> !image.ofFluorescence()).toList();
      if (images.isEmpty()) {
        throw new CommandException.NothingThere(
            folder + ": no image of colonies is in this study",
            "Bring some with `readout import "
                + folder
                + " IMAGE…`; channels of a microscope are for `readout potential`.");
      }
      refuseSameStem(images.stream().map(StudyImage::name).toList());
      try (Output output = new Output(images.size(), images.size())) {
        new CountStudy(study, settings)
            .run(
                images,
                overlay != null || labels != null,
                Runtime.getRuntime().availableProcessors(),
                (index, file, image) -> pictures(file.name(), file, image),
                new CountStudy.Sink() {
                  @Override
                  public void counted(StudyImage image, CountRecord count, boolean already) {
                    output.already += already ? 1 : 0;
                    output.counted(image.name(), count);
                  }

                  @Override
                  public void failed(StudyImage image, String error, String remedy) {
                    output.failed(image.name(), error, remedy);
                  }
                });
        return output.finish(settings);
      }
    }
  }

  /** What is printed and written as images are done. */
  private final class Output implements AutoCloseable {
    private final CountDocument document = new CountDocument();
    private final ObjectsCsv rows = new ObjectsCsv();
    private final Progress progress;
    private final int inStudy;
    private int already;

    /**
     * @param inStudy how many images the study has; zero without one
     */
    Output(int images, int inStudy) {
      this.progress = new Progress(console, "counting", images);
      this.inStudy = inStudy;
    }

    void counted(String name, CountRecord count) {
      document.add(name, count);
      if (objects != null) {
        rows.add(name, count);
      }
      progress.step();
    }

    void failed(String name, String error, String remedy) {
      document.addFailed(name, error, remedy);
      Failures.print(new Failures.Failure(error, remedy, false), console.err());
      progress.step();
    }

    int finish(CountSettings settings) throws ReadoutException {
      progress.close();
      if (objects != null) {
        SafeFiles.replace(objects, rows.bytes());
      }
      if (json.wanted()) {
        console.out().println(document.json(settings));
      } else {
        document.lines().forEach(console.out()::println);
        if (inStudy > 0) {
          console
              .out()
              .println(
                  "%d of %d images counted, %d of them before with the same settings"
                      .formatted(document.counted(), inStudy, already));
        }
      }
      if (document.failures() == 0) {
        return ExitCode.DONE;
      }
      return document.counted() == 0 ? ExitCode.FAILED : ExitCode.PARTLY_DONE;
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
            "%s and %s would both be written as %s.png; count them in two runs"
                .formatted(other, name, stem));
      }
    }
  }

  private void pictures(String name, ImageFile file, CountedImage image)
      throws ImageException, ReadoutException {
    String png = Stem.of(Path.of(name)) + ".png";
    if (overlay != null) {
      SafeFiles.replace(overlay.resolve(png), CountOverlay.png(file, image));
    }
    if (labels != null) {
      SafeFiles.replace(labels.resolve(png), CountLabels.png(image));
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
