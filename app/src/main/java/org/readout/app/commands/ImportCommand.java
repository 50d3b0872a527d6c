package org.readout.app.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.Imports;
import org.readout.acquisition.RawFile;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyImage;
import org.readout.app.output.Console;
import org.readout.app.output.Json;
import org.readout.app.output.Stem;
import org.readout.app.study.Studies;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.files.StoredImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code readout import}: images into a study, kept for good as they came. */
@Command(
    name = "import",
    description = "Keeps images in a study, byte for byte, under their checksum.",
    footer = {
      "",
      "Examples:",
      "  readout import my-study scans/*.tif",
      "  readout import my-study IMG_0042.jpg --plate P1=IMG_0042.jpg"
    })
final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study.")
  private Path folder;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Images.")
  private List<Path> files = List.of();

  @Mixin private PlateOption plates = new PlateOption();

  @Mixin private JsonOption json = new JsonOption();

  private final List<Map<String, @Nullable Object>> kept = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> failed = new ArrayList<>();

  private final List<String> notes = new ArrayList<>();

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ReadoutException {
    try (Study study = Studies.open(folder, console.clock())) {
      List<Path> images = files.stream().filter(this::isImage).toList();
      Imports imports = study.importFiles(images);
      for (Imports.Failed failure : imports.failed()) {
        fail(failure.file(), Failures.of(failure.reason()));
      }
      List<Path> brought = new ArrayList<>(images);
      imports.failed().forEach(failure -> brought.remove(failure.file()));
      for (int i = 0; i < brought.size(); i++) {
        keep(study, brought.get(i), imports.files().get(i));
      }
      noteTwins(study);
    }
    print();
    if (failed.isEmpty()) {
      return ExitCode.DONE;
    }
    return kept.isEmpty() ? ExitCode.FAILED : ExitCode.PARTLY_DONE;
  }

  /** A file that cannot be read as an image is told now, not when it is to be counted. */
  private boolean isImage(Path file) {
    try {
      ImageFile.read(file);
      return true;
    } catch (ImageException e) {
      if (isMicroscopes(file)) {
        return true;
      }
      fail(file, Failures.of(e));
      return false;
    }
  }

  /** What holds no photograph may hold planes of a microscope. */
  private static boolean isMicroscopes(Path file) {
    try (StoredImage image = StoredImage.open(file)) {
      return image.planes() > 0;
    } catch (ImageException e) {
      return false;
    }
  }

  private void fail(Path file, Failures.Failure failure) {
    failed.add(
        Json.object("file", file.toString(), "error", failure.error(), "remedy", failure.remedy()));
    Failures.print(failure, console.err());
  }

  private void keep(Study study, Path file, RawFile raw) throws ReadoutException {
    Optional<String> plate = plates.plateOf(file);
    if (plate.isPresent()) {
      study.bind(plate.get(), raw.sha256());
    }
    kept.add(
        Json.object(
            "file",
            file.toString(),
            "sha256",
            raw.sha256(),
            "bytes",
            raw.bytes(),
            "already",
            raw.already(),
            "plate",
            plate.orElse(Stem.of(file))));
  }

  /** Two photographs are never equal to the last bit: a second name is a mistake, or a copy. */
  private void noteTwins(Study study) throws ReadoutException {
    for (StudyImage image : study.images()) {
      for (String twin : image.names().subList(1, image.names().size())) {
        if (files.stream().anyMatch(file -> file.endsWith(twin))) {
          notes.add(
              twin
                  + " is the very same image as "
                  + image.name()
                  + "; it stays one image, of the plate of its first name");
        }
      }
    }
  }

  private void print() {
    if (json.wanted()) {
      console
          .out()
          .println(Json.text(Json.object("files", kept, "failed", failed, "notes", notes)));
      return;
    }
    long already = kept.stream().filter(file -> Boolean.TRUE.equals(file.get("already"))).count();
    console
        .out()
        .println(
            "%d of %d files are in the study%s"
                .formatted(
                    kept.size(),
                    files.size(),
                    already == 0 ? "" : ", " + already + " of them were there before"));
    notes.forEach(note -> console.out().println("note: " + note));
  }
}
