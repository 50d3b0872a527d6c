package org.readout.imaging.colonies;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.vessels.Vessel;

/**
 * Counts a folder of images and writes the count, the objects and the overlays, for a scoring
 * program and for the eye: {@code ScoreColonies IMAGES OUT [name part]}. Prints times.
 */
final class ScoreColonies {
  private ScoreColonies() {}

  public static void main(String[] args) throws IOException, ImageException {
    Path out = Files.createDirectories(Path.of(args[1]));
    List<Path> images;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      images =
          files
              .filter(f -> f.toString().endsWith(".jpg") || f.toString().endsWith(".png"))
              .filter(f -> args.length < 3 || f.getFileName().toString().matches(args[2]))
              .sorted()
              .toList();
    }
    List<String> json = new ArrayList<>();
    try (PrintWriter objects =
        new PrintWriter(Files.newBufferedWriter(out.resolve("objects.csv")))) {
      objects.println("image,region,id,x_px,y_px,diameter_px,circularity,mean,status,reason");
      for (Path path : images) {
        ImageFile file = ImageFile.of(path.getFileName().toString(), Files.readAllBytes(path));
        long start = System.nanoTime();
        CountedImage counted = ColonyCounter.count(file, settings(file.name()));
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.printf("%-36s %5d ms%n", file.name(), millis);
        json.add(json(counted));
        write(counted, objects);
        Files.write(out.resolve(file.name() + ".overlay.png"), CountOverlay.png(file, counted));
      }
    }
    Files.writeString(out.resolve("count.json"), "{\"images\":[" + String.join(",", json) + "]}");
  }

  /** What a person at the bench would say of these images. */
  static CountSettings settings(String name) {
    CountSettings settings = CountSettings.defaults();
    if (name.startsWith("softagar")) {
      return settings
          .withAssay(ColonyAssay.SOFT_AGAR)
          .withUmPerPx(4.46)
          .withMinDiameter(new SizeLimit.Micrometres(60));
    }
    if (name.startsWith("plaque12")) {
      return settings.withAssay(ColonyAssay.PLAQUE).withVessel(Vessel.WELLS_12);
    }
    if (name.startsWith("sixwell")) {
      return settings.withVessel(Vessel.WELLS_6);
    }
    return settings;
  }

  private static String json(CountedImage counted) {
    List<String> regions = new ArrayList<>();
    for (CountedRegion region : counted.regions()) {
      List<String> flags = region.flags().stream().map(f -> "\"" + f.code() + "\"").toList();
      regions.add(
          String.format(
              Locale.ROOT,
              "{\"region\":\"%s\",\"count\":%d,\"too_numerous\":%b,\"area_fraction\":%.4f,\"rejected\":%d,\"flags\":%s}",
              region.name(),
              region.count(),
              region.tooNumerous(),
              region.areaFraction(),
              region.rejected(),
              flags));
    }
    return "{\"image\":\"" + counted.image() + "\",\"regions\":" + regions + "}";
  }

  private static void write(CountedImage counted, PrintWriter objects) {
    for (CountedRegion region : counted.regions()) {
      for (Candidate c : region.candidates()) {
        Rejection reason = c.reason();
        objects.printf(
            Locale.ROOT,
            "%s,%s,%d,%.2f,%.2f,%.2f,%.3f,%.4f,%s,%s%n",
            counted.image(),
            region.name(),
            c.id(),
            c.xPx(),
            c.yPx(),
            c.diameterPx(),
            c.circularity(),
            c.meanIntensity(),
            c.accepted() ? "accepted" : "rejected",
            reason == null ? "" : reason.code());
      }
    }
  }
}
