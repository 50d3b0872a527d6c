package org.readout.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.readout.devices.Reading.Status;

final class ReadingTest {
  private static final Well B7 = new Well(1, 6);
  private static final Quantity HALF = new Quantity(0.5, Unit.ABSORBANCE);

  @Test
  void only_an_ok_reading_has_a_value_to_compute_with() {
    assertThat(new Reading(B7, HALF, Status.OK, "0.500").value()).contains(HALF);
    assertThat(new Reading(B7, HALF, Status.OVER_RANGE, ">0.500").value()).isEmpty();
    assertThat(new Reading(B7, HALF, Status.MASKED, "*0.500").value()).isEmpty();
  }

  @Test
  void an_ok_reading_without_a_number_cannot_be() {
    assertThatThrownBy(() -> new Reading(B7, null, Status.OK, "OVRFLW"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a reading that is OK has a number: 'OVRFLW'");
  }

  @Test
  void what_was_not_measured_has_no_number() {
    assertThatThrownBy(() -> new Reading(B7, HALF, Status.NOT_MEASURED, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
