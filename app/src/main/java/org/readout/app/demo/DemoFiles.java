package org.readout.app.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.readout.app.demo.DemoPlan.DemoPlate;
import org.readout.app.demo.DemoPlan.DemoWell;
import org.readout.app.output.Console;
import org.readout.app.output.Progress;
import org.readout.app.output.SafeFiles;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.rendered.PlateRecipe;
import org.readout.imaging.rendered.RenderedPlate;

/**
 * The files that a scientist would bring: photographs and a layout. Beside them the truth.
 *
 * @param photographs one a plate
 * @param truth countable colonies that are on the photographs, by plate and well
 */
record DemoFiles(List<Path> photographs, Path layout, Map<String, Map<String, Integer>> truth) {
  private static final String HEADER = "plate,well,treatment,dose,dose_unit,role,experiment,seeded";

  static DemoFiles make(DemoPlan plan, long seed, Path folder, Console console)
      throws ReadoutException, ImageException {
    List<Path> photographs = new ArrayList<>();
    Map<String, Map<String, Integer>> truth = new TreeMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (Progress progress = new Progress(console, "drawing plates", plan.plates().size())) {
      List<Future<RenderedPlate>> drawings = new ArrayList<>();
      for (DemoPlate plate : plan.plates()) {
        // A seed of its own for each plate, so that one plate's drawing does not move another's.
        long ownSeed = seed * 1_000_003 + plate.name().hashCode();
        drawings.add(pool.submit(() -> RenderedPlate.render(recipe(plate), ownSeed)));
      }
      for (int i = 0; i < drawings.size(); i++) {
        DemoPlate plate = plan.plates().get(i);
        RenderedPlate drawn = await(drawings.get(i));
        Path photograph = folder.resolve("plates").resolve(plate.name() + ".jpg");
        SafeFiles.replace(photograph, drawn.jpeg());
        photographs.add(photograph);
        Map<String, Integer> wells = new TreeMap<>();
        plate.wells().forEach(well -> wells.put(well.well(), drawn.countable(well.well())));
        truth.put(plate.name(), wells);
        progress.step();
      }
    } finally {
      pool.shutdownNow();
    }
    Path layout = folder.resolve("layout.csv");
    SafeFiles.replace(layout, table(plan, HEADER, truth, false));
    SafeFiles.replace(folder.resolve("truth.csv"), table(plan, HEADER + ",colonies", truth, true));
    return new DemoFiles(photographs, layout, truth);
  }

  private static PlateRecipe recipe(DemoPlate plate) {
    return PlateRecipe.sixWell(plate.wells().stream().mapToInt(DemoWell::colonies).toArray());
  }

  private static RenderedPlate await(Future<RenderedPlate> drawing) throws ImageException {
    try {
      return drawing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while drawing", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ImageException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static byte[] table(
      DemoPlan plan, String header, Map<String, Map<String, Integer>> truth, boolean withCounts) {
    StringBuilder table = new StringBuilder(header).append('\n');
    for (DemoPlate plate : plan.plates()) {
      for (DemoWell well : plate.wells()) {
        boolean drug = well.treatment().contains(DemoPlan.DRUG);
        table.append(
            String.join(
                ",",
                plate.name(),
                well.well(),
                well.treatment(),
                drug ? "20" : "",
                drug ? "nM" : "",
                well.treatment().equals(DemoPlan.CONTROL) ? "vehicle" : "sample",
                plate.experiment(),
                String.valueOf(DemoPlan.SEEDED)));
        if (withCounts) {
          table.append(',').append(truth.getOrDefault(plate.name(), Map.of()).get(well.well()));
        }
        table.append('\n');
      }
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }
}
