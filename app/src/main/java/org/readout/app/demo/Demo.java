package org.readout.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.readout.acquisition.CountRecord;
import org.readout.acquisition.FieldRecord;
import org.readout.acquisition.LayoutFile;
import org.readout.acquisition.LayoutOptions;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyImage;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.assay.ClonogenicAssay;
import org.readout.analysis.assay.ClonogenicOptions;
import org.readout.analysis.assay.ClonogenicResult;
import org.readout.analysis.assay.ColonyCount;
import org.readout.analysis.potential.LoadingMode;
import org.readout.app.count.CountStudy;
import org.readout.app.demo.DemoPlan.DemoPlate;
import org.readout.app.demo.DemoPlan.DemoWell;
import org.readout.app.export.Recipient;
import org.readout.app.export.ResultFolder;
import org.readout.app.output.CommandException;
import org.readout.app.output.Console;
import org.readout.app.output.Progress;
import org.readout.app.potential.FieldPictures;
import org.readout.app.potential.FieldPlace;
import org.readout.app.potential.PotentialOptions;
import org.readout.app.potential.PotentialRun;
import org.readout.app.results.AnalysisChoice;
import org.readout.app.results.AssayAnalysis;
import org.readout.app.results.ClonogenicAnalysis;
import org.readout.app.results.PotentialAnalysis;
import org.readout.app.results.StudyAnalyses;
import org.readout.app.study.Studies;
import org.readout.devices.ReadoutException;
import org.readout.imaging.ImageException;
import org.readout.imaging.colonies.CountSettings;

/** Makes the study, takes it the whole way and compares what is found with what was planted. */
public final class Demo {
  private Demo() {}

  /**
   * Runs it.
   *
   * @param folder where everything goes; must not be there yet
   */
  public static DemoReport run(Path folder, long seed, Console console)
      throws ReadoutException, ImageException, AnalysisException {
    if (Files.exists(folder)) {
      throw new CommandException.OutputExists(folder);
    }
    DemoPlan plan = DemoPlan.of(seed);
    DemoFiles files = DemoFiles.make(plan, seed, folder, console);
    DemoCells cells = DemoCells.make(seed, folder, console);
    Path place = folder.resolve("study");
    try (Study study =
        Studies.create(place, "miR-21 and rapamycin, demonstration", console.clock())) {
      study.importFiles(files.photographs());
      study.importFiles(cells.fields());
      study.addLayouts(LayoutFile.read(files.layout(), LayoutOptions.NONE));
      study.addLayouts(LayoutFile.read(cells.layout(), LayoutOptions.NONE));
      Map<String, Map<String, Integer>> counted = count(study, console);
      measure(study, console);
      StudyAnalyses analyses =
          StudyAnalyses.of(study, new AnalysisChoice(Optional.of(DemoPlan.CONTROL), List.of()));
      Map<String, Path> results = new TreeMap<>();
      for (AssayAnalysis analysis : analyses.done()) {
        analysis.keep(study);
        results.put(
            analysis.assay(),
            ResultFolder.write(study, analysis).resolve(analysis.headline() + ".svg"));
      }
      ClonogenicAnalysis colonies = analyses.clonogenic().orElseThrow();
      PotentialAnalysis potential = analyses.potential().orElseThrow();
      Path workbook = Recipient.EXCEL.write(study, analyses);
      ClonogenicResult ofTruth =
          ClonogenicAssay.analyse(counts(plan, files.truth()), options(Optional.empty()));
      return new DemoReport(
          folder,
          place,
          List.copyOf(results.values()),
          workbook,
          plates(plan, files.truth(), counted),
          effects(colonies.result(), ofTruth),
          colonies.result(),
          DemoPotential.of(potential.result()));
    }
  }

  private static ClonogenicOptions options(Optional<String> vehicle) {
    return ClonogenicOptions.STANDARD.withControl(vehicle.orElse(DemoPlan.CONTROL));
  }

