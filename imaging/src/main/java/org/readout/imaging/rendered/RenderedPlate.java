package org.readout.imaging.rendered;

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

  private RenderedPlate(PlateRecipe recipe, byte[] bgr, short[] labels, List<TrueColony> colonies) {
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
    Scene scene = new Scene(recipe, seed);
    List<TrueColony> colonies = scene.draw();
    Canvas canvas = scene.canvas();
    byte[] bgr = new Camera(recipe, seed).photograph(canvas);
    short[] labels = new short[canvas.owner.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (short) canvas.owner[i];
    }
    return new RenderedPlate(recipe, bgr, labels, colonies);
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
