package org.readout.imaging.potential;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;
import org.readout.imaging.cells.Nucleus;
import org.readout.imaging.cells.RejectedCell;
import org.readout.imaging.cells.RejectedNucleus;
import org.readout.imaging.mitochondria.Mitochondria;

/**
 * Draws what was found over the field, for a person to check at a glance: nuclei with their
 * numbers, cells and mitochondria in three colours that remain different to every kind of colour
 * vision, what does not count in dashed lines, and a scale bar where the pixel size is known.
 */
public final class CellOverlay {
  private CellOverlay() {}

  /**
   * @param shown drawn in grey, its darkest hundredth black and its brightest two thousandths white
   * @param cells null where none were sought
   * @param mitochondria null where none were sought
   * @param measured says which cells are excluded; null if nothing was measured
   * @param calibration null where nobody knows the pixel size: no scale bar then
   * @return a PNG, 8-bit colour; a small image is enlarged by a whole number
   * @throws ImageException.NoNativeLibrary if OpenCV cannot be loaded here
   */
  public static byte[] png(
      Plane shown,
      FoundNuclei nuclei,
      @Nullable FoundCells cells,
      @Nullable Mitochondria mitochondria,
      @Nullable MeasuredField measured,
      @Nullable Calibration calibration)
      throws ImageException {
    OpenCv.require();
    Set<Integer> excluded = excluded(measured);
    try (Mats mats = new Mats()) {
      OverlayCanvas canvas = new OverlayCanvas(shown, mats);
      if (mitochondria != null) {
        canvas.outlines(mitochondria.perCell(), Pen.MITOCHONDRIA, Set.of());
      }
      if (cells != null) {
        canvas.outlines(cells.labels(), Pen.CELL, excluded);
        for (RejectedCell rejected : cells.rejected()) {
          canvas.dashed(rejected.outline(), Pen.REJECTED);
        }
      }
      canvas.outlines(nuclei.labels(), Pen.NUCLEUS, Set.of());
      for (RejectedNucleus rejected : nuclei.rejected()) {
        canvas.dashed(rejected.outline(), Pen.REJECTED);
      }
      for (Nucleus nucleus : nuclei.nuclei()) {
        canvas.number(nucleus.id(), nucleus.xPx(), nucleus.yPx(), nuclei.diameterPx());
      }
      if (calibration != null) {
        canvas.scaleBar(calibration);
      }
      return canvas.png();
    }
  }

  private static Set<Integer> excluded(@Nullable MeasuredField measured) {
    return measured == null
        ? Set.of()
        : measured.cells().stream()
            .filter(cell -> cell.excludedBecause().isPresent())
            .map(MeasuredCell::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Colours of Okabe and Ito's palette, which differ in brightness and hue to all viewers.
   *
   * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito 2008, Color Universal Design</a>
   */
  enum Pen {
    NUCLEUS(86, 180, 233),
    CELL(240, 228, 66),
    MITOCHONDRIA(204, 121, 167),
    REJECTED(213, 94, 0);

    private final int red;
    private final int green;
    private final int blue;

    Pen(int red, int green, int blue) {
      this.red = red;
      this.green = green;
      this.blue = blue;
    }

    int red() {
      return red;
    }

    int green() {
      return green;
    }

    int blue() {
      return blue;
    }
  }
}
