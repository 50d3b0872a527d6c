package org.readout.analysis.curve;

/** What a model expects of each row of the data, with its derivatives. */
@FunctionalInterface
public interface MeanFunction {
  /**
   * @param row of the data, from zero
   * @param parameters read only
   * @param gradient filled with the derivative by each parameter
   * @return the expected value; not finite where the parameters make no sense
   */
  double at(int row, double[] parameters, double[] gradient);
}
