package org.readout.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.readout.app.count.CountImages;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.TextTable;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.colonies.ColonyCounter;
import org.readout.imaging.colonies.CountSettings;
import org.readout.imaging.colonies.CountedImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code readout benchmark}: prints the speeds that docs/measurements.md keeps. */
@Command(
    name = "benchmark",
    hidden = true,
    description = {
      "Times decoding and counting of images side by side on one core, warm, and the memory of a"
          + " long run; for docs/measurements.md."
    },
    footer = {"", "Example:", "  readout benchmark scan.jpg plate.png --images 100"})
final class BenchmarkCommand implements Callable<Integer> {
  private static final double NANOS_PER_MS = 1e6;
  private static final int WARM_UP = 5;

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Images.")
  private List<Path> images = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "7",
      description = "Take the median of N (default: 7).")
  private int repeat = 7;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "0",
      description = "Also count the images over and over until N are counted, and tell the memory.")
  private int longRun;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help by itself.
  private boolean help;

  BenchmarkCommand(Console console) {
    this.console = console;
  }

  /** Something that takes time. */
  private interface Work {
    void run() throws ImageException;
  }

  @Override
  public Integer call() throws ReadoutException, ImageException {
    long start = System.nanoTime();
    OpenCv.require();
    console
        .out()
        .println("OpenCV ready after " + ms((System.nanoTime() - start) / NANOS_PER_MS) + " ms");
    TextTable table =
        new TextTable("image", "megapixels", "decode ms", "count ms", "count / decode");
    for (Path image : images) {
      byte[] bytes = bytes(image);
      String name = String.valueOf(image.getFileName());
      ImageFile file = ImageFile.of(name, bytes);
      double decode =
          median(
              () -> {
                try (Mats mats = new Mats()) {
                  ImageFile.of(name, bytes).bgr(mats);
                }
              });
      double count =
          median(() -> ColonyCounter.count(ImageFile.of(name, bytes), CountSettings.defaults()));
      table.row(
          name,
          String.format(Locale.ROOT, "%.1f", file.widthPx() * (double) file.heightPx() / 1e6),
          ms(decode),
          ms(count),
          String.format(Locale.ROOT, "%.1f", count / decode));
    }
    table.lines().forEach(console.out()::println);
    if (longRun > 0) {
      longRun();
    }
    return ExitCode.DONE;
  }

  private void longRun() throws ReadoutException {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < longRun; i++) {
      sources.add(new Source(images.get(i % images.size())));
    }
    long start = System.nanoTime();
    int cores = Runtime.getRuntime().availableProcessors();
    CountImages.run(
        sources,
        CountSettings.defaults(),
        cores,
        (index, file, image) -> {},
        new CountImages.Sink() {
          @Override
          public void counted(int index, CountedImage image) {}

          @Override
          public void failed(int index, String error, String remedy) {
            console.err().println("readout: " + error);
          }
        });
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%d images in %.1f s on %d cores; peak memory of the process %s",
                longRun,
                (System.nanoTime() - start) / NANOS_PER_MS / 1000,
                cores,
                peakMemory()));
  }

  /** Resident memory at its highest, native memory included, as Linux keeps it. */
  private static String peakMemory() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
          .findFirst()
          .orElse("not known");
    } catch (IOException e) {
      return "not known on this system";
    }
  }

  private double median(Work work) throws ImageException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < WARM_UP + repeat; i++) {
      long start = System.nanoTime();
      work.run();
      if (i >= WARM_UP) {
        times.add((System.nanoTime() - start) / NANOS_PER_MS);
      }
    }
    times.sort(null);
    return times.get(times.size() / 2);
  }

  private static String ms(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static byte[] bytes(Path file) throws CommandException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandException.NotRead(file, "could not be read: " + e.getMessage());
    }
  }

  private record Source(Path path) implements CountImages.Source {
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
