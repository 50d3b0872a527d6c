package org.readout.devices;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value as an instrument gave it.
 *
 * @param well the well; null for an instrument without a plate
 * @param quantity the number; null where the instrument gave none
 * @param raw the cell or reply as it was written, so that the number can be walked back
 */
public record Reading(@Nullable Well well, @Nullable Quantity quantity, Status status, String raw) {

  /** What an instrument says of a value. Nothing but {@link #OK} enters a mean unasked. */
  public enum Status {
    /** Measured, inside the instrument's range. */
    OK(true),
    /** Above the instrument's range; a number, where one was printed, is a bound. */
    OVER_RANGE(true),
    /** Below the instrument's range; a number, where one was printed, is a bound. */
    UNDER_RANGE(true),
    /** Excluded by a person in the instrument's own software. */
    MASKED(true),
    /** The well was not read. */
    NOT_MEASURED(false),
    /** Read, and nothing was found (a Cq that was never reached). */
    NOT_DETECTED(false),
    /** The instrument reported a fault in place of a value. */
    ERROR(false);

    private final boolean mayCarryNumber;

    Status(boolean mayCarryNumber) {
      this.mayCarryNumber = mayCarryNumber;
    }
  }

  public Reading {
    if (status == Status.OK && quantity == null) {
      throw new IllegalArgumentException("a reading that is OK has a number: '" + raw + "'");
    }
    if (quantity != null && !status.mayCarryNumber) {
      throw new IllegalArgumentException("a reading that is " + status + " has no number: " + raw);
    }
  }

  /** The number, only if it may enter a computation: the status is {@link Status#OK}. */
  public Optional<Quantity> value() {
    return status == Status.OK ? Optional.ofNullable(quantity) : Optional.empty();
  }
}
