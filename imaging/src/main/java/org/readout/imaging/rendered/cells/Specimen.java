package org.readout.imaging.rendered.cells;

import java.util.Arrays;
import java.util.List;

/**
 * The cells on the glass, drawn but not yet stained: which cell and nucleus owns each pixel, and
 * how much of it is mitochondrion and chromatin. Pixel (x, y) is at {@code y * width + x}
 * everywhere. Written while it is drawn, read only afterwards.
 */
final class Specimen {
  /** A pixel belongs to a tube if at least half of it lies inside. */
  private static final float HALF = 0.5f;

  /** Tubes keep away from the thin rim of a cell. */
  private static final float RIM = 0.93f;

  final FieldRecipe recipe;
  final int width;
  final int height;
  final List<CellShape> shapes;

  /** Number of the cell; 0 for none. */
  final int[] cells;

  /** How far out in its cell a pixel lies: 1 on the outline and outside, below 0 in the nucleus. */
  final float[] depth;

  /** Number of the cell whose nucleus it is; 0 for none. A nucleus lies inside of its cell. */
  final int[] nuclei;

  /** Share of the pixel's area that tubes cover, whatever their depth. */
  final float[] coverage;

  /** Tubes that lie above one another, each by how much of it is in focus: what sends light. */
  final float[] tubes;

  /** Relative to a usual nucleus. */
  final float[] chromatin;

  private Specimen(FieldRecipe recipe, List<CellShape> shapes) {
    this.recipe = recipe;
    this.shapes = shapes;
    width = recipe.widthPx();
    height = recipe.heightPx();
    cells = new int[width * height];
    depth = new float[width * height];
    Arrays.fill(depth, 1);
    nuclei = new int[width * height];
    coverage = new float[width * height];
    tubes = new float[width * height];
    chromatin = new float[width * height];
  }

  static Specimen of(FieldRecipe recipe, List<CellPhysiology> cells) {
    Specimen specimen = new Specimen(recipe, CellLayout.of(recipe, cells));
    specimen.drawBodies();
    NucleusPainter painter = new NucleusPainter(specimen);
    specimen.shapes.forEach(painter::paint);
    TubuleTracer tracer = new TubuleTracer(specimen);
    specimen.shapes.forEach(tracer::trace);
    return specimen;
  }

  /** Where cells overlap, a pixel belongs to the one that claims it more strongly. */
  private void drawBodies() {
    for (CellShape shape : shapes) {
      around(
          shape.xPx(),
          shape.yPx(),
          shape.reachPx(),
          (i, x, y) -> {
            float own = (float) shape.claim(x, y);
            if (own < depth[i]) {
              depth[i] = own;
              cells[i] = shape.id;
            }
          });
    }
  }

  /** Pixels of tubes carry the number of their cell. */
  int[] mitochondria() {
    int[] ids = new int[cells.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = coverage[i] >= HALF ? cells[i] : 0;
    }
    return ids;
  }

  /** Share of each cell that is matrix, by its number; 0 at 0. */
  double[] matrixShares() {
    double[] matrix = new double[shapes.size() + 1];
    int[] area = new int[matrix.length];
    for (int i = 0; i < cells.length; i++) {
      matrix[cells[i]] += tubes[i] * recipe.tubules().matrixFraction();
      area[cells[i]]++;
    }
    for (int id = 0; id < matrix.length; id++) {
      matrix[id] /= Math.max(1, area[id]);
    }
    return matrix;
  }

  /** What to do at a pixel. */
  @FunctionalInterface
  interface AtPixel {
    void visit(int i, int x, int y);
  }

  /** Visits every pixel of a square that is in the field, row by row. */
  void around(double xPx, double yPx, double reachPx, AtPixel at) {
    int right = inside(xPx + reachPx + 1, width);
    int bottom = inside(yPx + reachPx + 1, height);
    for (int y = inside(yPx - reachPx, height); y < bottom; y++) {
      for (int x = inside(xPx - reachPx, width); x < right; x++) {
        at.visit(y * width + x, x, y);
      }
    }
  }

  private static int inside(double at, int size) {
    return (int) Math.max(0, Math.min(size, at));
  }

  /** Whether tubes may run there: in the cell, off its outline, and not in its nucleus. */
  boolean holdsTubes(int id, double x, double y) {
    int column = (int) Math.rint(x);
    int row = (int) Math.rint(y);
    if (column < 0 || column >= width || row < 0 || row >= height) {
      return false;
    }
    int i = row * width + column;
    return cells[i] == id && nuclei[i] == 0 && depth[i] < RIM;
  }
}
