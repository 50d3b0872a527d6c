package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readout.analysis.assay.NaturalOrder;
import org.readout.analysis.potential.Place.PlateName;

/**
 * From cells to one value per treatment and experiment, for one estimator: each plate by its own
 * zero and one, each cell logged, then means over cells, fields and wells.
 */
final class PotentialChain {
  private final Estimator estimator;
  private final Claim claim;
  private final String control;
  private final PotentialOptions options;
  private final SortedMap<String, SortedMap<String, List<PlateGroup>>> groups =
      new TreeMap<>(new NaturalOrder());
  private final List<ExperimentMean> means = new ArrayList<>();
  private final List<PlateWindow> windows = new ArrayList<>();
  private final List<CellPotential> potentials = new ArrayList<>();
  private final List<Withheld> withheld = new ArrayList<>();
  private final List<CellExclusion> excluded = new ArrayList<>();

  private final DepolarisedGate gate;

  private PotentialChain(
      Estimator estimator, Claim claim, String control, PotentialOptions options) {
    this.estimator = estimator;
    this.claim = claim;
    this.control = control;
    this.options = options;
    this.gate = new DepolarisedGate(options.limits().depolarisedGate());
  }

  /**
   * @param cells in {@link CellReading#inOrder}, without those that were left out
   */
  static PotentialChain of(
      List<CellIntensity> cells,
      Estimator estimator,
      Claim claim,
      String control,
      PotentialOptions options) {
    PotentialChain chain = new PotentialChain(estimator, claim, control, options);
    Map<PlateName, List<CellReading>> plates = new LinkedHashMap<>();
    chain.leaveOutWithoutSignal(cells);
    for (CellReading reading : CellReading.of(cells, estimator)) {
      plates
          .computeIfAbsent(reading.cell().place().plateName(), name -> new ArrayList<>())
          .add(reading);
    }
    plates.forEach(chain::add);
    chain.average();
    return chain;
  }

  Estimator estimator() {
    return estimator;
  }

  List<PlateWindow> windows() {
    return windows;
  }

  List<CellPotential> potentials() {
    return potentials;
  }

  /** Plates that cannot be put on the scale. */
  List<Withheld> withheld() {
    return withheld;
  }

  List<CellExclusion> excluded() {
    return excluded;
  }

  /** By experiment, then by treatment. */
  List<ExperimentMean> means() {
    return means;
  }

  /**
   * The same without experiments whose control cannot be logged: they have nothing to compare with.
   */
  List<ExperimentMean> comparableMeans() {
    return means.stream()
        .filter(
            mean ->
                mean(mean.experiment(), control)
                    .filter(ofControl -> ofControl.notEstimable().isEmpty())
                    .isPresent())
        .toList();
  }

  /** JC-1: the share of cells below the gate that the FCCP wells of their plate set. */
  OptionalDouble depolarisedShare(String experiment, String treatment) {
    return gate.share(experiment, treatment);
  }

  private void leaveOutWithoutSignal(List<CellIntensity> cells) {
    cells.stream()
        .filter(cell -> estimator.of(cell.signals()).isEmpty())
        .forEach(
            cell ->
                exclude(cell, PotentialState.SIGNAL_NOT_GIVEN, "it has no " + estimator.label()));
  }

  private void average() {
    groups.forEach(
        (experiment, byTreatment) ->
            byTreatment.forEach(
                (treatment, onPlates) ->
                    means.add(
                        ExperimentMean.of(
                            experiment,
                            treatment,
                            onPlates,
                            claim.scale(),
                            options.limits().mostLostShare()))));
  }

  private void add(PlateName name, List<CellReading> cells) {
    List<CellReading> controls =
        cells.stream().filter(c -> c.cell().treatment().equals(control)).toList();
    List<CellReading> fccp = cells.stream().filter(c -> c.cell().role() == CellRole.FCCP).toList();
    if (controls.isEmpty()) {
      leaveOut(cells, PlateFaults.withoutControl(name, control));
      return;
    }
    if (fccp.isEmpty() && claim.scale() == PotentialScale.FCCP_NORMALISED) {
      leaveOut(cells, PlateFaults.withoutFccp(name));
      return;
    }
    PlateScale scale =
        PlateScale.of(controls, fccp, claim.scale(), options.limits().fccpDeviations());
    windows.add(new WindowCheck(options.limits(), claim.scale()).of(name, scale));
    if (claim.scale() == PotentialScale.RED_TO_GREEN && !fccp.isEmpty()) {
      gate.add(cells, fccp);
    }
    if (!scale.opens()) {
      leaveOut(cells, PlateFaults.withoutWindow(name, control, scale));
      return;
    }
    byTreatment(cells)
        .forEach(
            (treatment, ofTreatment) -> {
              PlateGroup group = new PlateGroup(ofTreatment, scale);
              groups
                  .computeIfAbsent(name.experiment(), e -> new TreeMap<>(new NaturalOrder()))
                  .computeIfAbsent(treatment, t -> new ArrayList<>())
                  .add(group);
              Nernst nernst = new Nernst(options.temperatureCelsius());
              potentials.addAll(group.potentials(claim.millivolts(), nernst));
            });
  }

  private void leaveOut(List<CellReading> cells, Withheld why) {
    withheld.add(why);
    cells.forEach(reading -> exclude(reading.cell(), why.state(), why.why()));
  }

  private void exclude(CellIntensity cell, PotentialState state, String reason) {
    excluded.add(new CellExclusion(cell.source(), cell.place(), cell.treatment(), state, reason));
  }

  /** What is put on the scale: samples, controls and FCCP itself, not what has no dye. */
  private Map<String, List<CellReading>> byTreatment(List<CellReading> cells) {
    Map<String, List<CellReading>> found = new LinkedHashMap<>();
    for (CellReading reading : cells) {
      CellRole role = reading.cell().role();
      if (role == CellRole.UNSTAINED || role == CellRole.SINGLE_STAIN) {
        exclude(reading.cell(), PotentialState.STAINING_CONTROL, "it is a control of staining");
      } else {
        found.computeIfAbsent(reading.cell().treatment(), t -> new ArrayList<>()).add(reading);
      }
    }
    SortedMap<String, List<CellReading>> byTreatment = new TreeMap<>(new NaturalOrder());
    byTreatment.putAll(found);
    return byTreatment;
  }

  /** The value of a treatment in an experiment. */
  Optional<ExperimentMean> mean(String experiment, String treatment) {
    return means.stream()
        .filter(m -> m.experiment().equals(experiment) && m.treatment().equals(treatment))
        .findFirst();
  }
}
