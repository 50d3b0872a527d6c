package org.readout.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the demonstration plants: miR-21 inhibition and rapamycin in a clonogenic assay, alone and
 * together, in independent experiments of two 6-well plates each. The same seed plants the same.
 *
 * @param plates in the order of the experiments
 */
record DemoPlan(List<DemoPlate> plates) {
  static final String CONTROL = "control";
  static final String INHIBITOR = "anti-miR-21";
  static final String DRUG = "rapamycin";
  static final String BOTH = INHIBITOR + " + " + DRUG;

  /** Cells plated in each well. */
  static final int SEEDED = 300;

  private static final int EXPERIMENTS = 4;
  private static final double PLATING_EFFICIENCY = 0.35;

  /** Experiments differ in plating efficiency by about this part (a lognormal's sigma). */
  private static final double BETWEEN_EXPERIMENTS = 0.15;

  /** Each treatment of each experiment is off by about this part: dosing, handling. */
  private static final double WITHIN_EXPERIMENT = 0.05;

  private static final List<String> WELLS = List.of("A1", "A2", "A3", "B1", "B2", "B3");

  /** One plate: a treatment in its upper row, another in its lower one. */
  record DemoPlate(String name, String experiment, List<DemoWell> wells) {}

  /**
   * @param colonies to draw in the well
   */
  record DemoWell(String well, String treatment, int colonies) {}

  /** The surviving fraction that is planted for a treatment; the control's is 1. */
  static double planted(String treatment) {
    return switch (treatment) {
      case INHIBITOR -> 0.50;
      case DRUG -> 0.70;
      // Less than the 0.35 of two independent effects: they reinforce each other.
      case BOTH -> 0.12;
      default -> 1;
    };
  }

  /** The planted departure from independence, SF(both) / (SF(inhibitor) · SF(drug)). */
  static double plantedInteraction() {
    return planted(BOTH) / (planted(INHIBITOR) * planted(DRUG));
  }

  static DemoPlan of(long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<DemoPlate> plates = new ArrayList<>();
    for (int number = 1; number <= EXPERIMENTS; number++) {
      String experiment = "E" + number;
      double efficiency =
          PLATING_EFFICIENCY * Math.exp(BETWEEN_EXPERIMENTS * chance.nextGaussian());
      plates.add(plate(experiment, "vehicle", efficiency, CONTROL, INHIBITOR, chance));
      plates.add(plate(experiment, DRUG, efficiency, DRUG, BOTH, chance));
    }
    return new DemoPlan(List.copyOf(plates));
  }

  private static DemoPlate plate(
      String experiment,
      String name,
      double efficiency,
      String upper,
      String lower,
      SplittableRandom chance) {
    List<DemoWell> wells = new ArrayList<>();
    double mean = 0;
    for (int i = 0; i < WELLS.size(); i++) {
      String treatment = i < WELLS.size() / 2 ? upper : lower;
      if (i % (WELLS.size() / 2) == 0) {
        double handling = Math.exp(WITHIN_EXPERIMENT * chance.nextGaussian());
        mean = SEEDED * efficiency * planted(treatment) * handling;
      }
      wells.add(new DemoWell(WELLS.get(i), treatment, poisson(mean, chance)));
    }
    return new DemoPlate(experiment + "-" + name, experiment, List.copyOf(wells));
  }

  /** By Knuth's product of uniforms; the means here are at most a few hundred. */
  private static int poisson(double mean, SplittableRandom chance) {
    double limit = Math.exp(-mean);
    int events = 0;
    for (double product = chance.nextDouble(); product > limit; product *= chance.nextDouble()) {
      events++;
    }
    return events;
  }
}
