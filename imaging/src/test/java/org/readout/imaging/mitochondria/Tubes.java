package org.readout.imaging.mitochondria;

import java.util.Random;
import org.readout.imaging.Gaussian;
import org.readout.imaging.Labels;
import org.readout.imaging.Plane;
import org.readout.imaging.cells.Drawn;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;

/**
 * A field of round cells with tubular mitochondria on a dimmer cytoplasm, through a lens and with
 * the noise of photons, of which everything is known. Confined to a test.
 */
final class Tubes {
  private static final int CELL_RADIUS = 55;
  private static final int NUCLEUS_RADIUS = 18;

  final int side;
  final boolean[] truth;
  final Labels cells;
  final FoundNuclei nuclei;
  private final float[] light;
  private final Random random;

  /**
   * @param tubesPerCell how many
   * @param wide of a tube, pixels
   */
  Tubes(int cellsPerSide, int tubesPerCell, double wide, double tube, double cytoplasm, long seed) {
    side = cellsPerSide * 120;
    random = new Random(seed);
    Drawn seeds = new Drawn(side, side, 0);
    int[] ids = new int[side * side];
    int[] centres = new int[cellsPerSide * cellsPerSide];
    for (int i = 0; i < centres.length; i++) {
      int x = 60 + 120 * (i % cellsPerSide);
      int y = 60 + 120 * Math.floorDiv(i, cellsPerSide);
      seeds.nucleus(x, y, NUCLEUS_RADIUS);
      centres[i] = y * side + x;
      for (int p = 0; p < ids.length; p++) {
        ids[p] = apart(p, centres[i]) <= CELL_RADIUS ? i + 1 : ids[p];
      }
    }
    cells = Labels.of(side, side, ids);
    nuclei = seeds.nuclei();
    truth = new boolean[side * side];
    for (int centre : centres) {
      for (int n = 0; n < tubesPerCell; n++) {
        walk(centre, wide);
      }
    }
    light = new float[side * side];
    for (int p = 0; p < light.length; p++) {
      light[p] = (float) (ids[p] == 0 ? 0 : truth[p] ? tube : cytoplasm);
    }
  }

  /** Photons on a background of 40, through a lens; the background is taken away again. */
  Plane photographed() {
    Plane blurred = Gaussian.blur(Plane.of(side, side, light), 1.3);
    float[] photons = new float[side * side];
    for (int p = 0; p < photons.length; p++) {
      double expected = blurred.samples()[p] + 40;
      photons[p] = (float) (Math.sqrt(expected + 4) * random.nextGaussian() + expected - 40);
    }
    return Plane.of(side, side, photons);
  }

  FoundCells foundCells() {
    return Drawn.cells(cells);
  }

  /** Twice the overlap over the sum of both, in the cells. */
  double dice(Labels found) {
    long both = 0;
    long sum = 0;
    for (int p = 0; p < truth.length; p++) {
      both += truth[p] && found.ids()[p] != 0 ? 1 : 0;
      sum += (truth[p] ? 1 : 0) + (found.ids()[p] != 0 ? 1 : 0);
    }
    return 2.0 * both / sum;
  }

  private void walk(int centre, double wide) {
    double angle = random.nextDouble() * 2 * Math.PI;
    double from = NUCLEUS_RADIUS + 4 + random.nextDouble() * (CELL_RADIUS - NUCLEUS_RADIUS - 10);
    double x = centre % side + from * Math.cos(angle);
    double y = Math.floorDiv(centre, side) + from * Math.sin(angle);
    double heading = random.nextDouble() * 2 * Math.PI;
    for (int step = 0; step < 50; step++) {
      heading += 0.25 * random.nextGaussian();
      double nextX = x + Math.cos(heading);
      double nextY = y + Math.sin(heading);
      double away = Math.hypot(nextX - centre % side, nextY - Math.floorDiv(centre, side));
      if (away < NUCLEUS_RADIUS + 3 || away > CELL_RADIUS - 3) {
        heading += Math.PI / 2;
        continue;
      }
      x = nextX;
      y = nextY;
      stamp(x, y, wide / 2);
    }
  }

  private void stamp(double x, double y, double radius) {
    int reach = (int) Math.ceil(radius);
    for (int py = (int) y - reach; py <= y + reach + 1; py++) {
      for (int px = (int) x - reach; px <= x + reach + 1; px++) {
        if (Math.hypot(px - x, py - y) <= radius) {
          truth[py * side + px] = true;
        }
      }
    }
  }

  private double apart(int p, int q) {
    return Math.hypot(p % side - q % side, Math.floorDiv(p, side) - Math.floorDiv(q, side));
  }
}
