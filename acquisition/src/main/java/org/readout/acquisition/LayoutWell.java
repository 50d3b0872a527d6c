package org.readout.acquisition;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readout.devices.Unit;
import org.readout.devices.Well;

/**
 * What is in one well of a plate, as the experiment was planned.
 *
 * @param well absent for a plate that is one dish or one field
 * @param treatment empty only for a well that is {@link Role#BLANK} or {@link Role#EMPTY}
 * @param dose in {@code doseUnit}, not negative; absent where the layout names none
 * @param doseUnit absent where the layout names none
 * @param experiment the biological replicate, as the layout names it; empty where it names none
 * @param seeded cells that were put in
 * @param factors whatever else the layout says of the well, by its own names
 */
public record LayoutWell(
    Optional<Well> well,
    String treatment,
    OptionalDouble dose,
    Optional<Unit> doseUnit,
    Role role,
    String experiment,
    OptionalInt seeded,
    SortedMap<String, String> factors) {
  public LayoutWell {
    if (treatment.isBlank() && role != Role.BLANK && role != Role.EMPTY) {
      throw new IllegalArgumentException("a " + role.word() + " has a treatment");
    }
    if (dose.isPresent() && !(dose.getAsDouble() >= 0 && Double.isFinite(dose.getAsDouble()))) {
      throw new IllegalArgumentException("not a dose: " + dose.getAsDouble());
    }
    if (seeded.isPresent() && seeded.getAsInt() < 0) {
      throw new IllegalArgumentException("not a number of cells: " + seeded.getAsInt());
    }
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
  }
}
