package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.readout.devices.Reading;
import org.readout.devices.Well;

/** What the tests of all readers say of sweeps, and where they find recorded bytes. */
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

  /** A file of {@code shared/data/protocol_vectors} above the working directory, if it is there. */
  public static Optional<Path> vectors(String name) {
    for (Path above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
      Path file = above.resolve("shared/data/protocol_vectors").resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
