package org.readout.analysis.potential;

/**
 * A number that is not given.
 *
 * @param what the number, for example {@code millivolts}
 * @param about the treatment or plate that it concerns; empty for the whole
 * @param why one sentence
 * @param remedy what would make it possible, one imperative sentence
 */
public record Withheld(
    String what, String about, PotentialState state, String why, String remedy) {}
