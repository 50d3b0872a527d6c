package org.readout.imaging.rendered;

/**
 * How the vessel lies under the camera: turned a little about the middle of the picture.
 *
 * @param xPx middle of the vessel in the picture
 * @param cosine of the turn
 * @param sine of the turn
 */
record Pose(double xPx, double yPx, double cosine, double sine) {
  private static final double MOST_RADIANS = StrictMath.toRadians(3);

  static Pose of(PlateRecipe recipe, Chance chance) {
    double most = MOST_RADIANS * recipe.nuisances().level(Nuisance.TURN);
    double turn = recipe.vessel().isField() ? 0 : chance.between(-most, most);
    return new Pose(
        recipe.widthPx() / 2.0,
        recipe.heightPx() / 2.0,
        StrictMath.cos(turn),
        StrictMath.sin(turn));
  }

  double pictureX(double x, double y) {
    return xPx + x * cosine - y * sine;
  }

  double pictureY(double x, double y) {
    return yPx + x * sine + y * cosine;
  }

  /** Along the vessel's long side, from its middle. */
  float vesselX(float pictureX, float pictureY) {
    return (float) ((pictureX - xPx) * cosine + (pictureY - yPx) * sine);
  }

  float vesselY(float pictureX, float pictureY) {
    return (float) ((pictureY - yPx) * cosine - (pictureX - xPx) * sine);
  }
}
