package org.readout.imaging.cells;

import java.util.List;
import org.readout.imaging.Labels;

/**
 * The nuclei of one field.
 *
 * @param labels each nucleus under its number, 1 to n without a gap
 * @param diameterPx typical diameter of a nucleus here, as found from the image
 * @param nuclei in the order of their numbers
 */
public record FoundNuclei(
    Labels labels, double diameterPx, List<Nucleus> nuclei, List<RejectedNucleus> rejected) {
  public FoundNuclei {
    nuclei = List.copyOf(nuclei);
    rejected = List.copyOf(rejected);
  }
}
