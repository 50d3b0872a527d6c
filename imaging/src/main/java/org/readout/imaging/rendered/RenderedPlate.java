package org.readout.imaging.rendered;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;

/** A photograph that was drawn, with every colony that is on it. Immutable. */
public final class RenderedPlate {
  private final PlateRecipe recipe;
  private final byte[] bgr;
  private final short[] labels;
  private final List<TrueColony> colonies;

  private RenderedPlate(
      PlateRecipe recipe, byte[] bgr, short[] labels, List<TrueColony> colonies) {
    this.recipe = recipe;
    this.bgr = bgr;
    this.labels = labels;
    this.colonies = List.copyOf(colonies);
  }

  /**
   * Draws the picture: half a second for a 6-well plate of 2468 × 1700 pixels. The same recipe and
   * seed give the same picture on any machine.
   *
   * @throws ImageException.NoNativeLibrary if OpenCV does not load
   */
  public static RenderedPlate render(PlateRecipe recipe, long seed) throws ImageException {
    OpenCv.require();
    Canvas canvas = new Canvas(recipe.widthPx(), recipe.heightPx());
    Pose pose = Pose.of(recipe, new Chance(seed, "pose"));
    List<WellArea> wells = WellArea.of(recipe, pose);
    List<Sprout> sprouts = Placement.of(recipe, wells, seed);
    List<Integer> areas =
        recipe.vessel().isField()
            ? field(recipe, canvas, wells, sprouts, seed)
            : vessel(recipe, canvas, pose, wells, sprouts, seed);
    byte[] bgr = new Camera(recipe, seed).photograph(canvas);
    short[] labels = new short[canvas.owner.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (short) canvas.owner[i];
    }
    return new RenderedPlate(recipe, bgr, labels, truth(recipe, sprouts, areas, canvas.owner));
  }

  private static List<Integer> field(
      PlateRecipe recipe, Canvas canvas, List<WellArea> wells, List<Sprout> sprouts, long seed) {
    SoftAgar agar = new SoftAgar(recipe, canvas, seed);
    Litter litter = new Litter(recipe, canvas, seed);
    agar.paintGel();
    agar.paintCells();
    List<Integer> areas = new ArrayList<>();
    for (Sprout sprout : sprouts) {
      areas.add(agar.paint(sprout));
    }
    if (recipe.look().colour() instanceof Colour.Absorbing stain) {
      canvas.stain(stain);
    }
    litter.paintFibres();
    return areas;
  }

  private static List<Integer> vessel(
      PlateRecipe recipe,
      Canvas canvas,
      Pose pose,
      List<WellArea> wells,
      List<Sprout> sprouts,
      long seed) {
    new Bench(recipe, canvas, seed).paint(0.80, 0.79, 0.765);
    if (recipe.vessel().isPlate()) {
      new PlateBody(recipe, canvas, pose, seed).paint();
    }
    WellPainter rims = new WellPainter(recipe, canvas, seed);
    Litter litter = new Litter(recipe, canvas, seed);
    if (recipe.vessel() == Vessel.BACTERIAL_DISH) {
      wells.forEach(rims::paintAgar);
    }
    wells.forEach(rims::paintFloor);
    ColonyPainter painter = new ColonyPainter(recipe, canvas, seed);
    List<Integer> areas = new ArrayList<>();
    for (Sprout sprout : sprouts) {
      areas.add(painter.paint(sprout));
    }
    wells.forEach(litter::paintFlakes);
    if (recipe.look().colour() instanceof Colour.Absorbing stain) {
      canvas.stain(stain);
    }
    wells.forEach(rims::paintRims);
    wells.forEach(litter::paintReflection);
    litter.paintFibres();
    litter.paintDroplets();
    return areas;
  }

  private static List<TrueColony> truth(
      PlateRecipe recipe, List<Sprout> sprouts, List<Integer> areas, int[] owner) {
    int[] visible = new int[sprouts.size() + 1];
    for (int label : owner) {
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
              share >= 0.5 && diameter >= limit));
    }
    return colonies;
  }

  public int widthPx() {
    return recipe.widthPx();
  }

  public int heightPx() {
    return recipe.heightPx();
  }

  public double umPerPx() {
    return recipe.umPerPx();
  }

  /** Every colony, also those that do not count. */
  public List<TrueColony> colonies() {
    return colonies;
  }

  /** How many countable colonies a well holds. */
  public int countable(String well) {
    return (int) colonies.stream().filter(c -> c.well().equals(well) && c.countable()).count();
  }

  /** Nothing is lost. */
  public byte[] png() {
    return encode(".png", Imgcodecs.IMWRITE_PNG_COMPRESSION, 1);
  }

  /** At the quality that the recipe's {@link Nuisance#JPEG} asks for. */
  public byte[] jpeg() {
    return jpeg((int) (98 - 40 * recipe.nuisances().level(Nuisance.JPEG)));
  }

  /**
   * @param quality 1 to 100
   */
  public byte[] jpeg(int quality) {
    return encode(".jpg", Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
  }

  /** A PNG of 16 bits: at each pixel the label of the colony that owns it, 0 for none. */
  public byte[] truthPng() {
    try (Mats mats = new Mats()) {
      Mat image = mats.zeros(new Size(widthPx(), heightPx()), CvType.CV_16UC1);
      image.put(0, 0, labels);
      return encode(image, mats, ".png");
    }
  }

  private byte[] encode(String ending, int... parameters) {
    try (Mats mats = new Mats()) {
      Mat image = mats.zeros(new Size(widthPx(), heightPx()), CvType.CV_8UC3);
      image.put(0, 0, bgr);
      return encode(image, mats, ending, parameters);
    }
  }

  private static byte[] encode(Mat image, Mats mats, String ending, int... parameters) {
    MatOfByte out = mats.own(new MatOfByte());
    if (!Imgcodecs.imencode(ending, image, out, mats.own(new MatOfInt(parameters)))) {
      throw new IllegalStateException("OpenCV writes no " + ending);
    }
    return out.toArray();
  }
}
