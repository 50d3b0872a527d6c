package org.readout.imaging.rendered;

/**
 * Draws one round well or dish: the floor's edge, the shaded wall, the top rim, which the camera
 * sees further out, and the lamp's reflections on all of them.
 */
final class WellPainter {
  /** How far a rim moves outwards for each pixel that it is away from under the lens. */
  private static final double PARALLAX = 0.022;

  private final PlateRecipe recipe;
  private final Canvas canvas;
  private final Chance chance;
  private final Texture clouds;
  private final double lamp;

  WellPainter(PlateRecipe recipe, Canvas canvas, long seed) {
    this.recipe = recipe;
    this.canvas = canvas;
    this.chance = new Chance(seed, "wells");
    this.clouds = Texture.of(new Chance(seed, "caustics"), 4, 4, 0.55);
    this.lamp = chance.angle();
  }

  /** The gel that bacteria grow on, over the whole floor. */
  void paintAgar(WellArea well) {
    float radius = (float) well.radiusPx();
    canvas.around(
        well.xPx(),
        well.yPx(),
        radius,
        (i, dx, dy) -> {
          if (dx * dx + dy * dy < radius * radius) {
            canvas.red[i] *= 0.80f;
            canvas.green[i] *= 0.70f;
            canvas.blue[i] *= 0.50f;
          }
        });
  }

  /** The floor before colonies are on it: meniscus shade, caustics, stain that stayed. */
  void paintFloor(WellArea well) {
    float light = (float) recipe.nuisances().level(Nuisance.LIGHT);
    float residue = (float) recipe.nuisances().level(Nuisance.RESIDUE);
    boolean stained = recipe.look().colour() instanceof Colour.Absorbing;
    Compass away = Compass.of(angle -> StrictMath.cos(angle - lamp));
    int shift = chance.below(256);
    float radius = (float) well.radiusPx();
    float stretch = 150 / radius;
    canvas.around(
        well.xPx(),
        well.yPx(),
        radius + 1,
        (i, dx, dy) -> {
          float out = (float) Math.sqrt(dx * dx + dy * dy) / radius;
          if (out > 1) {
            return;
          }
          float cloud = clouds.at(dx * stretch + shift, dy * stretch);
          float atWall = Math.max(0, (out - 0.75f) * 4);
          float crescent = Math.max(0, 1 - Math.abs(out - 0.72f) * 5) * away.at(dx, dy);
          float shade = 1 - light * (0.13f * atWall * atWall * (1 - 0.6f * away.at(dx, dy)));
          canvas.scale(i, shade * (1 + light * (0.06f * cloud + 0.05f * crescent)));
          if (stained && residue > 0) {
            float ring = Math.max(0, 1 - Math.abs(out - 0.975f) * 30);
            float streak = Math.max(0, cloud - 0.2f);
            canvas.density[i] +=
                residue
                    * (0.025f
                        + 0.03f * cloud * cloud
                        + 0.07f * streak * atWall
                        + 0.14f * ring * (0.5f + cloud));
          }
        });
  }

  /** Wall and rims over everything that is in the well. */
  void paintRims(WellArea well) {
    double rim = recipe.nuisances().level(Nuisance.RIM);
    double mm = recipe.px(1);
    double thin = Math.max(0.6, 0.10 * mm);
    double wall = (recipe.vessel().isPlate() ? 1.25 : 2.2) * mm;
    Profile floorEdge =
        new Profile(2.5 * mm)
            .line(0, 1.2 * thin, -0.26 * rim)
            .line(0.28 * mm, thin, 0.22 * rim)
            .line(-0.35 * mm, 1.5 * thin, 0.10 * rim);
    Profile top =
        new Profile(3 * mm)
            .line(-0.45 * mm, thin, -0.24 * rim)
            .line(-0.1 * mm, 1.3 * thin, 0.34 * rim)
            .line(0.45 * mm, thin, -0.24 * rim)
            .line(0.8 * mm, thin, 0.18 * rim);
    Compass floorGlint = Compass.rough(chance, 1, 24, 0.5);
    Compass topGlint = Compass.rough(chance, 1, 30, 0.4);
    Compass wallLight = Compass.rough(chance, 1, 10, 0.8);
    Compass glare = glareArcs();
    Compass facing = Compass.of(angle -> StrictMath.cos(angle - lamp));
    float radius = (float) well.radiusPx();
    float topRadius = radius + (float) wall;
    float topX = (float) ((well.xPx() - canvas.width / 2.0) * PARALLAX);
    float topY = (float) ((well.yPx() - canvas.height / 2.0) * PARALLAX);
    float glareWidth = (float) Math.max(0.8, 0.22 * mm);
    float shading = (float) (0.20 * rim);
    // The floor is left alone further in than its own edge and the displaced rim reach.
    float nothingBelow =
        (float) Math.min(-2.5 * mm, wall - Math.abs(topX) - Math.abs(topY) - 3 * mm);
    canvas.around(
        well.xPx(),
        well.yPx(),
        topRadius + 4 * mm,
        (i, dx, dy) -> {
          float toFloor = (float) Math.sqrt(dx * dx + dy * dy) - radius;
          if (toFloor < nothingBelow) {
            return;
          }
          float tx = dx - topX;
          float ty = dy - topY;
          float toTop = (float) Math.sqrt(tx * tx + ty * ty) - topRadius;
          float light =
              1
                  + floorEdge.at(toFloor) * (0.8f + 0.8f * floorGlint.at(dx, dy))
                  + top.at(toTop) * (0.8f + 0.9f * topGlint.at(tx, ty));
          if (toFloor > 0 && toTop < 0) {
            light *= 1 - shading * (0.55f + 0.5f * facing.at(dx, dy) + 0.5f * wallLight.at(dx, dy));
          }
          canvas.scale(i, light);
          float off = (toTop + glareWidth * 0.5f) / glareWidth;
          float shine = glare.at(tx, ty);
          if (shine > 0 && Math.abs(off) < 2) {
            canvas.add(i, shine * (1 - off * off / 4));
          }
          float inner = (toFloor + 1.6f * glareWidth) / glareWidth;
          float other = glare.at(-dx, -dy);
          if (other > 0 && Math.abs(inner) < 1.5f) {
            canvas.add(i, 0.5f * other * (1 - inner * inner / 2.25f));
          }
        });
  }

  /** A few bright arcs, most where the lamp stands. */
  private Compass glareArcs() {
    double level = recipe.nuisances().level(Nuisance.GLARE);
    int arcs = chance.about(4 * level);
    double[] middle = new double[arcs];
    double[] width = new double[arcs];
    double[] bright = new double[arcs];
    for (int k = 0; k < arcs; k++) {
      middle[k] = lamp + 0.7 * chance.normal();
      width[k] = chance.between(0.04, 0.22);
      bright[k] = chance.between(0.2, 0.75) * level;
    }
    return Compass.of(
        angle -> {
          double sum = 0;
          for (int k = 0; k < arcs; k++) {
            double off = StrictMath.IEEEremainder(angle - middle[k], 2 * StrictMath.PI) / width[k];
            sum += bright[k] * StrictMath.exp(-off * off * off * off);
          }
          return sum;
        });
  }
}
