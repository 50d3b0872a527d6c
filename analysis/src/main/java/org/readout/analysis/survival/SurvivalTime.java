package org.readout.analysis.survival;

/** A time at which a survival curve, or a bound of it, has fallen far enough: or has not. */
public sealed interface SurvivalTime {
  /** In the unit of the follow-up. */
  record At(double time) implements SurvivalTime {}

  /** The follow-up ended too soon to tell. */
  record NotReached() implements SurvivalTime {}
}
