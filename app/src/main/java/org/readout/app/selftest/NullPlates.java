package org.readout.app.selftest;

import java.util.ArrayList;
import java.util.List;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.potential.CellIntensity;
import org.readout.analysis.potential.CellRole;
import org.readout.analysis.potential.CellsAsN;
import org.readout.analysis.potential.LoadingMode;
import org.readout.analysis.potential.Place;
import org.readout.analysis.potential.PotentialAssay;
import org.readout.analysis.potential.PotentialComparison;
import org.readout.analysis.potential.PotentialOptions;
import org.readout.analysis.potential.PotentialResult;
import org.readout.analysis.potential.Probe;
import org.readout.analysis.potential.Signals;
import org.readout.app.batch.Batch;
import org.readout.app.output.CommandException;
import org.readout.app.output.Progress;
import org.readout.devices.ReadoutException;
import org.readout.imaging.rendered.cells.PlateCell;
import org.readout.imaging.rendered.cells.PotentialPlate;
import org.readout.imaging.rendered.cells.PotentialPlateRecipe;

/**
 * Studies in which no treatment does anything, with the scatter of days, wells and cells: how often
 * each way of testing still finds something.
 *
 * @param studies how many
 * @param comparison one treatment against the control, not adjusted
 * @param family any of the treatments, adjusted
 * @param interaction of the two factors
 * @param cellsAsN the comparison again with every cell taken for an experiment: the mistake
 */
record NullPlates(int studies, int comparison, int family, int interaction, int cellsAsN) {
  private static final double ALPHA = 0.05;

  /** Over a thousand studies. */
  private static final double ALLOWED = 0.06;

  /** Fewer studies scatter more about the 5 % of a test that keeps its word. */
  private static final double STANDARD_ERRORS = 2.5;

  private static final PotentialOptions OPTIONS =
      PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH)
          .withControl("control")
          .withFactors("anti-miR-21", "rapamycin");

  private record Study(long seed) implements Batch.Job<NullPlates> {
    @Override
    public String name() {
      return "study " + seed;
    }

    @Override
    public NullPlates run() throws CommandException {
      try {
        return of(PotentialAssay.analyse(cells(seed), OPTIONS));
      } catch (AnalysisException e) {
        throw new CommandException.NothingThere(String.valueOf(e.getMessage()), e.remedy());
      }
    }
  }

  static NullPlates run(long seed, int studies, Progress progress) throws ReadoutException {
    List<Study> jobs = new ArrayList<>();
    for (int i = 0; i < studies; i++) {
      jobs.add(new Study(seed * 1_000_003 + i));
    }
    int[] sums = new int[5];
    Batch.run(
        jobs,
        Runtime.getRuntime().availableProcessors(),
        new Batch.Sink<NullPlates>() {
          @Override
          public void done(int index, NullPlates one) {
            sums[0] += one.studies();
            sums[1] += one.comparison();
            sums[2] += one.family();
            sums[3] += one.interaction();
            sums[4] += one.cellsAsN();
            progress.step();
          }

          @Override
          public void failed(int index, String error, String remedy) throws CommandException {
            throw new CommandException.NothingThere(error, remedy);
          }
        });
    return new NullPlates(sums[0], sums[1], sums[2], sums[3], sums[4]);
  }

  double rate(int found) {
    return found / (double) studies;
  }

  boolean passes() {
    double allowed =
        Math.max(ALLOWED, ALPHA + STANDARD_ERRORS * Math.sqrt(ALPHA * (1 - ALPHA) / studies));
    return rate(comparison) <= allowed && rate(family) <= allowed && rate(interaction) <= allowed;
  }

  private static NullPlates of(PotentialResult result) {
    PotentialComparison one = result.comparison("rapamycin").orElseThrow();
    boolean any =
        result.comparisons().stream().anyMatch(each -> each.verdict().familyP().orElse(1) < ALPHA);
    boolean interaction =
        result
            .factorial()
            .flatMap(factorial -> factorial.interaction())
            .filter(test -> test.p() < ALPHA)
            .isPresent();
    boolean cells =
        CellsAsN.of(result, one).statistic().filter(wrong -> wrong.wrongP() < ALPHA).isPresent();
    return new NullPlates(
        1,
        one.verdict().exactP().orElse(1) < ALPHA ? 1 : 0,
        any ? 1 : 0,
        interaction ? 1 : 0,
        cells ? 1 : 0);
  }

  private static List<CellIntensity> cells(long seed) {
    List<CellIntensity> cells = new ArrayList<>();
    for (PlateCell cell : PotentialPlate.of(PotentialPlateRecipe.nullPlate(seed)).cells()) {
      String well = cell.well().name();
      String experiment = "E" + cell.experiment();
      cells.add(
          CellIntensity.of(
              new Place(
                  experiment,
                  experiment,
                  well,
                  String.valueOf(cell.field()),
                  cell.physiology().id()),
              cell.well().arm().name(),
              CellRole.valueOf(cell.well().arm().role().name()),
              Signals.ofMean(cell.cellMeanCounts()),
              experiment + ":" + well + ":" + cell.field() + ":" + cell.physiology().id()));
    }
    return cells;
  }
}
