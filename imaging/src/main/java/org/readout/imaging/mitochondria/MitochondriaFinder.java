package org.readout.imaging.mitochondria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.Contour;
import org.readout.imaging.Gaussian;
import org.readout.imaging.Labels;
import org.readout.imaging.Noise;
import org.readout.imaging.Plane;
import org.readout.imaging.cells.Cell;
import org.readout.imaging.cells.Extent;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;

/**
 * Finds the mitochondria of each cell: what is brighter than its surroundings and thinner than an
 * element, by a threshold of the cell's own. Pure: the same input gives the same mitochondria, on
 * every machine.
 *
 * <p>A cell in which the two sides of its threshold lie no further apart than noise can bring them
 * has none: every threshold cuts something off noise.
 */
public final class MitochondriaFinder {
  /** Two to three mitochondria of 0.5 to 0.7 µm. */
  private static final double ELEMENT_UM = 1.5;

  /** The same at the 0.14 µm a pixel of common microscopes. */
  private static final int ELEMENT_PX = 11;

  /** Narrower, the opening takes hardly anything away. */
  private static final int LEAST_ELEMENT_PX = 3;

  /**
   * Noise alone brings the two sides of its top-hat's threshold 1.3 to 1.8 of its own deviations
   * apart (measured, and held by a test); a threshold on it marks a third of the cell.
   */
  private static final double LEAST_CONTRAST = 2;

  /** In a small cell chance brings them further apart, as one over the root of its pixels. */
  private static final double SMALL_CELL_CONTRAST = 6;

  /**
   * The height of mitochondria over the cell's mean; below it is the top of an evenly stained cell,
   * which rises over a disc of a quarter of the cell's width by a sixteenth.
   */
  private static final double LEAST_RELIEF = 0.08;

  /** Where more cells than this show none, the channel is in doubt. */
  private static final double EMPTY_CELLS = 0.2;

  private final Plane signal;
  private final Plane hat;
  private final Plane residuals;
  private final Labels cells;
  private final Labels nuclei;
  private final MitochondriaSettings settings;
  private final CellPixels looked;
  private final CellPixels cytoplasm;

  private MitochondriaFinder(
      Plane signal, Labels cells, Labels nuclei, MitochondriaSettings settings, int elementPx) {
    this.cells = cells;
    this.nuclei = nuclei;
    this.settings = settings;
    this.signal = signal;
    hat = TopHat.of(Gaussian.blur(signal, settings.smoothingPx()), region(), elementPx);
    residuals = Noise.residuals(signal);
    cytoplasm = CellPixels.of(cells, nuclei);
    looked =
        settings.leaveOutNucleus()
            ? cytoplasm
            : CellPixels.of(
                cells,
                Labels.of(cells.widthPx(), cells.heightPx(), new int[signal.samples().length]));
  }

  /**
   * @param signal the settings' channel without its background; negative samples are right and stay
   * @throws IllegalArgumentException if signal, cells and nuclei are not equally large
   */
  public static Mitochondria find(
      Plane signal, FoundCells cells, FoundNuclei nuclei, MitochondriaSettings settings) {
    refuseSizes(signal, cells.labels());
    refuseSizes(signal, nuclei.labels());
    int elementPx = elementPx(settings);
    MitochondriaFinder finder =
        new MitochondriaFinder(signal, cells.labels(), nuclei.labels(), settings, elementPx);
    int[] mask = new int[signal.samples().length];
    List<Seen> seen = new ArrayList<>();
    for (Cell cell : cells.cells()) {
      seen.add(finder.look(cell.id(), mask));
    }
    return finder.found(seen, mask, elementPx, cells.extent());
  }

  /** What a cell's threshold did. */
  private record Seen(int cellId, double threshold, double contrast, @Nullable Absence absence) {}

  private static void refuseSizes(Plane signal, Labels labels) {
    if (signal.widthPx() != labels.widthPx() || signal.heightPx() != labels.heightPx()) {
      throw new IllegalArgumentException(
          "a signal of %d × %d pixels with labels of %d × %d"
              .formatted(signal.widthPx(), signal.heightPx(), labels.widthPx(), labels.heightPx()));
    }
  }

  /** The nearest odd number of pixels, so that the disc has a middle. */
  private static int elementPx(MitochondriaSettings settings) {
    Calibration calibration = settings.calibration();
    ElementWidth element = settings.element();
    double px = ELEMENT_PX;
    if (element instanceof ElementWidth.Pixels pixels) {
      px = pixels.value();
    } else if (calibration != null) {
      double um = element instanceof ElementWidth.Micrometres width ? width.value() : ELEMENT_UM;
      px = um / calibration.umPerPx();
    }
    return Math.max(LEAST_ELEMENT_PX, 2 * (int) Math.round((px - 1) / 2) + 1);
  }

  /** Where mitochondria are looked for; 0 elsewhere. */
  private int[] region() {
    int[] region = cells.ids().clone();
    for (int p = 0; p < region.length && settings.leaveOutNucleus(); p++) {
      region[p] = nuclei.ids()[p] == 0 ? region[p] : 0;
    }
    return region;
  }

