package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;

/**
 * A field that is watched, with everything that is true of each frame. The cells are drawn once;
 * images are made when they are asked for, each time the same. The picture moves by whole pixels,
 * so that the labels of a frame are those of the first, moved. Immutable.
 */
public final class RenderedTimeLapse {
  private final TimeLapseRecipe recipe;
  private final FieldRecipe wide;
  private final int marginPx;
  private final Specimen specimen;
  private final List<List<CellPhysiology>> framesByCell;
  private final List<Shift> shifts;

  private RenderedTimeLapse(TimeLapseRecipe recipe, List<Shift> shifts) {
    this.recipe = recipe;
    this.shifts = shifts;
    this.marginPx =
        shifts.stream()
            .mapToInt(by -> Math.max(Math.abs(by.xPx), Math.abs(by.yPx)))
            .max()
            .orElse(0);
    FieldRecipe field = recipe.field();
    this.wide = field.withSize(field.widthPx() + 2 * marginPx, field.heightPx() + 2 * marginPx);
    List<CellPhysiology> cells = CellPhysiology.of(wide);
    this.specimen = Specimen.of(wide, cells);
    double[] matrix = specimen.matrixShares();
    this.framesByCell =
        cells.stream().map(cell -> DyeKinetics.of(recipe, cell, matrix[cell.id()])).toList();
  }

  /**
   * How far the picture of a frame lies from that of the first.
   *
   * @param xPx to the right
   * @param yPx down
   */
  public record Shift(int xPx, int yPx) {}

  /** Draws the cells and follows their dye; costs about as much as one channel of a field. */
  public static RenderedTimeLapse of(TimeLapseRecipe recipe) {
    Draws draws = new Draws(recipe.field().seed(), "drift");
    List<Shift> shifts = new ArrayList<>();
    for (int frame = 0; frame < recipe.frames(); frame++) {
      double jitter = frame == 0 ? 0 : recipe.jitterPx();
      double x = frame * recipe.driftXPx() + jitter * draws.normal();
      double y = frame * recipe.driftYPx() + jitter * draws.normal();
      shifts.add(new Shift((int) Math.rint(x), (int) Math.rint(y)));
    }
    return new RenderedTimeLapse(recipe, shifts);
  }

  public TimeLapseRecipe recipe() {
    return recipe;
  }

  public int frames() {
    return recipe.frames();
  }

  public Shift shift(int frame) {
    return shifts.get(frame);
  }

  /** The cells as they are in a frame; some may lie beside the picture. */
  public List<CellPhysiology> cells(int frame) {
    return framesByCell.stream().map(frames -> frames.get(frame)).toList();
  }

  /** The counts of one channel of one frame. */
  public CameraImage image(Channel channel, int frame) {
    return new Photograph(recipe.field()).expose(photons(channel, frame), channel, frame);
  }

  /** The photons of the dyes alone, after the lens; see {@link RenderedField#light}. */
  public Plane light(Channel channel, int frame) {
    FieldRecipe field = recipe.field();
    return Plane.of(field.widthPx(), field.heightPx(), photons(channel, frame));
  }

  private float[] photons(Channel channel, int frame) {
    if (!recipe.field().channels().contains(channel)) {
      throw new IllegalArgumentException(
          channel + " was not taken, only " + recipe.field().channels());
    }
    float[] light = new Stain(specimen, cells(frame)).light(channel);
    float[] seen = new Photograph(wide).throughLens(light, channel);
    double fading = channel == Channel.NUCLEI ? 0 : recipe.bleachPerS() * recipe.secondsAt(frame);
    float left = (float) StrictMath.exp(-fading);
    float[] window = new float[recipe.field().widthPx() * recipe.field().heightPx()];
    for (int i = 0; i < window.length; i++) {
      window[i] = left * seen[place(i, frame)];
    }
    return window;
  }

  /** Where in the specimen a pixel of a frame's picture lies. */
  private int place(int i, int frame) {
    int width = recipe.field().widthPx();
    int x = i % width + marginPx - shifts.get(frame).xPx;
    int y = i / width + marginPx - shifts.get(frame).yPx;
    return y * specimen.width + x;
  }

  public Labels cellLabels(int frame) {
    return labels(specimen.cells, frame);
  }

  /** Each nucleus under the number of its cell. */
  public Labels nucleusLabels(int frame) {
    return labels(specimen.nuclei, frame);
  }

  /** Pixels at least half of which are mitochondrion, under the number of their cell. */
  public Labels mitochondrionLabels(int frame) {
    return labels(specimen.mitochondria(), frame);
  }

  private Labels labels(int[] ids, int frame) {
    FieldRecipe field = recipe.field();
    int[] window = new int[field.widthPx() * field.heightPx()];
    for (int i = 0; i < window.length; i++) {
      window[i] = ids[place(i, frame)];
    }
    return Labels.of(field.widthPx(), field.heightPx(), window);
  }

  /** All channels of all frames, with the time of each. */
  public byte[] omeTiff() {
    List<CameraImage> pages = new ArrayList<>();
    for (int frame = 0; frame < frames(); frame++) {
      for (Channel channel : recipe.field().channels()) {
        pages.add(image(channel, frame));
      }
    }
    List<Double> seconds = IntStream.range(0, frames()).mapToObj(recipe::secondsAt).toList();
    return TiffFile.of(pages, OmeXml.of(recipe.field(), seconds));
  }

  /** Every cell at every frame; potentials in mV, concentrations in nmol/L, drift in pixels. */
  public String truthCsv() {
    StringBuilder csv =
        new StringBuilder("frame,time_s,drift_x_px,drift_y_px,cell,psi_mv,c_cyto_nm,c_mito_nm\n");
    for (int frame = 0; frame < frames(); frame++) {
      for (CellPhysiology cell : cells(frame)) {
        csv.append(frame);
        TruthTable.number(csv, recipe.secondsAt(frame));
        csv.append(',').append(shifts.get(frame).xPx).append(',').append(shifts.get(frame).yPx);
        csv.append(',').append(cell.id());
        TruthTable.number(csv, cell.psiMv());
        TruthTable.number(csv, cell.cytoNm());
        TruthTable.number(csv, cell.mitoNm());
        csv.append('\n');
      }
    }
    return csv.toString();
  }
}
