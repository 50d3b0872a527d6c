package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Contour;
import org.readout.imaging.Gaussian;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;

/**
 * Finds the cell around each nucleus, on a stain of the cytoplasm; or draws rings where there is
 * none. Pure: the same input gives the same cells, on every machine.
 *
 * <p>The plane is smoothed, brought to 0 at its background and 1 at the level that 99.9 % of its
 * pixels keep below (so that neither bit depth nor exposure changes a border), and the nuclei grow
 * over it as {@link Propagation} says, as far as {@link Foreground} sees cytoplasm and the settings
 * let them reach. Holes that one cell encloses are filled.
 */
public final class CellFinder {
  /** A cell has at least this part of its nucleus' area around the nucleus. */
  private static final double LEAST_CYTOPLASM = 0.1;

  /** Where more cells than this have no cytoplasm, the channel is in doubt. */
  private static final double BARE_NUCLEI = 0.2;

  /** Less takes no grain away, and the edge of a dim cell frays. */
  private static final double LEAST_SMOOTHING_PX = 1;

  private CellFinder() {}

  /**
   * @param cytosol the widest stain of the cytoplasm, as large as the labels of the nuclei; empty
   *     for rings
   * @throws IllegalArgumentException if the plane is not as large as the labels
   */
  public static FoundCells find(
      Optional<Plane> cytosol, FoundNuclei nuclei, CellSettings settings) {
    Labels labels = nuclei.labels();
    if (cytosol.isEmpty()) {
      int[] rings = Surround.grow(labels, settings.ring().px(nuclei.diameterPx()));
      return judged(rings, Extent.PERINUCLEAR_RING, nuclei, settings, null);
    }
    Plane plane = cytosol.get();
    if (plane.widthPx() != labels.widthPx() || plane.heightPx() != labels.heightPx()) {
      throw new IllegalArgumentException(
          "a plane of %d × %d pixels with nuclei of %d × %d"
              .formatted(plane.widthPx(), plane.heightPx(), labels.widthPx(), labels.heightPx()));
    }
    double sigmaPx = sigmaPx(settings, nuclei);
    Plane smooth = Gaussian.blur(plane, sigmaPx);
    Foreground foreground =
        Foreground.of(plane, smooth, sigmaPx, nuclei, settings.thresholdFactor());
    int[] cells = grow(smooth, foreground, nuclei, settings);
    return judged(cells, Extent.CELL, nuclei, settings, foreground);
  }

  private static double sigmaPx(CellSettings settings, FoundNuclei nuclei) {
    double asked = settings.smoothingDiameters() * nuclei.diameterPx();
    return asked > 0 ? Math.max(LEAST_SMOOTHING_PX, asked) : 0;
  }

  /** Labels with the nuclei alone where the channel shows nothing. */
  private static int[] grow(
      Plane smooth, Foreground foreground, FoundNuclei nuclei, CellSettings settings) {
    int[] ids = nuclei.labels().ids();
    if (!foreground.signal) {
      return ids.clone();
    }
    int width = smooth.widthPx();
    int height = smooth.heightPx();
    CytoplasmLevel level = foreground.level;
    double unit = level.bright() - level.background();
    float[] scaled = new float[ids.length];
    float zero = (float) level.background();
    float perUnit = (float) (1 / unit);
    for (int p = 0; p < ids.length; p++) {
      scaled[p] = Math.max(0, Math.min(1, (smooth.samples()[p] - zero) * perUnit));
    }
    float[] threshold = new float[foreground.threshold.length];
    for (int id = 0; id < threshold.length; id++) {
      threshold[id] = (float) ((foreground.threshold[id] - level.background()) / unit);
    }
    double reachPx = settings.reachDiameters() * nuclei.diameterPx();
    int[] cells =
        new Propagation(scaled, width, height, settings.lambda(), threshold, reachPx).grow(ids);
    Holes.fill(cells, width, height);
    return cells;
  }

  private static FoundCells judged(
      int[] grown,
      Extent extent,
      FoundNuclei nuclei,
      CellSettings settings,
      @Nullable Foreground foreground) {
    int width = nuclei.labels().widthPx();
    int height = nuclei.labels().heightPx();
    Labels all = Labels.of(width, height, grown);
    Extents measured = Extents.of(all);
    List<Cell> cells = new ArrayList<>();
    List<RejectedCell> rejected = new ArrayList<>();
    boolean[] keep = new boolean[all.largest() + 1];
    int bare = 0;
    for (Nucleus nucleus : nuclei.nuclei()) {
      int id = nucleus.id();
      Cell cell = measured.cell(id, Contour.around(all, measured.first(id)));
      boolean hasCytoplasm =
          extent == Extent.PERINUCLEAR_RING
              || cell.areaPx() - nucleus.areaPx() >= LEAST_CYTOPLASM * nucleus.areaPx();
      if (!hasCytoplasm) {
        bare++;
        rejected.add(rejected(cell, noCytoplasm(cell, nucleus, foreground)));
      } else if (settings.leaveOutBorder() && cell.atBorder()) {
        rejected.add(rejected(cell, "touches the border of the image: a part may be missing"));
      } else {
        keep[id] = true;
        cells.add(cell);
      }
    }
    int[] kept = grown.clone();
    for (int p = 0; p < kept.length; p++) {
      kept[p] = keep[kept[p]] ? kept[p] : 0;
    }
    return new FoundCells(
        Labels.of(width, height, kept),
        extent,
        cells,
        rejected,
        flags(foreground, bare, nuclei.nuclei().size()),
        foreground == null ? null : foreground.level);
  }

  private static String noCytoplasm(Cell cell, Nucleus nucleus, @Nullable Foreground foreground) {
    return foreground != null && !foreground.signal
        ? "no cytoplasm found: the channel shows nothing but noise around the nuclei"
        : "no cytoplasm found: %.0f px around a nucleus of %.0f px"
            .formatted(cell.areaPx() - nucleus.areaPx(), nucleus.areaPx());
  }

  private static RejectedCell rejected(Cell cell, String reason) {
    return new RejectedCell(
        cell.id(), cell.xPx(), cell.yPx(), cell.areaPx(), reason, cell.outline());
  }

  private static List<CellFlag> flags(@Nullable Foreground foreground, int bare, int nuclei) {
    Set<CellFlag> flags = EnumSet.noneOf(CellFlag.class);
    if (foreground != null && nuclei > 0) {
      add(flags, CellFlag.NO_SIGNAL, !foreground.signal);
      add(flags, CellFlag.NO_FREE_BACKGROUND, foreground.signal && !foreground.freeBackground);
      add(flags, CellFlag.FAINT_STAIN, foreground.signal && foreground.faint);
      boolean many = bare > BARE_NUCLEI * nuclei;
      add(flags, CellFlag.CELLS_WITHOUT_CYTOPLASM, foreground.signal && many);
    }
    return List.copyOf(flags);
  }

  private static void add(Set<CellFlag> flags, CellFlag flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }
}
