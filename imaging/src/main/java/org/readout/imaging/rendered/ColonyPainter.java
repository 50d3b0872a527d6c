package org.readout.imaging.rendered;

/**
 * Draws colonies: an outline rough at low frequencies, a thickness that is flat, domed or diffuse,
 * grain of single cells, and a ragged halo where cells migrate. Confined to a thread.
 */
final class ColonyPainter {
  /** How far a halo reaches, in radii. */
  private static final double HALO_REACH = 1.7;

  private static final float COVERED_EDGE = 0.12f;

  private final PlateRecipe recipe;
  private final Canvas canvas;
  private final long seed;
  private final Texture cells;
  private final Texture patches;

  ColonyPainter(PlateRecipe recipe, Canvas canvas, long seed) {
    this.recipe = recipe;
    this.canvas = canvas;
    this.seed = seed;
    this.cells = Texture.of(new Chance(seed, "cells"), 64, 3, 1.2);
    this.patches = Texture.of(new Chance(seed, "patches"), 16, 3, 0.6);
  }

  /** One colony's form, drawn by chance. */
  private record Form(
      Compass outline,
      float scale,
      float edge,
      float density,
      float halo,
      float holes,
      int grainX,
      int grainY) {}

  /**
   * @return pixels of the whole colony, also those that another owns
   */
  int paint(Sprout colony) {
    Form form = form(colony);
    int area = cover(colony, form, colony.radiusPx());
    mirror(colony, form);
    return area;
  }

  private Form form(Sprout colony) {
    Chance chance = new Chance(seed, "form of " + colony.label());
    double halo = recipe.nuisances().level(Nuisance.HALO);
    Compass rough = Compass.rough(chance, 2, 12, 1.1);
    boolean smooth = recipe.look().colour() instanceof Colour.Opaque;
    double roughness = chance.between(0.02, smooth ? 0.06 : 0.12 + 0.08 * halo);
    Compass outline =
        Compass.of(
            angle ->
                1
                    + roughness
                        * rough.at((float) StrictMath.cos(angle), (float) StrictMath.sin(angle)));
    double kind = chance.between(0, 1);
    double edge =
        kind < 0.5
            ? chance.between(0.08, 0.2)
            : kind < 0.85 ? chance.between(0.25, 0.5) : chance.between(0.5, 0.8);
    double median = recipe.px(recipe.look().medianUm() / 1000) / 2;
    double size = StrictMath.pow(Math.min(2, colony.radiusPx() / median), 0.3);
    double stain = colony.pale() ? chance.between(0.14, 0.3) : chance.between(0.7, 1.2) * size;
    boolean migrates = chance.happens(halo * 0.7);
    return new Form(
        outline,
        (float) (1 / StrictMath.sqrt(outline.meanSquare())),
        (float) edge,
        (float) (stain * recipe.look().density()),
        (float) (migrates ? halo * chance.between(0.3, 1) : 0),
        (float) (chance.happens(0.2) ? chance.between(0.6, 1.6) : 0.3),
        chance.below(256),
        chance.below(256));
  }

  private int cover(Sprout colony, Form form, double radius) {
    double reach = radius * (form.halo() > 0 ? HALO_REACH : Placement.REACH) + 2;
    int area = 0;
    int right = Canvas.clip(colony.xPx() + reach + 1, canvas.width);
    int bottom = Canvas.clip(colony.yPx() + reach + 1, canvas.height);
    for (int y = Canvas.clip(colony.yPx() - reach, canvas.height); y < bottom; y++) {
      for (int x = Canvas.clip(colony.xPx() - reach, canvas.width); x < right; x++) {
        float dx = (float) (x - colony.xPx());
        float dy = (float) (y - colony.yPx());
        float edge = (float) radius * form.outline().at(dx, dy) * form.scale();
        float out = (float) Math.sqrt(dx * dx + dy * dy) / edge;
        int i = y * canvas.width + x;
        boolean mine = out < canvas.depth[i];
        if (out < 1) {
          area++;
          if (mine) {
            canvas.owner[i] = colony.label();
            canvas.depth[i] = out;
          }
        }
        if (recipe.look().colour() instanceof Colour.Opaque colour) {
          if (mine && out < 1 + 2 / edge) {
            coverPixel(i, colour, form, out, dx / edge, dy / edge, edge);
          }
        } else {
          stainPixel(i, form, out, x + form.grainX(), y + form.grainY());
        }
      }
    }
    return area;
  }

