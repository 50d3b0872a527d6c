package org.readout.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.readout.analysis.FactorialAnova.SquaresType;
import org.readout.analysis.FactorialAnova.Term;

/**
 * The analysis of variance of factors in blocks of one size, taken apart into what differs between
 * blocks and what differs within them; each term is judged by the scatter of its own stratum.
 *
 * @see <a href="https://doi.org/10.1098/rspa.1965.0012">Nelder 1965, Proc. R. Soc. A 283:147</a>
 */
public record ErrorStrata(Stratum between, Stratum within) {
  /** A mean over a block of contrasts that cancel, but for rounding. */
  private static final double CANCELLED = 1e-12;

  /**
   * @param residualDf 0 where nothing is left to judge by; the terms are then left out
   */
  public record Stratum(List<Term> terms, double residualSquares, int residualDf) {}

  /**
   * @param factors levels of each row, by the factor's name
   * @param model terms in order, without the block
   * @param block the factor whose levels are the blocks
   * @throws IllegalArgumentException when blocks differ in size
   */
  public static Outcome<ErrorStrata> of(
      double[] values, Map<String, List<String>> factors, List<List<String>> model, String block) {
    List<String> blockOfRow = factors.getOrDefault(block, List.of());
    List<String> blocks = blockOfRow.stream().distinct().toList();
    int size = values.length / Math.max(1, blocks.size());
    for (String one : blocks) {
      if (blockOfRow.stream().filter(one::equals).count() != size) {
        throw new IllegalArgumentException("blocks must be of one size");
      }
    }
    List<List<String>> blocked = new ArrayList<>();
    blocked.add(List.of(block));
    blocked.addAll(model);
    Stratum between = between(values, LinearTerms.of(factors, model), model, blockOfRow, size);
    return FactorialAnova.of(values, factors, blocked, SquaresType.I)
        .map(
            anova ->
                new ErrorStrata(
                    between,
                    new Stratum(
                        anova.terms().stream().filter(t -> !t.name().equals(block)).toList(),
                        anova.residualSquares(),
                        anova.residualDf())));
  }

  private static Stratum between(
      double[] values, LinearTerms all, List<List<String>> model, List<String> block, int size) {
    double[] means = means(values, block, size);
    List<LeastSquares> nested = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (int t = 0; t <= model.size(); t++) {
      List<double[]> columns =
          all.columns(taken).stream().map(column -> means(column, block, size)).toList();
      nested.add(LeastSquares.of(means, columns));
      taken.add(t);
    }
    LeastSquares last = nested.get(model.size());
    int df = means.length - last.rank();
    List<Term> terms = new ArrayList<>();
    for (int t = 0; t < model.size() && df > 0; t++) {
      int dfOfTerm = nested.get(t + 1).rank() - nested.get(t).rank();
      if (dfOfTerm > 0) {
        double squares = nested.get(t).residualSquares() - nested.get(t + 1).residualSquares();
        terms.add(
            new Term(
                String.join(":", model.get(t)),
                squares * size,
                dfOfTerm,
                last.residualSquares() * size / df,
                df));
      }
    }
    return new Stratum(List.copyOf(terms), last.residualSquares() * size, df);
  }

  private static double[] means(double[] values, List<String> block, int size) {
    List<String> blocks = block.stream().distinct().toList();
    double[] means = new double[blocks.size()];
    for (int i = 0; i < values.length; i++) {
      means[blocks.indexOf(block.get(i))] += values[i] / size;
    }
    return Arrays.stream(means).map(mean -> Math.abs(mean) < CANCELLED ? 0 : mean).toArray();
  }
}
