package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.readout.devices.Reading;
import org.readout.devices.Well;
import org.readout.devices.port.DeviceException;

/** What the tests of all readers say of sweeps. */
public final class Plates {
  private Plates() {}

  /** Every reading is the value of its well, or over range where that is above {@code highest}. */
  public static void assertReadings(
      Sweep sweep, double highest, double tolerance, ToDoubleFunction<Well> there) {
    for (Reading reading : sweep.readings()) {
      Well well = reading.well();
      assertThat(well).isNotNull();
      double expected = there.applyAsDouble(well);
      if (expected > highest) {
        assertThat(reading.status()).as("%s", well).isEqualTo(Reading.Status.OVER_RANGE);
        assertThat(reading.quantity()).isNull();
      } else {
        assertThat(reading.value()).as("%s", well).isPresent();
        assertThat(reading.value().orElseThrow().value())
            .as("%s", well)
            .isCloseTo(expected, within(tolerance));
      }
    }
  }

  /** The wells of a sweep in its order. */
  public static List<Well> wells(Sweep sweep) {
    return sweep.readings().stream().map(Reading::well).toList();
  }

  /**
   * Whether something that went wrong on the wire is told. If it is not, it must not have changed
   * the plate.
   */
  public static boolean isSeen(PlateReader reader, PlateRead plan, Consumer<Sweep> asIfNothing) {
    try {
      reader.read(plan).forEach(asIfNothing);
      return false;
    } catch (DeviceException told) {
      assertThat(told.remedy()).endsWith(".");
      return true;
    }
  }
}
