package org.readout.imaging.rendered;

import java.util.ArrayList;
import java.util.List;

/** One picture while it is put together, layer over layer. Confined to a thread. */
final class Scene {
  /** Flakes in a picture without stain. */
  private static final Colour.Absorbing DUST = new Colour.Absorbing(0.5, 0.55, 0.6);

  private final PlateRecipe recipe;
  private final long seed;
  private final Canvas canvas;
  private final Pose pose;
  private final List<WellArea> wells;
  private final List<Sprout> sprouts;

  Scene(PlateRecipe recipe, long seed) {
    this.recipe = recipe;
    this.seed = seed;
    this.canvas = new Canvas(recipe.widthPx(), recipe.heightPx());
    this.pose = Pose.of(recipe, new Chance(seed, "pose"));
    this.wells = WellArea.of(recipe, pose);
    this.sprouts = Placement.of(recipe, wells, seed);
  }

  Canvas canvas() {
    return canvas;
  }

  /**
   * Draws everything before the lens.
   *
   * @return what was drawn, in the order of the labels
   */
  List<TrueColony> draw() {
    return truth(recipe.vessel().isField() ? drawField() : drawVessel());
  }

  /**
   * @return pixels of each whole colony
   */
  private List<Integer> drawField() {
    SoftAgar agar = new SoftAgar(recipe, canvas, seed);
    agar.paintGel();
    agar.paintCells();
    List<Integer> areas = sprouts.stream().map(agar::paint).toList();
    stain();
    new Litter(recipe, canvas, seed).paintFibres();
    return areas;
  }

  private List<Integer> drawVessel() {
    new Bench(recipe, canvas, seed).paint();
    if (recipe.vessel().isPlate()) {
      new PlateBody(recipe, canvas, pose, seed).paint();
    }
    WellPainter well = new WellPainter(recipe, canvas, seed);
    Litter litter = new Litter(recipe, canvas, seed);
    if (recipe.vessel() == Vessel.BACTERIAL_DISH) {
      wells.forEach(well::paintAgar);
    }
    wells.forEach(well::paintFloor);
    ColonyPainter colony = new ColonyPainter(recipe, canvas, seed);
    List<Integer> areas = sprouts.stream().map(colony::paint).toList();
    wells.forEach(litter::paintFlakes);
    stain();
    wells.forEach(well::paintRims);
    wells.forEach(litter::paintReflection);
    litter.paintFibres();
    litter.paintDroplets();
    return areas;
  }

  private void stain() {
    canvas.stain(recipe.look().colour() instanceof Colour.Absorbing stain ? stain : DUST);
  }

  private List<TrueColony> truth(List<Integer> areas) {
    int[] visible = new int[sprouts.size() + 1];
    for (int label : canvas.owner) {
      visible[label]++;
    }
    double limit = recipe.px(recipe.look().smallestUm() / 1000);
    List<TrueColony> colonies = new ArrayList<>();
    for (int i = 0; i < sprouts.size(); i++) {
      Sprout sprout = sprouts.get(i);
      int area = areas.get(i);
      double share = area == 0 ? 0 : (double) visible[sprout.label()] / area;
      double diameter = StrictMath.sqrt(4 * area / StrictMath.PI);
      colonies.add(
          new TrueColony(
              sprout.label(),
              sprout.well().name(),
              sprout.xPx(),
              sprout.yPx(),
              diameter,
              area,
              share,
              share >= TrueColony.LEAST_VISIBLE && diameter >= limit));
    }
    return colonies;
  }
}