  private void stainPixel(int i, Form form, float out, int grainX, int grainY) {
    float inward = Math.max(0, Math.min(1, (1.06f - out) / form.edge()));
    float thickness = inward * inward * (3 - 2 * inward) * (0.85f + 0.15f * (1 - out * out));
    float patch = patches.at(grainX, grainY);
    float grain = 1 + 0.22f * cells.at(grainX, grainY) + form.holes() * Math.min(patch, 0.3f);
    float density = thickness * Math.max(0.1f, grain) * form.density();
    if (form.halo() > 0 && out > 0.8f) {
      float beyond = (out - 0.8f) / (float) (HALO_REACH - 0.8);
      float cell = cells.at(grainX, grainY) - 0.02f - 0.75f * beyond / (0.4f + form.halo());
      if (cell > 0 && beyond < 1) {
        density = Math.max(density, Math.min(0.5f, 1.6f * cell) * form.density() * (1 - beyond));
      }
    }
    // Where two colonies meet they hardly grow over each other.
    float there = canvas.density[i];
    canvas.density[i] = Math.max(there, density) + 0.2f * Math.min(there, Math.max(0, density));
  }

  /** A shiny cap of bacteria: lighter towards the lamp, with a small bright reflection. */
  private void coverPixel(
      int i, Colour.Opaque colour, Form form, float out, float u, float v, float edge) {
    float soft = Math.max(COVERED_EDGE, 1.5f / edge);
    float inward = Math.max(0, Math.min(1, (1 + soft / 2 - out) / soft));
    float cover = inward * inward * (3 - 2 * inward);
    float cap = 1 - 0.16f * out * out - 0.07f * (u + v);
    float opacity = (float) Math.min(1, 0.55 + 0.45 * form.density() / recipe.look().density());
    canvas.cover(i, colour, cap, cover * opacity);
    float fromLamp = (u + 0.35f) * (u + 0.35f) + (v + 0.35f) * (v + 0.35f);
    if (fromLamp < 0.03f) {
      canvas.add(i, 0.10f * (1 - fromLamp / 0.03f));
    }
  }

  /** The wall shows what grows close to it once more, flattened and faint. */
  private void mirror(Sprout colony, Form form) {
    double rim = recipe.nuisances().level(Nuisance.RIM);
    WellArea well = colony.well();
    double dx = colony.xPx() - well.xPx();
    double dy = colony.yPx() - well.yPx();
    double out = StrictMath.sqrt(dx * dx + dy * dy);
    double toWall = well.radiusPx() - out;
    if (rim == 0 || well.radiusPx() == 0 || toWall > 0.1 * well.radiusPx()) {
      return;
    }
    double flat = 0.45;
    double mirrored = well.radiusPx() + flat * toWall;
    double x = well.xPx() + dx / out * mirrored;
    double y = well.yPx() + dy / out * mirrored;
    double radius = colony.radiusPx();
    double wall = well.radiusPx() * well.radiusPx();
    canvas.around(
        x,
        y,
        radius,
        (i, px, py) -> {
          double along = (px * dx + py * dy) / out / flat;
          double across = (py * dx - px * dy) / out;
          double far = (along * along + across * across) / (radius * radius);
          double fromX = x + px - well.xPx();
          double fromY = y + py - well.yPx();
          if (far < 1 && fromX * fromX + fromY * fromY > wall) {
            canvas.density[i] += (float) (0.35 * rim * form.density() * (1 - far));
          }
        });
  }
}
