package org.readout.imaging.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.readout.imaging.Contour;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;

/** Fields of which everything is known, drawn for tests. Confined to a test. */
public final class Drawn {
  private final int width;
  private final int height;
  private final float[] samples;
  private final int[] nuclei;
  private int count;

  public Drawn(int width, int height, double level) {
    this.width = width;
    this.height = height;
    samples = new float[width * height];
    nuclei = new int[width * height];
    Arrays.fill(samples, (float) level);
  }

  /** A disc of this level; {@code r} is a radius from the centre of a pixel. */
  public Drawn disc(double x, double y, double r, double level) {
    for (int p = 0; p < samples.length; p++) {
      if (Math.hypot(p % width - x, Math.floorDiv(p, width) - y) <= r) {
        samples[p] = (float) level;
      }
    }
    return this;
  }

  /** Columns {@code left} to before {@code right}, rows {@code top} to before {@code bottom}. */
  public Drawn box(int left, int top, int right, int bottom, double level) {
    for (int y = top; y < bottom; y++) {
      Arrays.fill(samples, y * width + left, y * width + right, (float) level);
    }
    return this;
  }

  /** Pixels nearer than half of {@code wide} to a line get this level. */
  public Drawn line(double x0, double y0, double x1, double y1, double wide, double level) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    for (int p = 0; p < samples.length; p++) {
      double x = p % width - x0;
      double y = Math.floorDiv(p, width) - y0;
      double along = (x * (x1 - x0) + y * (y1 - y0)) / (length * length);
      double inside = Math.max(0, Math.min(1, along));
      if (Math.hypot(x - inside * (x1 - x0), y - inside * (y1 - y0)) < wide / 2) {
        samples[p] = (float) level;
      }
    }
    return this;
  }

  public Drawn nucleus(double x, double y, double r) {
    count++;
    for (int p = 0; p < nuclei.length; p++) {
      if (Math.hypot(p % width - x, Math.floorDiv(p, width) - y) <= r) {
        nuclei[p] = count;
      }
    }
    return this;
  }

  public Drawn noise(double sigma, long seed) {
    Random random = new Random(seed);
    for (int p = 0; p < samples.length; p++) {
      samples[p] += (float) (sigma * random.nextGaussian());
    }
    return this;
  }

  public Plane plane() {
    return Plane.of(width, height, samples);
  }

  public Optional<Plane> cytosol() {
    return Optional.of(plane());
  }

  public FoundNuclei nuclei() {
    return nuclei(Labels.of(width, height, nuclei));
  }

  /** Nuclei of these labels; the typical diameter is that of the median area. */
  public static FoundNuclei nuclei(Labels labels) {
    Extents extents = Extents.of(labels);
    List<Nucleus> found = new ArrayList<>();
    for (int id = 1; id <= labels.largest(); id++) {
      Cell cell = extents.cell(id, Contour.around(labels, extents.first(id)));
      found.add(
          new Nucleus(
              id, cell.xPx(), cell.yPx(), cell.areaPx(), 1, cell.atBorder(), cell.outline()));
    }
    double[] areas = found.stream().mapToDouble(Nucleus::areaPx).sorted().toArray();
    double area = areas.length == 0 ? 100 : areas[areas.length / 2];
    return new FoundNuclei(labels, 2 * Math.sqrt(area / Math.PI), found, List.of());
  }

  /** Cells of these labels, as if they had been found. */
  public static FoundCells cells(Labels labels) {
    List<Cell> cells =
        nuclei(labels).nuclei().stream()
            .map(n -> new Cell(n.id(), n.xPx(), n.yPx(), n.areaPx(), n.atBorder(), n.outline()))
            .toList();
    return new FoundCells(labels, Extent.CELL, cells, List.of(), List.of(), null);
  }

  /** No nucleus, as large as this. */
  public static FoundNuclei none(int width, int height) {
    return nuclei(Labels.of(width, height, new int[width * height]));
  }

  /** A quarter turn clockwise. */
  public static Plane turned(Plane plane) {
    int[] from = turn(plane.widthPx(), plane.heightPx());
    float[] turned = new float[from.length];
    for (int p = 0; p < from.length; p++) {
      turned[p] = plane.samples()[from[p]];
    }
    int width = plane.heightPx();
    return Plane.of(width, plane.widthPx(), turned);
  }

  /** A quarter turn clockwise. */
  public static Labels turned(Labels labels) {
    int[] from = turn(labels.widthPx(), labels.heightPx());
    int[] turned = new int[from.length];
    for (int p = 0; p < from.length; p++) {
      turned[p] = labels.ids()[from[p]];
    }
    int width = labels.heightPx();
    return Labels.of(width, labels.widthPx(), turned);
  }

  /** For each pixel of the turned image, the pixel that it comes from. */
  private static int[] turn(int width, int height) {
    int[] from = new int[width * height];
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < height; x++) {
        from[y * height + x] = (height - 1 - x) * width + y;
      }
    }
    return from;
  }

  /** The part of the pixels in which two labels differ. */
  public static double differing(Labels a, Labels b) {
    int n = 0;
    for (int p = 0; p < a.ids().length; p++) {
      n += a.ids()[p] == b.ids()[p] ? 0 : 1;
    }
    return (double) n / a.ids().length;
  }
}
