package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;

/**
 * What a probe in a mode with these controls may say, and what not.
 *
 * @param millivolts whether Nernst's law may be applied
 */
record Claim(PotentialScale scale, boolean millivolts, List<Withheld> withheld) {
  private static final String MILLIVOLTS = "millivolts";
  private static final String WITH_TMRM =
      "Measure with TMRM at 5 to 30 nM left in the bath, with FCCP wells on every plate.";

  /**
   * @param fccpGiven whether some plate has FCCP wells
   */
  static Claim of(Probe probe, LoadingMode mode, boolean fccpGiven) {
    if (probe == Probe.JC_1) {
      return new Claim(PotentialScale.RED_TO_GREEN, false, List.of(jc1()));
    }
    if (mode == LoadingMode.QUENCH) {
      return new Claim(PotentialScale.NONE, false, quench(probe));
    }
    List<Withheld> withheld = new ArrayList<>();
    if (probe == Probe.MITOTRACKER_RED_CMXROS) {
      withheld.add(cmxRos());
    } else if (mode == LoadingMode.UNKNOWN) {
      withheld.add(unknownMode(probe));
    }
    if (!fccpGiven) {
      withheld.addAll(withoutFccp());
    }
    return new Claim(
        fccpGiven ? PotentialScale.FCCP_NORMALISED : PotentialScale.CONTROL_RATIO,
        withheld.isEmpty(),
        List.copyOf(withheld));
  }

  private static Withheld jc1() {
    return new Withheld(
        MILLIVOLTS,
        "",
        PotentialState.PROBE_NOT_IN_MILLIVOLTS,
        "JC-1's red over green follows the slow growth of aggregates, which depends on dye, surface"
            + " and time: it ranks potentials and is not proportional to them.",
        WITH_TMRM);
  }

  private static Withheld cmxRos() {
    return new Withheld(
        MILLIVOLTS,
        "",
        PotentialState.PROBE_NOT_IN_MILLIVOLTS,
        "MitoTracker Red CMXRos binds covalently: it tells how much was loaded while staining, and"
            + " does not follow the potential afterwards.",
        WITH_TMRM);
  }

  private static List<Withheld> quench(Probe probe) {
    String why =
        "In quench mode "
            + probe.label()
            + " dims itself inside mitochondria, so that a lost potential makes a cell brighter or"
            + " darker, depending on time and dose.";
    String remedy =
        "Load 5 to 30 nM and leave it in the bath, or record the jump of fluorescence over time"
            + " after FCCP.";
    return List.of(
        new Withheld(MILLIVOLTS, "", PotentialState.QUENCH_MODE, why, remedy),
        new Withheld("treatments compared", "", PotentialState.QUENCH_MODE, why, remedy));
  }

  private static Withheld unknownMode(Probe probe) {
    return new Withheld(
        MILLIVOLTS,
        "",
        PotentialState.MODE_UNKNOWN,
        "Whether "
            + probe.label()
            + " quenched itself is not said, and in quench mode even the sign would be inverted.",
        "State in the study whether the dye was loaded in non-quench or quench mode.");
  }

  private static List<Withheld> withoutFccp() {
    String why =
        "No FCCP well says how much of the signal is left without potential, so that neither zero"
            + " nor ratio of the potential's part is known.";
    String remedy = "Add at least three wells with 1 to 5 µM FCCP to every plate.";
    return List.of(
        new Withheld(MILLIVOLTS, "", PotentialState.NO_FCCP, why, remedy),
        new Withheld("FCCP-normalised signal", "", PotentialState.NO_FCCP, why, remedy));
  }
}
