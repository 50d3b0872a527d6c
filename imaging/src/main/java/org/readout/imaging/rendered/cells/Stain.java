package org.readout.imaging.rendered.cells;

import java.util.List;

/** Turns a specimen into the light of one channel: photons a pixel, before the optics. */
final class Stain {
  private final Specimen specimen;
  private final Dyes dyes;

  /** By the number of the cell; nothing at 0. */
  private final double[] cytoNm;

  private final double[] mitoNm;
  private final double[] staining;
  private final double[] aggregated;

  /**
   * @param cells by their numbers, 1 to n
   */
  Stain(Specimen specimen, List<CellPhysiology> cells) {
    this.specimen = specimen;
    this.dyes = specimen.recipe.dyes();
    int numbers = cells.size() + 1;
    cytoNm = new double[numbers];
    mitoNm = new double[numbers];
    staining = new double[numbers];
    aggregated = new double[numbers];
    for (CellPhysiology cell : cells) {
      cytoNm[cell.id()] = cell.cytoNm();
      mitoNm[cell.id()] = cell.mitoNm();
      staining[cell.id()] = cell.staining();
      aggregated[cell.id()] = Dyes.aggregated(cell.psiMv());
    }
  }

  float[] light(Channel channel) {
    float[] light = new float[specimen.cells.length];
    for (int i = 0; i < light.length; i++) {
      int id = specimen.cells[i];
      if (id > 0) {
        double own = channel == Channel.NUCLEI ? 0 : dyes.autofluorescence();
        light[i] = (float) (dyes.exposure() * (photons(channel, i, id) + own));
      }
    }
    return light;
  }

  private double photons(Channel channel, int i, int id) {
    double tubes = specimen.tubes[i];
    return switch (channel) {
      case NUCLEI -> dyes.nucleiPhotons() * specimen.chromatin[i];
      case TMRM -> tmrm(tubes * specimen.recipe.tubules().matrixFraction(), id);
      case MASS -> staining[id] * dyes.mass(tubes);
      case JC1_RED -> staining[id] * (red(tubes, id) + dyes.jc1Bleed() * green(tubes, id));
      case JC1_GREEN -> staining[id] * green(tubes, id);
    };
  }

  private double tmrm(double matrix, int id) {
    return matrix * dyes.tmrm(mitoNm[id]) + (1 - matrix) * dyes.tmrm(cytoNm[id]);
  }

  private double red(double tubes, int id) {
    return dyes.jc1Red(tubes, aggregated[id]);
  }

  private double green(double tubes, int id) {
    return dyes.jc1Green(tubes, aggregated[id]);
  }
}
