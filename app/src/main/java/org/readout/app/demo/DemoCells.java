package org.readout.app.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readout.app.batch.Batch;
import org.readout.app.output.Console;
import org.readout.app.output.Progress;
import org.readout.app.output.SafeFiles;
import org.readout.devices.ReadoutException;
import org.readout.imaging.rendered.cells.Arm;
import org.readout.imaging.rendered.cells.FieldRecipe;
import org.readout.imaging.rendered.cells.PlateSize;
import org.readout.imaging.rendered.cells.PlateWell;
import org.readout.imaging.rendered.cells.PotentialPlate;
import org.readout.imaging.rendered.cells.PotentialPlateRecipe;
import org.readout.imaging.rendered.cells.Role;
import org.readout.imaging.rendered.cells.Scatter;

/**
 * The files that a microscope would bring: fields of TMRM with a nuclear and a mass stain, on one
 * plate an experiment, and the layout. What was planted is beside them.
 *
 * @param fields an OME-TIFF each
 */
record DemoCells(List<Path> fields, Path layout) {
  static final String PROBE = "TMRM";

  /** What each arm does to the potential, in millivolts; positive is depolarised. */
  private static final double INHIBITOR_MV = 12;

  private static final double DRUG_MV = -4;
  private static final double BOTH_MV = 8;

  private static final int EXPERIMENTS = 4;
  private static final int WELLS_AN_ARM = 2;
  private static final int WELLS_A_CONTROL = 3;
  private static final int SIDE_PX = 640;

  /** A 40× objective on a camera of 6.5 µm pixels, binned twice. */
  private static final double UM_PER_PX = 0.325;

  private static final int CELLS = 36;

  /** The planted change of each treatment against the control, in millivolts. */
  static Map<String, Double> planted() {
    return Map.of(DemoPlan.INHIBITOR, INHIBITOR_MV, DemoPlan.DRUG, DRUG_MV, DemoPlan.BOTH, BOTH_MV);
  }

  /** How far the two together are from the sum of each alone. */
  static double plantedInteraction() {
    return BOTH_MV - INHIBITOR_MV - DRUG_MV;
  }

  private static PotentialPlate plate(long seed) {
    List<Arm> arms =
        List.of(
            Arm.vehicle(DemoPlan.CONTROL, Map.of()),
            Arm.sample(DemoPlan.INHIBITOR, Map.of(), INHIBITOR_MV),
            Arm.sample(DemoPlan.DRUG, Map.of(), DRUG_MV),
            Arm.sample(DemoPlan.BOTH, Map.of(), BOTH_MV));
    List<PlateWell> wells =
        PotentialPlateRecipe.randomised(
            seed,
            PlateSize.WELLS_24,
            arms,
            WELLS_AN_ARM,
            List.of(Arm.control(Role.FCCP)),
            WELLS_A_CONTROL);
    return PotentialPlate.of(
        new PotentialPlateRecipe(
            seed,
            PlateSize.WELLS_24,
            wells,
            EXPERIMENTS,
            1,
            Scatter.USUAL,
            FieldRecipe.defaults(seed).at(UM_PER_PX).withSize(SIDE_PX, SIDE_PX).withCells(CELLS)));
  }

  static DemoCells make(long seed, Path folder, Console console) throws ReadoutException {
    PotentialPlate plate = plate(seed);
    List<Drawing> drawings = new ArrayList<>();
    Map<String, String> rows = new TreeMap<>();
    for (int experiment = 1; experiment <= EXPERIMENTS; experiment++) {
      for (PlateWell well : plate.recipe().wells()) {
        String name = "E%d-cells".formatted(experiment);
        Path file = folder.resolve("fields").resolve(name + "_" + well.name() + "_f1.ome.tif");
        drawings.add(new Drawing(plate, experiment, well, file));
        rows.put(name + " " + well.name(), row(name, experiment, well));
      }
    }
    List<Path> fields = new ArrayList<>();
    try (Progress progress = new Progress(console, "drawing cells", drawings.size())) {
      Batch.run(
          drawings,
          Runtime.getRuntime().availableProcessors(),
          new Batch.Sink<Path>() {
            @Override
            public void done(int index, Path file) {
              fields.add(file);
              progress.step();
            }

            @Override
            public void failed(int index, String error, String remedy) {
              console.err().println("readout: " + error);
              progress.step();
            }
          });
    }
    Path layout = folder.resolve("layout-cells.csv");
    SafeFiles.replace(
        layout,
        ("plate,well,treatment,role,experiment\n" + String.join("", rows.values()))
            .getBytes(StandardCharsets.UTF_8));
    SafeFiles.replace(
        folder.resolve("truth-cells.csv"), plate.truthCsv().getBytes(StandardCharsets.UTF_8));
    return new DemoCells(fields, layout);
  }

  private static String row(String name, int experiment, PlateWell well) {
    String role =
        switch (well.arm().role()) {
          case VEHICLE -> "vehicle";
          case SAMPLE -> "sample";
          default -> "positive";
        };
    return String.join(",", name, well.name(), well.arm().name(), role, "E" + experiment) + "\n";
  }

  /** The drawing of one field into its file. */
  private record Drawing(PotentialPlate plate, int experiment, PlateWell well, Path file)
      implements Batch.Job<Path> {
    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public Path run() throws ReadoutException {
      SafeFiles.replace(file, plate.render(experiment, well, 1).omeTiff());
      return file;
    }
  }
}
