package org.readout.imaging.rendered.cells;

import java.util.Map;

/**
 * One treatment, and what it truly does: it moves the potential of the cells to {@code kept · usual
 * + shiftMv}.
 *
 * @param name for example {@code anti-miR-21 + rapamycin}
 * @param factors the level of each factor of a factorial design, by the factor's name; empty for
 *     controls of the measurement
 * @param kept share of the usual potential that stays: 0 after an uncoupler
 * @param shiftMv what is planted; positive is less polarised
 * @param massFactor what the treatment does to the mass of mitochondria
 */
public record Arm(
    String name,
    Role role,
    Map<String, String> factors,
    double kept,
    double shiftMv,
    double massFactor) {
  public Arm {
    Limits.require("kept", kept, 0, 2);
    Limits.require("shiftMv", shiftMv, -150, 150);
    Limits.require("massFactor", massFactor, 0, 10);
    factors = Map.copyOf(factors);
  }

  public static Arm vehicle(String name, Map<String, String> factors) {
    return new Arm(name, Role.VEHICLE, factors, 1, 0, 1);
  }

  public static Arm sample(String name, Map<String, String> factors, double shiftMv) {
    return new Arm(name, Role.SAMPLE, factors, 1, shiftMv, 1);
  }

  /** A control of the measurement that leaves cells as the vehicle does, but for the role. */
  public static Arm control(Role role) {
    return switch (role) {
      case FCCP -> new Arm("FCCP", role, Map.of(), 0, Potentials.COLLAPSED_MV, 1);
      case OLIGOMYCIN -> new Arm("oligomycin", role, Map.of(), 1, Drug.OLIGOMYCIN_SHIFT_MV, 1);
      case UNSTAINED -> new Arm("unstained", role, Map.of(), 1, 0, 1);
      case SINGLE_STAIN -> new Arm("single stain", role, Map.of(), 1, 0, 1);
      case VEHICLE, SAMPLE ->
          throw new IllegalArgumentException(role + " is no control of the measurement");
    };
  }

  public Arm withShift(double otherMv) {
    return new Arm(name, role, factors, kept, otherMv, massFactor);
  }

  public Arm withMassFactor(double other) {
    return new Arm(name, role, factors, kept, shiftMv, other);
  }
}
