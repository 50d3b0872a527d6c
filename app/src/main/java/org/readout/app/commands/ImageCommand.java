package org.readout.app.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.readout.app.image.ImageDocument;
import org.readout.app.output.Console;
import org.readout.app.output.Progress;
import org.readout.imaging.ImageException;
import org.readout.imaging.files.Samples;
import org.readout.imaging.files.StoredImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code readout image}: what an image file holds. */
@Command(
    name = "image",
    description = {
      "Says what image files hold, recognised by their content: size, sample type, channels,"
          + " sections, moments, pixel size and who states it, and a checksum of the first plane's"
          + " samples.",
      "It also says what the samples really are: how many bits are used, what was added to them, and"
          + " how many are clipped."
    },
    footer = {
      "",
      "Examples:",
      "  readout image cells.ome.tif",
      "  readout image plate/*.tif --json > files.json"
    })
final class ImageCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Image files.")
  private List<Path> files = List.of();

  @Mixin private JsonOption json = new JsonOption();

  ImageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ImageDocument document = new ImageDocument();
    try (Progress progress = new Progress(console, "reading", files.size())) {
      for (Path file : files) {
        read(file, document);
        progress.step();
      }
    }
    if (json.wanted()) {
      console.out().println(document.json());
    } else {
      document.lines().forEach(console.out()::println);
    }
    if (document.failures() == 0) {
      return ExitCode.DONE;
    }
    return document.read() == 0 ? ExitCode.FAILED : ExitCode.PARTLY_DONE;
  }

  private void read(Path file, ImageDocument document) {
    try (StoredImage image = StoredImage.open(file)) {
      Samples first = image.read(0, 0, 0);
      document.add(file.toString(), image, first);
    } catch (ImageException | OutOfMemoryError e) {
      Failures.Failure failure = Failures.of(e);
      document.addFailed(file.toString(), failure.error(), failure.remedy());
      Failures.print(failure, console.err());
    }
  }
}
