package org.readout.analysis.respiration;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.readout.analysis.Outcome;
import org.readout.analysis.Refusal;

/**
 * The mitochondrial stress test of one well, as the maker's report has it: the last basal rate, the
 * least after oligomycin, the most after FCCP, the least after rotenone and antimycin A. Values are
 * in pmol oxygen per minute of the well, or per what {@link #per} divides by.
 *
 * @param nonMitochondrial what consumes oxygen without the chain
 * @param basal of mitochondria before any injection
 * @param atpLinked what oligomycin stops
 * @param protonLeak what oligomycin leaves, of mitochondria
 * @param maximal of mitochondria, uncoupled
 * @param spareCapacity maximal less basal; below zero where FCCP did not reach the basal rate
 * @see <a href="https://doi.org/10.1042/BJ20110162">Brand and Nicholls 2011, Biochem. J.
 *     435:297</a>
 */
public record MitoStress(
    double nonMitochondrial,
    double basal,
    double atpLinked,
    double protonLeak,
    double maximal,
    double spareCapacity) {
  private static final double PERCENT = 100;

  /**
   * @param rates in the order of time; refused where a phase has none
   */
  public static Outcome<MitoStress> of(List<OxygenRate> rates) {
    double[] basal = during(Phase.BASAL, rates);
    double[] oligomycin = during(Phase.OLIGOMYCIN, rates);
    double[] fccp = during(Phase.FCCP, rates);
    double[] blocked = during(Phase.ROTENONE_ANTIMYCIN, rates);
    if (basal.length == 0 || oligomycin.length == 0 || fccp.length == 0 || blocked.length == 0) {
      return Outcome.refused(Refusal.MISSING_PHASE);
    }
    double other = Arrays.stream(blocked).min().orElseThrow();
    double leak = Arrays.stream(oligomycin).min().orElseThrow();
    double last = basal[basal.length - 1];
    double most = Arrays.stream(fccp).max().orElseThrow();
    return Outcome.found(
        new MitoStress(
            other,
            last - other,
            last - leak,
            leak - other,
            most - other,
            (most - other) - (last - other)));
  }

  /** Maximal over basal; empty where nothing basal is of mitochondria. */
  public OptionalDouble spareCapacityPercent() {
    return percentOfBasal(maximal);
  }

  /** The part of basal respiration that makes ATP; empty where nothing basal is of mitochondria. */
  public OptionalDouble couplingEfficiencyPercent() {
    return percentOfBasal(atpLinked);
  }

  /** Whether FCCP did not reach the basal rate: the dose or the cells are in doubt. */
  public boolean fccpFellShort() {
    return spareCapacity < 0;
  }

  /**
   * The same per cells or protein.
   *
   * @param amount in the well, above zero, for example thousands of cells
   */
  public MitoStress per(double amount) {
    if (!(amount > 0 && Double.isFinite(amount))) {
      throw new IllegalArgumentException("nothing to divide by: " + amount);
    }
    return new MitoStress(
        nonMitochondrial / amount,
        basal / amount,
        atpLinked / amount,
        protonLeak / amount,
        maximal / amount,
        spareCapacity / amount);
  }

  private OptionalDouble percentOfBasal(double rate) {
    return basal > 0 ? OptionalDouble.of(PERCENT * rate / basal) : OptionalDouble.empty();
  }

  private static double[] during(Phase phase, List<OxygenRate> rates) {
    return rates.stream()
        .filter(rate -> rate.phase() == phase)
        .mapToDouble(OxygenRate::ocrPmolPerMinute)
        .toArray();
  }
}
