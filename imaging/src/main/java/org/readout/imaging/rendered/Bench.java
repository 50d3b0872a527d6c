package org.readout.imaging.rendered;

/** Draws what lies under everything: the bench in the light of a lamp. */
final class Bench {
  /** A pale laminate. */
  private static final float RED = 0.80f;

  private static final float GREEN = 0.79f;
  private static final float BLUE = 0.765f;

  private final Canvas canvas;
  private final Texture grain;
  private final Texture clouds;
  private final Chance chance;
  private final double level;

  Bench(PlateRecipe recipe, Canvas canvas, long seed) {
    this.canvas = canvas;
    this.chance = new Chance(seed, "bench");
    this.grain = Texture.of(new Chance(seed, "bench grain"), 128, 2, 1);
    this.clouds = Texture.of(new Chance(seed, "bench clouds"), 4, 3, 0.5);
    this.level = recipe.nuisances().level(Nuisance.LIGHT);
  }

  void paint() {
    double side = chance.angle();
    float towardsX = (float) (0.42 * level * StrictMath.cos(side));
    float towardsY = (float) (0.42 * level * StrictMath.sin(side));
    float corners = (float) (0.5 * level * chance.between(0.6, 1.2));
    float white = (float) (1 + 0.08 * level * chance.between(-1, 1));
    for (int y = 0; y < canvas.height; y++) {
      float v = (float) y / canvas.height - 0.5f;
      for (int x = 0; x < canvas.width; x++) {
        float u = (float) x / canvas.width - 0.5f;
        float cloud = clouds.at(u * 220, v * 160);
        float lamp =
            1
                + u * towardsX
                + v * towardsY
                - corners * (u * u + v * v)
                + 0.05f * cloud * (float) level;
        float light = lamp * (1 + 0.008f * grain.at(x, y));
        int i = y * canvas.width + x;
        canvas.red[i] = RED * light * white;
        canvas.green[i] = GREEN * light;
        canvas.blue[i] = BLUE * light / white;
      }
    }
  }
}
