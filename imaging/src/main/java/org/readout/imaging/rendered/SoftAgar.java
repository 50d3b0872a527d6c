package org.readout.imaging.rendered;

import org.jspecify.annotations.Nullable;

/**
 * Draws a field in soft agar: warm light that falls off to the corners, colonies at several depths
 * with the dark and bright rings of a ball that bends the light, single cells out of focus.
 */
final class SoftAgar {
  private final PlateRecipe recipe;
  private final Canvas canvas;
  private final long seed;
  private final Texture clouds;

  SoftAgar(PlateRecipe recipe, Canvas canvas, long seed) {
    this.recipe = recipe;
    this.canvas = canvas;
    this.seed = seed;
    this.clouds = Texture.of(new Chance(seed, "gel"), 8, 4, 0.6);
  }

  /** The lamp through the gel; the lens sees less at the corners. */
  void paintGel() {
    Chance chance = new Chance(seed, "lamp");
    double light = recipe.nuisances().level(Nuisance.LIGHT);
    float falloff = (float) (0.9 * light);
    double x0 = 0.5 + 0.25 * light * chance.normal();
    double y0 = 0.5 + 0.25 * light * chance.normal();
    for (int y = 0; y < canvas.height; y++) {
      float v = (float) ((double) y / canvas.height - y0);
      for (int x = 0; x < canvas.width; x++) {
        float u = (float) ((double) x / canvas.width - x0);
        float far = u * u + v * v;
        float lamp = 1 / (1 + falloff * far * (1 + far));
        lamp *= 1 + 0.02f * clouds.at(u * 200, v * 200);
        int i = y * canvas.width + x;
        canvas.red[i] = 0.77f * lamp;
        canvas.green[i] = 0.54f * (lamp + 0.02f);
        canvas.blue[i] = 0.37f * (lamp + 0.05f);
      }
    }
  }

  /** Cells that never divided, mostly out of focus: small, faint, soft. */
  void paintCells() {
    Chance chance = new Chance(seed, "cells");
    int cells = chance.about(500 * recipe.nuisances().level(Nuisance.DEBRIS));
    for (int k = 0; k < cells; k++) {
      double radius = recipe.px(chance.between(0.004, 0.010));
      double soft = radius * chance.between(0.3, 3.5);
      double density = chance.between(0.15, 0.5) * radius / (radius + soft);
      double x = chance.between(0, canvas.width);
      double y = chance.between(0, canvas.height);
      ball(x, y, radius, soft, density, chance.between(-0.3, 0.3), null, 0);
    }
  }

  /**
   * @return pixels of the whole colony
   */
  int paint(Sprout colony) {
    Chance chance = new Chance(seed, "form of " + colony.label());
    Compass rough = Compass.rough(chance, 2, 7, 1.3);
    double roughness = chance.between(0.01, 0.06);
    Compass outline =
        Compass.of(
            angle ->
                1
                    + roughness
                        * rough.at((float) StrictMath.cos(angle), (float) StrictMath.sin(angle)));
    double soft = colony.radiusPx() * chance.between(0.10, 0.32);
    double stain = colony.pale() ? chance.between(0.25, 0.4) : chance.between(0.75, 1.15);
    double ring = chance.between(-0.4, 1);
    return ball(
        colony.xPx(),
        colony.yPx(),
        colony.radiusPx(),
        soft,
        stain * recipe.look().density(),
        ring,
        outline,
        colony.label());
  }

  /**
   * @param soft width of the edge, by defocus
   * @param ring brightness of the ring around it; its sign turns with the side of the focus
   */
  private int ball(
      double x,
      double y,
      double radius,
      double soft,
      double density,
      double ring,
      @Nullable Compass outline,
      int label) {
    Profile across = new Profile(radius + 6 * soft + 3);
    across.line(soft + 1, 0.4 * soft + 0.7, -0.28 * ring * density);
    across.line(soft * 2 + 2, 0.5 * soft + 0.7, 0.09 * ring * density);
    across.line(-0.3 * radius, 0.13 * radius + 0.3 * soft, -0.45 * Math.abs(ring) * density);
    across.line(0, 0.35 * soft + 0.6, 0.22 * density);
    double reach = radius * 1.1 + 5 * soft + 3;
    int area = 0;
    for (int py = Canvas.clip(y - reach, canvas.height);
        py < Canvas.clip(y + reach + 1, canvas.height);
        py++) {
      for (int px = Canvas.clip(x - reach, canvas.width);
          px < Canvas.clip(x + reach + 1, canvas.width);
          px++) {
        float dx = (float) (px - x);
        float dy = (float) (py - y);
        float edge = (float) radius * (outline == null ? 1 : outline.at(dx, dy));
        float from = (float) Math.sqrt(dx * dx + dy * dy) - edge;
        float inward = Math.max(0, Math.min(1, 0.5f - from / (2.2f * (float) soft)));
        float deep = Math.max(0, Math.min(1, -from / edge));
        float body = inward * inward * (3 - 2 * inward) * (0.55f + 0.45f * deep * (2 - deep));
        int i = py * canvas.width + px;
        float own = body * (float) density + across.at(from);
        float there = canvas.density[i];
        canvas.density[i] =
            there > 0 && own > 0
                ? Math.max(there, own) + 0.25f * Math.min(there, own)
                : there + own;
        if (label > 0 && from < 0) {
          area++;
          float out = 1 + from / edge;
          if (out < canvas.depth[i]) {
            canvas.owner[i] = label;
            canvas.depth[i] = out;
          }
        }
      }
    }
    return area;
  }
}
