package org.readout.analysis.assay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.Descriptive;
import org.readout.analysis.Interval;

/**
 * What was counted under one treatment, without the wells that were excluded.
 *
 * @param control whether this is the control
 * @param seeded cells; empty when seeding was not given
 * @param experiments in natural order of their names
 */
public record TreatmentSurvival(
    String treatment,
    boolean control,
    int wells,
    double colonies,
    OptionalDouble seeded,
    List<InExperiment> experiments) {
  public TreatmentSurvival {
    experiments = List.copyOf(experiments);
  }

  /**
   * The sums of one experiment.
   *
   * @param rate colonies per cell seeded, for the control the plating efficiency; colonies per well
   *     when seeding was not given
   * @param survivingFraction the rate over that of the control of the same experiment; empty where
   *     there is no control
   * @param countingInterval of the surviving fraction, from the error of counting alone; empty
   *     beside a zero count and for the control itself
   * @param sources the records that were summed
   */
  public record InExperiment(
      String experiment,
      int wells,
      double colonies,
      OptionalDouble seeded,
      double rate,
      OptionalDouble survivingFraction,
      Optional<Interval> countingInterval,
      List<String> sources) {
    public InExperiment {
      sources = List.copyOf(sources);
    }
  }

  /** Mean and scatter of the surviving fractions over experiments; empty without any. */
  public Optional<Descriptive> survivingFraction() {
    double[] fractions =
        experiments.stream().flatMapToDouble(one -> one.survivingFraction().stream()).toArray();
    return fractions.length == 0 ? Optional.empty() : Optional.of(Descriptive.of(fractions));
  }
}
