package org.readout.imaging.rendered;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in the picture colonies of one well may lie: a disc, or a field's whole rectangle.
 *
 * @param radiusPx of the floor; 0 for a field
 */
record WellArea(
    String name, double xPx, double yPx, double radiusPx, double widthPx, double heightPx) {
  /** In the order of {@link Vessel#wells()}. */
  static List<WellArea> of(PlateRecipe recipe, Pose pose) {
    List<WellArea> areas = new ArrayList<>();
    Vessel vessel = recipe.vessel();
    List<String> names = vessel.wells();
    for (int i = 0; i < names.size(); i++) {
      double x = recipe.px(vessel.wellXMm(i));
      double y = recipe.px(vessel.wellYMm(i));
      areas.add(
          new WellArea(
              names.get(i),
              pose.pictureX(x, y),
              pose.pictureY(x, y),
              recipe.px(vessel.radiusMm()),
              recipe.widthPx(),
              recipe.heightPx()));
    }
    return areas;
  }

  /** Whether a disc there stays inside. */
  boolean holds(double x, double y, double radius) {
    if (radiusPx == 0) {
      return x > radius && y > radius && x < widthPx - radius && y < heightPx - radius;
    }
    double room = radiusPx - radius;
    return room > 0 && (x - xPx) * (x - xPx) + (y - yPx) * (y - yPx) < room * room;
  }

  /** The largest disc that fits. */
  double room() {
    return radiusPx == 0 ? Math.min(widthPx, heightPx) / 2 : radiusPx;
  }
}
