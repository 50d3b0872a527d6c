package org.readout.imaging.potential;

import org.readout.imaging.Labels;

/** Where in its cell a pixel lies. Immutable. */
final class CellPlaces {
  /** Light spreads about so far, so that a nucleus is free of its surroundings' light inside. */
  private static final double LEAST_DEPTH_PX = 3;

  /** The same where nuclei are large, in their diameters. */
  private static final double DEPTH = 0.15;

  private final FieldObjects objects;
  private final PixelGroups groups;
  private final float[] insideNucleus;
  private final float[] fromNucleus;
  private final float[] fromEdge;
  private final double coreDepthPx;

  /** OpenCV must be ready. */
  CellPlaces(FieldObjects objects) {
    this.objects = objects;
    int[] cells = objects.cells().ids();
    int[] nuclei = objects.nuclei().ids();
    int width = objects.cells().widthPx();
    int height = objects.cells().heightPx();
    groups = PixelGroups.of(cells, objects.cells().largest());
    byte[] inside = new byte[cells.length];
    byte[] outside = new byte[cells.length];
    for (int i = 0; i < cells.length; i++) {
      inside[i] = (byte) (nuclei[i] == 0 ? 0 : 1);
      outside[i] = (byte) (1 - inside[i]);
    }
    insideNucleus = CellFree.distances(inside, width, height);
    fromNucleus = CellFree.distances(outside, width, height);
    fromEdge = CellFree.distances(interior(objects.cells()), width, height);
    coreDepthPx = Math.max(LEAST_DEPTH_PX, DEPTH * objects.nucleusDiameterPx());
  }

  PixelGroups groups() {
    return groups;
  }

  boolean inNucleus(int pixel, int cell) {
    return objects.nuclei().ids()[pixel] == cell;
  }

  boolean inCore(int pixel, int cell) {
    return inNucleus(pixel, cell) && insideNucleus[pixel] > coreDepthPx;
  }

  boolean inMitochondria(int pixel, int cell) {
    Labels mitochondria = objects.mitochondria();
    return mitochondria != null && mitochondria.ids()[pixel] == cell;
  }

  /** Outside of the nucleus: whether it is nearer to a nucleus than to the edge of the cell. */
  boolean perinuclear(int pixel) {
    return fromNucleus[pixel] <= fromEdge[pixel];
  }

  /** Pixels of a cell all of whose neighbours are of the same cell; the image has no edge. */
  private static byte[] interior(Labels cells) {
    int[] ids = cells.ids();
    int width = cells.widthPx();
    byte[] interior = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      int x = i % width;
      int id = ids[i];
      boolean same =
          id != 0
              && (x == 0 || ids[i - 1] == id)
              && (x == width - 1 || ids[i + 1] == id)
              && (i < width || ids[i - width] == id)
              && (i + width >= ids.length || ids[i + width] == id);
      interior[i] = (byte) (same ? 1 : 0);
    }
    return interior;
  }
}
