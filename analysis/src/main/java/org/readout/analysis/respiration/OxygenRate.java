package org.readout.analysis.respiration;

/**
 * One measurement of one well.
 *
 * @param ocrPmolPerMinute oxygen consumption; below zero where the background is larger
 */
public record OxygenRate(Phase phase, double ocrPmolPerMinute) {
  public OxygenRate {
    if (!Double.isFinite(ocrPmolPerMinute)) {
      throw new IllegalArgumentException("not a finite rate: " + ocrPmolPerMinute);
    }
  }
}