  private static void measure(Study study, Console console)
      throws ReadoutException, ImageException {
    study.answer("potential.probe", DemoCells.PROBE);
    study.answer("potential.mode", LoadingMode.NON_QUENCH.label());
    PotentialRun.OfStudy run = PotentialRun.study(study, new PotentialOptions());
    try (Progress progress = new Progress(console, "measuring cells", run.names().size())) {
      run.run(
          FieldPictures.NONE,
          new PotentialRun.Sink() {
            @Override
            public void measured(FieldPlace place, FieldRecord field, boolean before) {
              progress.step();
            }

            @Override
            public void failed(String name, String error, String remedy) {
              console.err().println("readout: " + error);
              progress.step();
            }
          });
    }
  }

  private static Map<String, Map<String, Integer>> count(Study study, Console console)
      throws ReadoutException {
    Map<String, Map<String, Integer>> counted = new TreeMap<>();
    List<StudyImage> images =
        study.images().stream().filter(image -> !image.ofFluorescence()).toList();
    try (Progress progress = new Progress(console, "counting", images.size())) {
      new CountStudy(study, CountSettings.defaults())
          .run(
              images,
              false,
              Runtime.getRuntime().availableProcessors(),
              (index, file, image) -> {},
              new CountStudy.Sink() {
                @Override
                public void counted(StudyImage image, CountRecord count, boolean already) {
                  Map<String, Integer> wells = new TreeMap<>();
                  count.regions().forEach(region -> wells.put(region.name(), region.count()));
                  counted.put(image.plate().orElse(image.name()), wells);
                  progress.step();
                }

                @Override
                public void failed(StudyImage image, String error, String remedy) {
                  console.err().println("readout: " + error);
                  progress.step();
                }
              });
    }
    return counted;
  }

  private static List<ColonyCount> counts(DemoPlan plan, Map<String, Map<String, Integer>> truth) {
    List<ColonyCount> counts = new ArrayList<>();
    for (DemoPlate plate : plan.plates()) {
      for (DemoWell well : plate.wells()) {
        counts.add(
            new ColonyCount(
                plate.experiment(),
                well.treatment(),
                truth.getOrDefault(plate.name(), Map.of()).getOrDefault(well.well(), 0),
                OptionalDouble.of(DemoPlan.SEEDED),
                new TreeMap<>(),
                plate.name() + ":" + well.well(),
                false));
      }
    }
    return counts;
  }

  private static List<DemoReport.PlateCount> plates(
      DemoPlan plan,
      Map<String, Map<String, Integer>> truth,
      Map<String, Map<String, Integer>> counted) {
    List<DemoReport.PlateCount> plates = new ArrayList<>();
    for (DemoPlate plate : plan.plates()) {
      List<DemoReport.WellCount> wells = new ArrayList<>();
      for (DemoWell well : plate.wells()) {
        wells.add(
            new DemoReport.WellCount(
                well.well(),
                well.treatment(),
                truth.getOrDefault(plate.name(), Map.of()).getOrDefault(well.well(), 0),
                Optional.ofNullable(
                    counted.getOrDefault(plate.name(), Map.of()).get(well.well()))));
      }
      plates.add(new DemoReport.PlateCount(plate.name(), wells));
    }
    return plates;
  }

  private static List<DemoReport.Effect> effects(ClonogenicResult found, ClonogenicResult ofTruth) {
    List<DemoReport.Effect> effects = new ArrayList<>();
    found
        .comparisons()
        .forEach(
            one ->
                effects.add(
                    new DemoReport.Effect(
                        one.treatment() + " / " + one.reference(),
                        DemoPlan.planted(one.treatment()),
                        ofTruth
                            .comparison(one.treatment())
                            .map(same -> same.ratio())
                            .orElse(OptionalDouble.empty()),
                        one.ratio(),
                        one.inference())));
    found
        .factorial()
        .ifPresent(
            factorial ->
                factorial
                    .departures()
                    .forEach(
                        one ->
                            effects.add(
                                new DemoReport.Effect(
                                    "interaction (1 = independent)",
                                    DemoPlan.plantedInteraction(),
                                    ofTruth.factorial().stream()
                                        .flatMap(same -> same.departures().stream())
                                        .map(same -> same.ratio())
                                        .findFirst()
                                        .orElse(OptionalDouble.empty()),
                                    one.ratio(),
                                    one.inference()))));
    return effects;
  }
}
