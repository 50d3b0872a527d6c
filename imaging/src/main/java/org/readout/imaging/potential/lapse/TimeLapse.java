package org.readout.imaging.potential.lapse;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.potential.Refusal;

/**
 * The cells of one field over time. Immutable.
 *
 * @param courses one for each cell that was seen before the drug
 * @param frames how many there are
 * @param baselineLoss the part of its light that the typical cell loses before the drug, 0 to 1
 * @param bleaching what was corrected for; null if nothing was
 * @param riseAfterFccp how far the typical cell rises within two minutes after FCCP, as a part of
 *     its level before; negative if it falls; null without FCCP
 * @param millivoltsRefused why no change of potential in mV may be told from this; null if nothing
 *     here stands against it
 */
public record TimeLapse(
    List<CellCourse> courses,
    int frames,
    double baselineLoss,
    @Nullable Bleaching bleaching,
    @Nullable Double riseAfterFccp,
    @Nullable Refusal millivoltsRefused) {
  public TimeLapse {
    courses = List.copyOf(courses);
  }

  public Optional<Refusal> millivoltsRefusedBecause() {
    return Optional.ofNullable(millivoltsRefused);
  }
}
