package org.readout.imaging.rendered;

import java.util.HashSet;
import java.util.Set;

/** Draws what is no colony: flakes, dust, lint, drops, and lamps mirrored in the liquid. */
final class Litter {
  private static final double FLAKES_PER_MM2 = 0.10;

  private final PlateRecipe recipe;
  private final Canvas canvas;
  private final long seed;

  Litter(PlateRecipe recipe, Canvas canvas, long seed) {
    this.recipe = recipe;
    this.canvas = canvas;
    this.seed = seed;
  }

  /** Below the limit by far, angular, as dense as a colony or less. */
  void paintFlakes(WellArea well) {
    Chance chance = new Chance(seed, "flakes of " + well.name());
    double level = recipe.nuisances().level(Nuisance.DEBRIS);
    double mm = recipe.px(1);
    double area = StrictMath.PI * well.radiusPx() * well.radiusPx() / (mm * mm);
    int flakes = chance.about(level * area * FLAKES_PER_MM2);
    double limit = recipe.px(recipe.look().smallestUm() / 1000);
    for (int k = 0; k < flakes; k++) {
      double radius = Math.max(0.6, limit / 2 * chance.between(0.06, 1) * chance.between(0.2, 0.8));
      double out = well.radiusPx() * StrictMath.sqrt(chance.between(0, 0.97));
      double angle = chance.angle();
      double x = well.xPx() + out * StrictMath.cos(angle);
      double y = well.yPx() + out * StrictMath.sin(angle);
      Compass outline = Compass.rough(chance, 2, 5, 0.6);
      flake(x, y, radius, outline, (float) (chance.between(0.2, 1) * 0.8));
    }
  }

  private void flake(double x, double y, double radius, Compass outline, float density) {
    canvas.around(
        x,
        y,
        1.7 * radius + 1,
        (i, dx, dy) -> {
          float edge = (float) radius * (1 + 0.55f * outline.at(dx, dy));
          float inside = edge - (float) Math.sqrt(dx * dx + dy * dy) + 0.5f;
          if (inside > 0) {
            canvas.density[i] = Math.max(canvas.density[i], density * Math.min(1, inside));
          }
        });
  }

  /** Curved threads, darker or brighter than what is under them, anywhere in the picture. */
  void paintFibres() {
    Chance chance = new Chance(seed, "fibres");
    int fibres = chance.about(14 * recipe.nuisances().level(Nuisance.FIBRES));
    double mm = recipe.px(recipe.vessel().isField() ? 0.08 : 1);
    for (int k = 0; k < fibres; k++) {
      double[] x = new double[3];
      double[] y = new double[3];
      x[0] = chance.between(0, canvas.width);
      y[0] = chance.between(0, canvas.height);
      for (int p = 1; p < 3; p++) {
        x[p] = x[p - 1] + mm * 1.3 * chance.normal();
        y[p] = y[p - 1] + mm * 1.3 * chance.normal();
      }
      double width = Math.max(0.55, mm * chance.between(0.01, 0.03));
      float light =
          (float) (chance.happens(0.6) ? -chance.between(0.10, 0.35) : chance.between(0.06, 0.2));
      fibre(x, y, width, light);
    }
  }

  /** A quadratic Bézier curve; each pixel is lit once, however often the curve passes. */
  private void fibre(double[] x, double[] y, double width, float light) {
    Set<Integer> lit = new HashSet<>();
    double length =
        Math.abs(x[1] - x[0])
            + Math.abs(y[1] - y[0])
            + Math.abs(x[2] - x[1])
            + Math.abs(y[2] - y[1]);
    int steps = (int) (2 * length) + 2;
    for (int s = 0; s <= steps; s++) {
      double t = (double) s / steps;
      double cx = (1 - t) * (1 - t) * x[0] + 2 * t * (1 - t) * x[1] + t * t * x[2];
      double cy = (1 - t) * (1 - t) * y[0] + 2 * t * (1 - t) * y[1] + t * t * y[2];
      canvas.around(
          cx,
          cy,
          width,
          (i, dx, dy) -> {
            if (lit.add(i)) {
              canvas.scale(i, 1 + light);
            }
          });
    }
  }

  /** Drops under a lid: bright on one side, dark on the other, clear between. */
  void paintDroplets() {
    Chance chance = new Chance(seed, "droplets");
    double level = recipe.nuisances().level(Nuisance.DROPLETS);
    int drops = chance.about(260 * level * level);
    for (int k = 0; k < drops; k++) {
      double radius = recipe.px(chance.logNormal(0.45, 0.5));
      double x = chance.between(0, canvas.width);
      double y = chance.between(0, canvas.height);
      float strength = (float) chance.between(0.08, 0.28);
      float size = (float) radius;
      canvas.around(
          x,
          y,
          radius,
          (i, dx, dy) -> {
            float out = (dx * dx + dy * dy) / (size * size);
            if (out < 1) {
              canvas.scale(i, 1 + strength * out * out * (dx + 1.4f * dy) / size * 0.7f);
            }
          });
    }
  }

  /** A window or a tube lamp, mirrored in the liquid or the floor. */
  void paintReflection(WellArea well) {
    Chance chance = new Chance(seed, "reflection in " + well.name());
    double level = recipe.nuisances().level(Nuisance.GLARE);
    if (!chance.happens(level)) {
      return;
    }
    double halfLength = well.radiusPx() * chance.between(0.08, 0.26);
    double halfWidth = halfLength * chance.between(0.25, 0.7);
    double angle = chance.angle();
    double out = well.radiusPx() * chance.between(0.45, 0.85);
    double x = well.xPx() + out * StrictMath.cos(angle);
    double y = well.yPx() + out * StrictMath.sin(angle);
    double lean = angle + StrictMath.PI / 2 + 0.3 * chance.normal();
    float cosine = (float) StrictMath.cos(lean);
    float sine = (float) StrictMath.sin(lean);
    float bright = (float) (level * chance.between(0.1, 0.35));
    canvas.around(
        x,
        y,
        halfLength,
        (i, dx, dy) -> {
          float u = (dx * cosine + dy * sine) / (float) halfLength;
          float v = (dy * cosine - dx * sine) / (float) halfWidth;
          float inside = Math.max(0, 1 - u * u) * Math.max(0, 1 - v * v);
          canvas.add(i, bright * inside * inside * (3 - 2 * inside));
        });
  }
}
