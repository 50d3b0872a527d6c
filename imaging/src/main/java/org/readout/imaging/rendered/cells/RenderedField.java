package org.readout.imaging.rendered.cells;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;

/** A field as the camera saw it, with everything that is true of it. Immutable. */
public final class RenderedField {
  private final FieldRecipe recipe;
  private final Labels cellLabels;
  private final Labels nucleusLabels;
  private final Labels mitochondrionLabels;
  private final List<TrueCell> cells;
  private final Map<Channel, CameraImage> images;
  private final Map<Channel, Plane> light;

  private RenderedField(
      FieldRecipe recipe,
      Specimen specimen,
      List<TrueCell> cells,
      Map<Channel, CameraImage> images,
      Map<Channel, Plane> light) {
    this.recipe = recipe;
    this.cellLabels = labels(specimen.cells);
    this.nucleusLabels = labels(specimen.nuclei);
    this.mitochondrionLabels = labels(specimen.mitochondria());
    this.cells = List.copyOf(cells);
    this.images = images;
    this.light = light;
  }

  /** Draws the field: about a second for three channels of a megapixel. */
  public static RenderedField render(FieldRecipe recipe) {
    List<CellPhysiology> cells = CellPhysiology.of(recipe);
    Specimen specimen = Specimen.of(recipe, cells);
    Stain stain = new Stain(specimen, cells);
    Photograph photograph = new Photograph(recipe);
    Map<Channel, CameraImage> images = new EnumMap<>(Channel.class);
    Map<Channel, Plane> light = new EnumMap<>(Channel.class);
    for (Channel channel : recipe.channels()) {
      float[] photons = photograph.throughLens(stain.light(channel), channel);
      images.put(channel, photograph.expose(photons, channel, 0));
      light.put(channel, Plane.of(recipe.widthPx(), recipe.heightPx(), photons));
    }
    CameraImage potential =
        images.containsKey(Channel.TMRM) ? images.get(Channel.TMRM) : images.get(Channel.JC1_RED);
    return new RenderedField(
        recipe, specimen, Census.of(specimen, cells, potential), images, light);
  }

  public FieldRecipe recipe() {
    return recipe;
  }

  /**
   * @throws IllegalArgumentException if the recipe does not name the channel
   */
  public CameraImage image(Channel channel) {
    return require(images, channel);
  }

  /**
   * The photons of the dyes alone at each pixel, after the lens and before background, uneven light
   * and noise: what a perfect correction of the image gives back, times the camera's gain.
   *
   * @throws IllegalArgumentException if the recipe does not name the channel
   */
  public Plane light(Channel channel) {
    return require(light, channel);
  }

  private static <T> T require(Map<Channel, T> of, Channel channel) {
    T found = of.get(channel);
    if (found == null) {
      throw new IllegalArgumentException(channel + " was not taken, only " + of.keySet());
    }
    return found;
  }

  /** Every cell, by its number. */
  public List<TrueCell> cells() {
    return cells;
  }

  public Labels cellLabels() {
    return cellLabels;
  }

  /** Each nucleus under the number of its cell. */
  public Labels nucleusLabels() {
    return nucleusLabels;
  }

  /** Pixels at least half of which are mitochondrion, under the number of their cell. */
  public Labels mitochondrionLabels() {
    return mitochondrionLabels;
  }

  private Labels labels(int[] ids) {
    return Labels.of(recipe.widthPx(), recipe.heightPx(), ids);
  }

  /** All channels in one OME-TIFF, with their names and the size of a pixel. */
  public byte[] omeTiff() {
    List<CameraImage> pages = recipe.channels().stream().map(this::image).toList();
    return TiffFile.of(pages, OmeXml.of(recipe, List.of(0.0)));
  }

  /** The true cells, a row each; lengths in pixels, potentials in mV, concentrations in nmol/L. */
  public String truthCsv() {
    return TruthTable.of(cells);
  }

  /** A PNG of 16 bits: the number of the cell at each pixel, 0 for none. */
  public byte[] cellPng() {
    return labelPng(cellLabels);
  }

  /** The same of the nuclei. */
  public byte[] nucleusPng() {
    return labelPng(nucleusLabels);
  }

  /** The same of the mitochondria. */
  public byte[] mitochondrionPng() {
    return labelPng(mitochondrionLabels);
  }

  private byte[] labelPng(Labels labels) {
    int[] ids = labels.ids();
    short[] samples = new short[ids.length];
    for (int i = 0; i < ids.length; i++) {
      samples[i] = (short) ids[i];
    }
    return PngFile.of(recipe.widthPx(), recipe.heightPx(), samples);
  }

  /** With the shutter closed, the mean of many frames. */
  public CameraImage darkFrame() {
    return new Photograph(recipe).dark();
  }

  /** Of an even slide, the mean of many frames; the dark is still in it. */
  public CameraImage flatFrame() {
    return new Photograph(recipe).flat();
  }

  /** Of a place without cells. */
  public CameraImage blank() {
    return new Photograph(recipe).blank();
  }

  /** The exact relative light at each pixel: 1 in the middle. */
  public Plane illumination() {
    return Plane.of(recipe.widthPx(), recipe.heightPx(), new Photograph(recipe).lamp());
  }
}
