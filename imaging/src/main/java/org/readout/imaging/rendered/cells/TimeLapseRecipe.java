package org.readout.imaging.rendered.cells;

import java.util.Comparator;
import java.util.List;

/**
 * A field that is watched. Immutable; the same recipe gives the same frames.
 *
 * @param field the first frame, before any drug; its concentrations are those at equilibrium
 * @param intervalS from one frame to the next
 * @param driftXPx how far the picture moves to the right from frame to frame
 * @param driftYPx how far it moves down
 * @param jitterPx standard deviation of what it moves beside that
 * @param bleachPerS rate at which the dyes fade, all but that of the nuclei, as exp(−kt)
 * @param leakS time constant with which the dye passes the plasma membrane; 0 is at equilibrium at
 *     once, as a dye that stays in the bath nearly is
 */
public record TimeLapseRecipe(
    FieldRecipe field,
    int frames,
    double intervalS,
    double driftXPx,
    double driftYPx,
    double jitterPx,
    double bleachPerS,
    double leakS,
    List<Drug> drugs) {
  private static final int USUAL_FRAMES = 30;
  private static final int USUAL_SIDE_PX = 512;
  private static final int USUAL_CELLS = 8;
  private static final double USUAL_INTERVAL_S = 20;
  private static final double USUAL_DRIFT_PX = 0.4;

  /** Half of the light is lost to itself at that much dye in the matrix. */
  private static final double QUENCH_NM = 50_000;

  private static final double QUENCH_BATH_NM = 200;
  private static final double QUENCH_LEAK_S = 900;

  public TimeLapseRecipe {
    Limits.require("frames", frames, 1, 1000);
    Limits.require("intervalS", intervalS, 1e-3, 1e5);
    Limits.require("driftXPx", driftXPx, -20, 20);
    Limits.require("driftYPx", driftYPx, -20, 20);
    Limits.require("jitterPx", jitterPx, 0, 20);
    Limits.require("bleachPerS", bleachPerS, 0, 1);
    Limits.require("leakS", leakS, 0, 1e6);
    drugs = drugs.stream().sorted(Comparator.comparingDouble(Drug::atS)).toList();
  }

  /** Ten minutes of TMRM in the bath; FCCP at five. */
  public static TimeLapseRecipe defaults(long seed) {
    FieldRecipe field =
        FieldRecipe.defaults(seed)
            .withSize(USUAL_SIDE_PX, USUAL_SIDE_PX)
            .withCells(USUAL_CELLS)
            .withChannels(Channel.NUCLEI, Channel.TMRM);
    return new TimeLapseRecipe(
        field,
        USUAL_FRAMES,
        USUAL_INTERVAL_S,
        USUAL_DRIFT_PX,
        -USUAL_DRIFT_PX / 2,
        0.5,
        0,
        0,
        List.of(Drug.fccp(USUAL_FRAMES / 2 * USUAL_INTERVAL_S)));
  }

  /** The same with so much dye that it quenches in the matrix, and cells that hold it for long. */
  public TimeLapseRecipe quenched() {
    Potentials potentials = field.potentials();
    FieldRecipe loaded =
        field
            .with(potentials.withDye(QUENCH_BATH_NM, potentials.stainingCv()))
            .with(field.dyes().withQuench(QUENCH_NM));
    return new TimeLapseRecipe(
        loaded, frames, intervalS, driftXPx, driftYPx, jitterPx, bleachPerS, QUENCH_LEAK_S, drugs);
  }

  public TimeLapseRecipe with(FieldRecipe other) {
    return new TimeLapseRecipe(
        other, frames, intervalS, driftXPx, driftYPx, jitterPx, bleachPerS, leakS, drugs);
  }

  public TimeLapseRecipe withFrames(int number, double everyS) {
    return new TimeLapseRecipe(
        field, number, everyS, driftXPx, driftYPx, jitterPx, bleachPerS, leakS, drugs);
  }

  public TimeLapseRecipe withDrift(double xPx, double yPx, double otherJitterPx) {
    return new TimeLapseRecipe(
        field, frames, intervalS, xPx, yPx, otherJitterPx, bleachPerS, leakS, drugs);
  }

  public TimeLapseRecipe withBleaching(double perS) {
    return new TimeLapseRecipe(
        field, frames, intervalS, driftXPx, driftYPx, jitterPx, perS, leakS, drugs);
  }

  public TimeLapseRecipe withDrugs(Drug... others) {
    return new TimeLapseRecipe(
        field, frames, intervalS, driftXPx, driftYPx, jitterPx, bleachPerS, leakS, List.of(others));
  }

  /** When a frame is taken, in seconds from the first, which is 0. */
  public double secondsAt(int frame) {
    return frame * intervalS;
  }
}