  /** Marks a cell's mitochondria in the mask. */
  private Seen look(int cellId, int[] mask) {
    int[] pixels = looked.of(cellId);
    if (pixels.length == 0) {
      return new Seen(cellId, 0, 0, Absence.NO_CYTOPLASM);
    }
    Otsu otsu = Otsu.of(at(pixels, hat));
    double threshold = settings.thresholdFactor() * otsu.threshold();
    double noise =
        Noise.ofResiduals(at(pixels, residuals)) * Noise.leftAfterBlur(settings.smoothingPx());
    double contrast = otsu.apart() / Math.max(noise, Double.MIN_NORMAL);
    if (contrast < LEAST_CONTRAST + SMALL_CELL_CONTRAST / Math.sqrt(pixels.length)) {
      return new Seen(cellId, threshold, contrast, Absence.ONLY_NOISE);
    }
    if (otsu.apart() < LEAST_RELIEF * mean(pixels, signal)) {
      return new Seen(cellId, threshold, contrast, Absence.EVEN_STAIN);
    }
    for (int p : pixels) {
      if (hat.samples()[p] > threshold) {
        mask[p] = cellId;
      }
    }
    return new Seen(cellId, threshold, contrast, null);
  }

  private static double mean(int[] pixels, Plane plane) {
    double sum = 0;
    for (int p : pixels) {
      sum += plane.samples()[p];
    }
    return sum / pixels.length;
  }

  private static float[] at(int[] pixels, Plane plane) {
    float[] samples = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      samples[i] = plane.samples()[pixels[i]];
    }
    return samples;
  }

  private Mitochondria found(List<Seen> seen, int[] mask, int elementPx, Extent extent) {
    int width = cells.widthPx();
    int height = cells.heightPx();
    Pieces pieces = Pieces.of(mask, width, height, leastPx());
    int[] ids = new int[mask.length];
    int[] perCell = new int[mask.length];
    for (int i = 0; i < pieces.count(); i++) {
      for (int at = pieces.start[i]; at < pieces.start[i + 1]; at++) {
        int p = pieces.pixels[at];
        ids[p] = i + 1;
        perCell[p] = mask[p];
      }
    }
    Labels objects = Labels.of(width, height, ids);
    List<List<MitochondrialObject>> byCell = byCell(pieces, objects, mask);
    List<MitochondrialNetwork> networks =
        seen.stream().map(one -> network(one, byCell.get(one.cellId()), ids)).toList();
    return new Mitochondria(
        Labels.of(width, height, perCell),
        objects,
        networks,
        settings.channel(),
        elementPx,
        settings.calibration(),
        flags(networks, extent, elementPx));
  }

  private double leastPx() {
    if (settings.least() instanceof LeastArea.SquareMicrometres area
        && settings.calibration() != null) {
      double umPerPx = settings.calibration().umPerPx();
      return area.value() / (umPerPx * umPerPx);
    }
    return ((LeastArea.Pixels) settings.least()).value();
  }

  private List<List<MitochondrialObject>> byCell(Pieces pieces, Labels objects, int[] mask) {
    List<List<MitochondrialObject>> byCell = new ArrayList<>();
    for (int id = 0; id <= cells.largest(); id++) {
      byCell.add(new ArrayList<>());
    }
    for (int i = 0; i < pieces.count(); i++) {
      int first = pieces.pixels[pieces.start[i]];
      byCell.get(mask[first]).add(object(pieces, i, objects, mask[first]));
    }
    return byCell;
  }

  private MitochondrialObject object(Pieces pieces, int i, Labels objects, int cellId) {
    int start = pieces.start[i];
    int end = pieces.start[i + 1];
    int width = objects.widthPx();
    Grid grid = Grid.of(pieces.pixels, start, end, width);
    ObjectShape shape = ObjectShape.of(pieces.pixels, start, end, width, grid);
    return new MitochondrialObject(
        i + 1,
        cellId,
        shape.x(),
        shape.y(),
        shape.area(),
        shape.perimeter(),
        shape.circularity(),
        1 / shape.circularity(),
        shape.aspect(),
        SkeletonGraph.of(grid),
        Contour.around(objects, pieces.pixels[start]));
  }

  private MitochondrialNetwork network(Seen seen, List<MitochondrialObject> objects, int[] ids) {
    int[] around = cytoplasm.of(seen.cellId());
    int outside = (int) Arrays.stream(around).filter(p -> ids[p] != 0).count();
    Absence absence =
        seen.absence() == null && objects.isEmpty() ? Absence.ONLY_SPECKS : seen.absence();
    return new MitochondrialNetwork(
        seen.cellId(),
        around.length,
        outside,
        seen.threshold(),
        seen.contrast(),
        absence,
        objects,
        Branching.sum(objects));
  }

  private List<MitochondriaFlag> flags(
      List<MitochondrialNetwork> networks, Extent extent, int elementPx) {
    Set<MitochondriaFlag> flags = EnumSet.noneOf(MitochondriaFlag.class);
    if (settings.calibration() == null) {
      flags.add(MitochondriaFlag.NO_SCALE);
      if (settings.element() == null) {
        flags.add(MitochondriaFlag.ELEMENT_GUESSED);
      }
    }
    if (elementPx <= LEAST_ELEMENT_PX) {
      flags.add(MitochondriaFlag.NOT_RESOLVED);
    }
    if (settings.channel().dependsOnPotential()) {
      flags.add(MitochondriaFlag.MASK_DEPENDS_ON_POTENTIAL);
    }
    if (extent == Extent.PERINUCLEAR_RING) {
      flags.add(MitochondriaFlag.PERINUCLEAR_ONLY);
    }
    long empty = networks.stream().filter(n -> n.absence() != null).count();
    if (empty > EMPTY_CELLS * networks.size()) {
      flags.add(MitochondriaFlag.NONE_IN_MANY_CELLS);
    }
    return List.copyOf(flags);
  }
}
