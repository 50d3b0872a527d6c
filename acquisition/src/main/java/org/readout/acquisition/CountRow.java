package org.readout.acquisition;

import java.util.List;
import java.util.Optional;
import org.readout.devices.Well;

/**
 * A well of a layout with what was counted in it, or one of the two without the other: nothing is
 * dropped because the other half is missing.
 *
 * @param plate absent for an image of no plate
 * @param well absent for a plate that is one dish, and for a region that is not a well
 * @param layout the latest plan for this well; absent where the layout does not have it
 * @param counted absent for a well of the layout that was not counted
 */
public record CountRow(
    Optional<String> plate,
    Optional<Well> well,
    Optional<LayoutWell> layout,
    Optional<Counted> counted) {

  /**
   * A region of an image, by the computation that counts for it.
   *
   * @param image its SHA-256
   * @param imageName the name that a person knows it by
   */
  public record Counted(
      String image,
      String imageName,
      String region,
      CountRecord.Kind kind,
      int count,
      boolean tooNumerous,
      double areaFraction,
      int rejected,
      List<String> flags,
      long computation) {
    public Counted {
      flags = List.copyOf(flags);
    }
  }
}
