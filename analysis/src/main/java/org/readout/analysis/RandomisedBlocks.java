package org.readout.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Treatments compared inside blocks (days, experiments, animals) with one residual variance for
 * all, by least squares; blocks may lack treatments. With every treatment once in every block the
 * estimates are differences of means, and with two treatments the test is the paired t test.
 * Immutable. This is the analysis inside blocks of Yates 1940, Ann. Eugen. 10:317.
 */
public final class RandomisedBlocks {
  /** Share of the values' length below which what is left is rounding. */
  private static final double ROUNDING = 1e-10;

  private final List<String> treatments;
  private final List<Integer> components;
  private final RealMatrix inverse;
  private final RealVector effects;
  private final int residualDf;
  private final double residualSquares;
  private final boolean residualIsRounding;

  private RandomisedBlocks(double[] values, int[] block, int[] treatment, List<String> treatments) {
    int blocks = 1 + max(block);
    this.treatments = treatments;
    this.components = components(blocks, treatments.size(), block, treatment);
    double[] centred = withoutBlockMeans(values, block, blocks);
    RealVector totals = new ArrayRealVector(treatments.size());
    for (int i = 0; i < values.length; i++) {
      totals.addToEntry(treatment[i], centred[i]);
    }
    this.inverse =
        new LUDecomposition(information(block, treatment, blocks)).getSolver().getInverse();
    this.effects = inverse.operate(totals);
    double[] residuals = centred.clone();
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] -= effects.getEntry(treatment[i]);
    }
    this.residualSquares = squares(withoutBlockMeans(residuals, block, blocks));
    this.residualIsRounding = residualSquares <= ROUNDING * ROUNDING * squares(values);
    int linked = (int) components.stream().distinct().count();
    this.residualDf = values.length - blocks - treatments.size() + linked;
  }

  /**
   * @param blocks of each value
   * @param treatments of each value
   * @throws IllegalArgumentException when there is no value, lengths differ, or one is not finite
   */
  public static RandomisedBlocks of(double[] values, List<String> blocks, List<String> treatments) {
    if (values.length == 0
        || blocks.size() != values.length
        || treatments.size() != values.length) {
      throw new IllegalArgumentException("every value needs a block and a treatment");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value is not finite");
      }
    }
    List<String> names = List.copyOf(new TreeSet<>(treatments));
    return new RandomisedBlocks(
        values,
        indices(blocks, List.copyOf(new TreeSet<>(blocks))),
        indices(treatments, names),
        names);
  }

  /** Values less what blocks and treatments take; 0 where each only fits itself. */
  public int residualDf() {
    return residualDf;
  }

  /** The scatter that treatments and blocks leave; empty without a degree of freedom. */
  public OptionalDouble residualVariance() {
    return residualDf < 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(residualSquares / residualDf);
  }

  /**
   * A weighted sum of treatment means, free of blocks; empty where no chain of blocks links the
   * treatments, or one has no value.
   *
   * @param weights by treatment; they add up to zero
   */
  public OptionalDouble estimate(Map<String, Double> weights) {
    RealVector contrast = contrastVector(weights);
    return isLinked(weights, contrast)
        ? OptionalDouble.of(contrast.dotProduct(effects))
        : OptionalDouble.empty();
  }

  /** The same, judged by the residual scatter. */
  public Outcome<TTest> contrast(Map<String, Double> weights) {
    OptionalDouble estimate = estimate(weights);
    if (estimate.isEmpty()) {
      return Outcome.refused(Refusal.MISSING_CELL);
    }
    if (residualDf < 1) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    if (residualIsRounding) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    RealVector contrast = contrastVector(weights);
    double leverage = contrast.dotProduct(inverse.operate(contrast));
    double variance = residualSquares / residualDf * leverage;
    return Outcome.found(new TTest(estimate.getAsDouble(), Math.sqrt(variance), residualDf));
  }

  private RealVector contrastVector(Map<String, Double> weights) {
    RealVector contrast = new ArrayRealVector(treatments.size());
    new TreeMap<>(weights)
        .forEach(
            (treatment, weight) -> {
              int at = treatments.indexOf(treatment);
              if (at >= 0) {
                contrast.setEntry(at, weight);
              }
            });
    return contrast;
  }

  /** Whether the weights cancel inside every set of treatments that blocks link. */
  private boolean isLinked(Map<String, Double> weights, RealVector contrast) {
    TreeMap<Integer, Double> sums = new TreeMap<>();
    for (int i = 0; i < treatments.size(); i++) {
      sums.merge(components.get(i), contrast.getEntry(i), Double::sum);
    }
    return treatments.containsAll(weights.keySet())
        && sums.values().stream().allMatch(sum -> Math.abs(sum) < ROUNDING);
  }

  /** Of treatments inside blocks; one matrix of ones for each linked set makes it invertible. */
  private RealMatrix information(int[] block, int[] treatment, int blocks) {
    int k = treatments.size();
    double[][] counts = new double[blocks][k];
    double[] sizes = new double[blocks];
    for (int i = 0; i < block.length; i++) {
      counts[block[i]][treatment[i]]++;
      sizes[block[i]]++;
    }
    RealMatrix information = new Array2DRowRealMatrix(k, k);
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        double sum = components.get(a).equals(components.get(b)) ? 1 : 0;
        for (int e = 0; e < blocks; e++) {
          sum += (a == b ? counts[e][a] : 0) - counts[e][a] * counts[e][b] / sizes[e];
        }
        information.setEntry(a, b, sum);
      }
    }
    return information;
  }

  /** For each treatment the number of the set that blocks link it to. */
  private static List<Integer> components(int blocks, int k, int[] block, int[] treatment) {
    int[] ofTreatment = new int[k];
    for (int t = 0; t < k; t++) {
      ofTreatment[t] = t;
    }
    boolean moved = true;
    while (moved) {
      int[] ofBlock = new int[blocks];
      Arrays.fill(ofBlock, k);
      for (int i = 0; i < block.length; i++) {
        ofBlock[block[i]] = Math.min(ofBlock[block[i]], ofTreatment[treatment[i]]);
      }
      moved = false;
      for (int i = 0; i < block.length; i++) {
        moved |= ofTreatment[treatment[i]] > ofBlock[block[i]];
        ofTreatment[treatment[i]] = Math.min(ofTreatment[treatment[i]], ofBlock[block[i]]);
      }
    }
    List<Integer> components = new ArrayList<>();
    for (int component : ofTreatment) {
      components.add(component);
    }
    return List.copyOf(components);
  }

  private static double[] withoutBlockMeans(double[] values, int[] block, int blocks) {
    double[] sums = new double[blocks];
    int[] sizes = new int[blocks];
    for (int i = 0; i < values.length; i++) {
      sums[block[i]] += values[i];
      sizes[block[i]]++;
    }
    double[] centred = values.clone();
    for (int i = 0; i < values.length; i++) {
      centred[i] -= sums[block[i]] / sizes[block[i]];
    }
    return centred;
  }

  private static int[] indices(List<String> names, List<String> all) {
    return names.stream().mapToInt(all::indexOf).toArray();
  }

  private static int max(int[] values) {
    int max = 0;
    for (int value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
