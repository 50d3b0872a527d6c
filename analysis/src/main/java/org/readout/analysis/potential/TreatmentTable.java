package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.Descriptive;
import org.readout.analysis.potential.TreatmentPotential.InExperiment;

/** Puts the values per experiment together by treatment. */
final class TreatmentTable {
  private final CellTable table;
  private final PotentialChain chain;
  private final PotentialOptions options;
  private final Optional<Nernst> nernst;
  private final boolean comparable;

  /**
   * @param nernst empty where millivolts are withheld
   * @param comparable whether end points say anything
   */
  TreatmentTable(
      CellTable table,
      PotentialChain chain,
      PotentialOptions options,
      Optional<Nernst> nernst,
      boolean comparable) {
    this.table = table;
    this.chain = chain;
    this.options = options;
    this.nernst = nernst;
    this.comparable = comparable;
  }

  /** The control, samples, then other controls. */
  List<TreatmentPotential> treatments() {
    List<ExperimentMean> means = chain.means();
    List<String> names = new ArrayList<>(table.comparedTreatments());
    means.stream()
        .map(ExperimentMean::treatment)
        .distinct()
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    return names.stream()
        .map(name -> means.stream().filter(mean -> mean.treatment().equals(name)).toList())
        .filter(ofTreatment -> !ofTreatment.isEmpty())
        .map(this::treatment)
        .toList();
  }

  private TreatmentPotential treatment(List<ExperimentMean> means) {
    String name = means.get(0).treatment();
    Optional<Descriptive> normalised =
        comparable
            ? Optional.of(
                Descriptive.of(means.stream().mapToDouble(ExperimentMean::normalised).toArray()))
            : Optional.empty();
    return new TreatmentPotential(
        name,
        role(name),
        name.equals(table.control()),
        means.stream().mapToInt(ExperimentMean::wells).sum(),
        means.stream().mapToInt(ExperimentMean::fields).sum(),
        means.stream().mapToInt(ExperimentMean::cells).sum(),
        means.stream().mapToInt(ExperimentMean::tooDim).sum(),
        normalised,
        normalised.flatMap(found -> found.interval(options.confidence())),
        means.stream().map(this::inExperiment).toList());
  }

  private CellRole role(String treatment) {
    return table.usable().stream()
        .filter(cell -> cell.treatment().equals(treatment))
        .map(CellIntensity::role)
        .findFirst()
        .orElseThrow();
  }

  private InExperiment inExperiment(ExperimentMean mean) {
    OptionalDouble log = comparable ? logRatio(mean) : OptionalDouble.empty();
    boolean positive = comparable && mean.notEstimable().isEmpty() && mean.normalised() > 0;
    return new InExperiment(
        mean.experiment(),
        mean.plates(),
        mean.wells(),
        mean.fields(),
        mean.cells(),
        mean.tooDim(),
        mean.signal(),
        comparable ? OptionalDouble.of(mean.normalised()) : OptionalDouble.empty(),
        comparable ? mean.logRatio() : OptionalDouble.empty(),
        log,
        log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log,
        millivolts(log),
        millivolts(
            positive ? OptionalDouble.of(Math.log(mean.normalised())) : OptionalDouble.empty()),
        chain.depolarisedShare(mean.experiment(), mean.treatment()),
        mean.notEstimable());
  }

  /** Less the control's own mean of logarithms, which its spread puts below zero. */
  private OptionalDouble logRatio(ExperimentMean mean) {
    OptionalDouble control =
        chain
            .mean(mean.experiment(), table.control())
            .map(ExperimentMean::logRatio)
            .orElse(OptionalDouble.empty());
    return mean.logRatio().isPresent() && control.isPresent()
        ? OptionalDouble.of(mean.logRatio().getAsDouble() - control.getAsDouble())
        : OptionalDouble.empty();
  }

  private OptionalDouble millivolts(OptionalDouble log) {
    return log.isPresent() && nernst.isPresent()
        ? OptionalDouble.of(nernst.get().changeMillivolts(log.getAsDouble()))
        : OptionalDouble.empty();
  }
}
