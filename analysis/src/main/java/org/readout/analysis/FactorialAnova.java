package org.readout.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The analysis of variance of several crossed factors, blocks included, by least squares with
 * contrasts that sum to zero. Terms that the ones before them already say (aliased) are named, not
 * silently dropped. With unequal cells the three types ask different questions: type III compares
 * means that weigh all cells alike, type II leaves out what contains the term, type I takes terms
 * in the order given.
 *
 * @param terms in the order of the model, those without a degree of freedom left out
 * @param residualSquares what no term explains
 * @param aliased terms of which at least one column is a combination of earlier ones
 * @see <a href="https://doi.org/10.1080/01621459.1980.10477447">Searle, Speed and Milliken 1980, on
 *     means that weigh cells alike</a>
 */
public record FactorialAnova(
    List<Term> terms, double residualSquares, int residualDf, List<String> aliased) {

  /** Which question a term answers where cells are unequal. */
  public enum SquaresType {
    I,
    II,
    III
  }

  /**
   * @param name factors joined by a colon
   * @param residualMeanSquare what the term is judged against
   */
  public record Term(
      String name, double squares, int df, double residualMeanSquare, int residualDf) {
    public double meanSquare() {
      return squares / df;
    }

    public double f() {
      return meanSquare() / residualMeanSquare;
    }

    public double p() {
      return Tails.f(f(), df, residualDf);
    }

    /** η² of this term beside the residual alone. */
    public double partialEtaSquared() {
      return squares / (squares + residualMeanSquare * residualDf);
    }
  }

  /**
   * Type III has no answer where a term is aliased.
   *
   * @param factors levels of each row, by the factor's name, in order
   * @param model terms in order, each the list of its factors
   */
  public static Outcome<FactorialAnova> of(
      double[] values,
      Map<String, List<String>> factors,
      List<List<String>> model,
      SquaresType type) {
    LinearTerms whole = LinearTerms.of(factors, model);
    LeastSquares full = LeastSquares.of(values, whole.columns());
    int df = values.length - full.rank();
    if (df < 1) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    if (full.residualIsRounding()) {
      return Outcome.refused(Refusal.UNDEFINED_ZERO_VARIANCE);
    }
    List<String> aliased = aliased(values, whole, model);
    if (type == SquaresType.III && !aliased.isEmpty()) {
      return Outcome.refused(Refusal.MISSING_CELL);
    }
    double meanSquare = full.residualSquares() / df;
    List<Term> terms = new ArrayList<>();
    for (int t = 0; t < model.size(); t++) {
      LeastSquares without = LeastSquares.of(values, whole.columns(smaller(model, t, type)));
      LeastSquares with = LeastSquares.of(values, whole.columns(larger(model, t, type)));
      int dfOfTerm = with.rank() - without.rank();
      if (dfOfTerm > 0) {
        double squares = Math.max(0, without.residualSquares() - with.residualSquares());
        terms.add(new Term(String.join(":", model.get(t)), squares, dfOfTerm, meanSquare, df));
      }
    }
    return Outcome.found(
        new FactorialAnova(List.copyOf(terms), full.residualSquares(), df, aliased));
  }

  /** All combinations of the factors, main effects first, as R's {@code a * b * c}. */
  public static List<List<String>> crossed(List<String> factors) {
    List<List<String>> terms = new ArrayList<>();
    for (int size = 1; size <= factors.size(); size++) {
      addCombinations(factors, 0, size, List.of(), terms);
    }
    return terms;
  }

  private static void addCombinations(
      List<String> factors, int from, int size, List<String> chosen, List<List<String>> terms) {
    if (chosen.size() == size) {
      terms.add(chosen);
      return;
    }
    for (int i = from; i < factors.size(); i++) {
      List<String> longer = new ArrayList<>(chosen);
      longer.add(factors.get(i));
      addCombinations(factors, i + 1, size, List.copyOf(longer), terms);
    }
  }

  private static List<Integer> smaller(List<List<String>> model, int term, SquaresType type) {
    List<Integer> kept = new ArrayList<>(larger(model, term, type));
    kept.remove(Integer.valueOf(term));
    return kept;
  }

  private static List<Integer> larger(List<List<String>> model, int term, SquaresType type) {
    List<Integer> kept = new ArrayList<>();
    for (int t = 0; t < model.size(); t++) {
      boolean contains = t != term && model.get(t).containsAll(model.get(term));
      boolean here =
          switch (type) {
            case I -> t <= term;
            case II -> !contains;
            case III -> true;
          };
      if (here) {
        kept.add(t);
      }
    }
    return kept;
  }

  private static List<String> aliased(
      double[] values, LinearTerms whole, List<List<String>> model) {
    Map<String, Integer> lost = new LinkedHashMap<>();
    int before = 1;
    for (int t = 0; t < model.size(); t++) {
      int rank = LeastSquares.of(values, whole.columns(larger(model, t, SquaresType.I))).rank();
      lost.put(String.join(":", model.get(t)), whole.width(t) - (rank - before));
      before = rank;
    }
    return lost.entrySet().stream().filter(e -> e.getValue() > 0).map(Map.Entry::getKey).toList();
  }
}
