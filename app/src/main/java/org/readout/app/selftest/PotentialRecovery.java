package org.readout.app.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.potential.CellIntensity;
import org.readout.analysis.potential.CellRole;
import org.readout.analysis.potential.Change;
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
import org.readout.imaging.ImageException;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.MeasuredField;
import org.readout.imaging.rendered.cells.FieldRecipe;
import org.readout.imaging.rendered.cells.RenderedField;
import org.readout.imaging.rendered.cells.TrueCell;

/**
 * Groups of fields with planted potentials, measured and analysed as a study's are: how far the
 * change against the vehicle is from the true one, with the true outlines and with those that are
 * found.
 *
 * @param groups from the most to the least polarised
 */
record PotentialRecovery(List<Group> groups) {
  private static final double VEHICLE_MV = -150;

  /** The groups, and how far their change may be off with true outlines, in millivolts. */
  private static final Map<Double, Double> ALLOWED_MV =
      new TreeMap<>(Map.of(-170.0, 2.0, -140.0, 2.0, -130.0, 2.0, -110.0, 3.0, -80.0, 6.0));

  private static final double COLLAPSED_MV = -3;
  private static final int FIELDS = 3;

  /** Outlines that are found add to the error. */
  private static final double OWN_OUTLINES = 1.5;

  /**
   * @param trueMv mean potential of the group's cells less that of the vehicle's
   * @param withTrueMv the change that is found with the true outlines; empty where none is given
   * @param withOwnMv the same with outlines that were found
   * @param allowedMv how far off the first may be; the second half as far again
   */
  record Group(
      double plantedMv,
      double trueMv,
      OptionalDouble withTrueMv,
      OptionalDouble withOwnMv,
      double allowedMv) {
    boolean passes() {
      return within(withTrueMv, allowedMv) && within(withOwnMv, allowedOwnMv());
    }

    double allowedOwnMv() {
      return OWN_OUTLINES * allowedMv;
    }

    private boolean within(OptionalDouble found, double limit) {
      return found.isPresent() && Math.abs(found.getAsDouble() - trueMv) <= limit;
    }
  }

  /** One field of a group, rendered and measured in both ways. */
  private record Drawn(
      double psiMv, int field, List<Double> truthMv, MeasuredField byTruth, MeasuredField byOwn) {}

  private record Drawing(long seed, double psiMv, int field) implements Batch.Job<Drawn> {
    @Override
    public String name() {
      return "field %d of %.0f mV".formatted(field, psiMv);
    }

    @Override
    public Drawn run() throws ImageException {
      FieldRecipe recipe =
          FieldRecipe.defaults(seed * 1_000 + field - 10_000L * (long) psiMv).withPotential(psiMv);
      RenderedField rendered = RenderedField.render(recipe);
      RenderedMeter meter = RenderedMeter.of(rendered);
      return new Drawn(
          psiMv,
          field,
          rendered.cells().stream().filter(cell -> !cell.atBorder()).map(TrueCell::psiMv).toList(),
          meter.byTruth(),
          meter.byOwnOutlines());
    }
  }

  static PotentialRecovery run(long seed, Progress progress)
      throws ReadoutException, AnalysisException {
    List<Drawing> drawings = new ArrayList<>();
    List<Double> potentials = new ArrayList<>(ALLOWED_MV.keySet());
    potentials.add(VEHICLE_MV);
    potentials.add(COLLAPSED_MV);
    for (double psiMv : potentials) {
      for (int field = 1; field <= FIELDS; field++) {
        drawings.add(new Drawing(seed, psiMv, field));
      }
    }
    List<Drawn> drawn = new ArrayList<>();
    Batch.run(
        drawings,
        Runtime.getRuntime().availableProcessors(),
        new Batch.Sink<Drawn>() {
          @Override
          public void done(int index, Drawn field) {
            drawn.add(field);
            progress.step();
          }

          @Override
          public void failed(int index, String error, String remedy) throws CommandException {
            throw new CommandException.NothingThere(error, remedy);
          }
        });
    PotentialResult byTruth = analysis(drawn, true);
    PotentialResult byOwn = analysis(drawn, false);
    List<Group> groups = new ArrayList<>();
    ALLOWED_MV.forEach(
        (psiMv, allowed) ->
            groups.add(
                new Group(
                    psiMv,
                    truth(drawn, psiMv) - truth(drawn, VEHICLE_MV),
                    change(byTruth, psiMv),
                    change(byOwn, psiMv),
                    allowed)));
    return new PotentialRecovery(groups);
  }

  static int steps() {
    return (ALLOWED_MV.size() + 2) * FIELDS;
  }

  boolean passes() {
    return groups.stream().allMatch(Group::passes);
  }

  private static double truth(List<Drawn> drawn, double psiMv) {
    return drawn.stream()
        .filter(field -> field.psiMv() == psiMv)
        .flatMap(field -> field.truthMv().stream())
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }

  private static OptionalDouble change(PotentialResult result, double psiMv) {
    return result
        .comparison(name(psiMv))
        .flatMap(PotentialComparison::change)
        .map(Change::changeMillivolts)
        .orElse(OptionalDouble.empty());
  }

  private static String name(double psiMv) {
    if (psiMv == VEHICLE_MV) {
      return "vehicle";
    }
    return psiMv == COLLAPSED_MV ? "FCCP" : "%.0f mV".formatted(psiMv);
  }

  private static PotentialResult analysis(List<Drawn> drawn, boolean byTruth)
      throws AnalysisException {
    List<CellIntensity> cells = new ArrayList<>();
    for (Drawn field : drawn) {
      MeasuredField measured = byTruth ? field.byTruth() : field.byOwn();
      for (MeasuredCell cell : measured.cells()) {
        if (cell.excludedBecause().isEmpty() && cell.brightness().cellMean().value().isPresent()) {
          cells.add(intensity(field, cell));
        }
      }
    }
    return PotentialAssay.analyse(
        cells, PotentialOptions.of(Probe.TMRM, LoadingMode.NON_QUENCH).withControl("vehicle"));
  }

  private static CellIntensity intensity(Drawn field, MeasuredCell cell) {
    String name = name(field.psiMv());
    CellRole role =
        switch (name) {
          case "vehicle" -> CellRole.VEHICLE;
          case "FCCP" -> CellRole.FCCP;
          default -> CellRole.SAMPLE;
        };
    Signals signals = Signals.ofMean(cell.brightness().cellMean().value().orElseThrow());
    OptionalDouble mitochondria = cell.brightness().mitochondrialMean().value();
    return CellIntensity.of(
        new Place("one", "one", name + " " + field.field(), "1", cell.id()),
        name,
        role,
        mitochondria.isPresent() ? signals.withMitochondria(mitochondria.getAsDouble()) : signals,
        name + ":" + field.field() + ":" + cell.id());
  }
}
