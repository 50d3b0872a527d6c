package org.readout.imaging.rendered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a picture is to show. Immutable.
 *
 * @param colonies how many countable colonies each well holds, by its name; a well that is not
 *     named holds none
 * @param umPerPx micrometres a pixel; a 6-well plate at 55 has 2468 × 1700 pixels
 */
public record PlateRecipe(
    Vessel vessel,
    Map<String, Integer> colonies,
    ColonyLook look,
    Nuisances nuisances,
    double umPerPx) {
  /** The label image has 16 bits. */
  private static final int MOST_COLONIES = 20_000;

  private static final int MOST_PIXELS = 60_000_000;
  private static final double PLATE_UM_PER_PX = 55;
  private static final double FIELD_UM_PER_PX = 2.5;

  public PlateRecipe {
    colonies = Map.copyOf(colonies);
    List<String> wells = vessel.wells();
    for (Map.Entry<String, Integer> well : colonies.entrySet()) {
      if (!wells.contains(well.getKey()) || well.getValue() < 0) {
        throw new IllegalArgumentException(
            "no such well in %s: %s with %d colonies"
                .formatted(vessel, well.getKey(), well.getValue()));
      }
    }
    if (colonies.values().stream().mapToLong(n -> n).sum() > MOST_COLONIES) {
      throw new IllegalArgumentException("more than " + MOST_COLONIES + " colonies");
    }
    double pixels = vessel.pictureWidthMm() * vessel.pictureHeightMm() * 1e6 / (umPerPx * umPerPx);
    if (!(umPerPx > 0) || pixels > MOST_PIXELS || pixels < 1000) {
      throw new IllegalArgumentException("no such pixel size: " + umPerPx + " µm");
    }
  }

  /**
   * A crystal-violet clonogenic assay as usually photographed.
   *
   * @param colonies of A1, A2, A3, B1, B2, B3; wells that are not given hold none
   */
  public static PlateRecipe sixWell(int... colonies) {
    return of(Vessel.SIX_WELL, ColonyLook.CLONOGENIC, PLATE_UM_PER_PX, colonies);
  }

  /** One dish of a clonogenic assay. */
  public static PlateRecipe dish(int colonies) {
    return of(Vessel.DISH, ColonyLook.CLONOGENIC, PLATE_UM_PER_PX, colonies);
  }

  /** One field in soft agar. */
  public static PlateRecipe softAgarField(int colonies) {
    return of(Vessel.SOFT_AGAR_FIELD, ColonyLook.SOFT_AGAR, FIELD_UM_PER_PX, colonies);
  }

  /** One plate of bacteria. */
  public static PlateRecipe bacterialDish(int colonies) {
    return of(Vessel.BACTERIAL_DISH, ColonyLook.BACTERIAL, PLATE_UM_PER_PX, colonies);
  }

  /**
   * @param colonies in the order of {@link Vessel#wells()}, no more than there are
   */
  public static PlateRecipe of(Vessel vessel, ColonyLook look, double umPerPx, int... colonies) {
    Map<String, Integer> byWell = new LinkedHashMap<>();
    for (int i = 0; i < colonies.length; i++) {
      byWell.put(vessel.wells().get(i), colonies[i]);
    }
    return new PlateRecipe(vessel, byWell, look, Nuisances.USUAL, umPerPx);
  }

  /** The same with other nuisances. */
  public PlateRecipe with(Nuisances others) {
    return new PlateRecipe(vessel, colonies, look, others, umPerPx);
  }

  /** The same with colonies of another look. */
  public PlateRecipe with(ColonyLook other) {
    return new PlateRecipe(vessel, colonies, other, nuisances, umPerPx);
  }

  /** The same at another resolution. */
  public PlateRecipe at(double otherUmPerPx) {
    return new PlateRecipe(vessel, colonies, look, nuisances, otherUmPerPx);
  }

  int wanted(String well) {
    return colonies.getOrDefault(well, 0);
  }

  int widthPx() {
    return (int) StrictMath.round(vessel.pictureWidthMm() * 1000 / umPerPx);
  }

  int heightPx() {
    return (int) StrictMath.round(vessel.pictureHeightMm() * 1000 / umPerPx);
  }

  /** Pixels in that many millimetres. */
  double px(double mm) {
    return mm * 1000 / umPerPx;
  }
}
