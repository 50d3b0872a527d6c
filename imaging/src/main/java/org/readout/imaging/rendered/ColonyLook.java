package org.readout.imaging.rendered;

/**
 * What the colonies of a picture are like.
 *
 * @param colour of a colony
 * @param density optical density at the middle of a dense colony; for an opaque colour 1 covers
 * @param medianUm median diameter before those below the limit are drawn again
 * @param spread standard deviation of the diameters over their mean; colonies have 0.3 to 0.8
 * @param smallestUm least diameter that a person would count, for example that of 50 cells
 */
public record ColonyLook(
    Colour colour, double density, double medianUm, double spread, double smallestUm) {
  /** Colonies of a clonogenic assay in 6 wells after ten days or so. */
  public static final ColonyLook CLONOGENIC =
      new ColonyLook(Colour.CRYSTAL_VIOLET, 1.05, 1300, 0.45, 500);

  /** Colonies in soft agar after two to three weeks. */
  public static final ColonyLook SOFT_AGAR = new ColonyLook(Colour.UNSTAINED, 0.95, 110, 0.4, 60);

  /** Bacterial colonies after a night. */
  public static final ColonyLook BACTERIAL = new ColonyLook(Colour.CREAM, 1, 1700, 0.35, 600);

  public ColonyLook {
    if (!(density > 0 && density <= 3)) {
      throw new IllegalArgumentException("no such density: " + density);
    }
    if (!(smallestUm > 0 && medianUm >= smallestUm)) {
      throw new IllegalArgumentException(
          "the median of %s µm is below the limit of %s µm".formatted(medianUm, smallestUm));
    }
    if (!(spread >= 0 && spread <= 1)) {
      throw new IllegalArgumentException("no such spread: " + spread);
    }
  }
}
