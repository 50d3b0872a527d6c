package org.readout.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The columns of a model of factors: an intercept, then contrasts that sum to zero, by term. */
final class LinearTerms {
  private final int rows;
  private final List<List<double[]>> columnsOfTerm;

  private LinearTerms(int rows, List<List<double[]>> columnsOfTerm) {
    this.rows = rows;
    this.columnsOfTerm = columnsOfTerm;
  }

  static LinearTerms of(Map<String, List<String>> factors, List<List<String>> model) {
    int rows = factors.values().stream().mapToInt(List::size).max().orElse(0);
    List<List<double[]>> columns = new ArrayList<>();
    for (List<String> term : model) {
      List<double[]> products = List.of(ones(rows));
      for (String factor : term) {
        List<String> levels = factors.get(factor);
        if (levels == null || levels.size() != rows) {
          throw new IllegalArgumentException("no such factor of " + rows + " rows: " + factor);
        }
        products = products(products, contrasts(levels));
      }
      columns.add(products);
    }
    return new LinearTerms(rows, columns);
  }

  List<double[]> columns() {
    return columns(IntStream.range(0, columnsOfTerm.size()).boxed().toList());
  }

  /** The intercept and the columns of these terms. */
  List<double[]> columns(List<Integer> terms) {
    List<double[]> columns = new ArrayList<>();
    columns.add(ones(rows));
    terms.forEach(t -> columns.addAll(columnsOfTerm.get(t)));
    return columns;
  }

  int width(int term) {
    return columnsOfTerm.get(term).size();
  }

  /** One column for each level but the last, which is minus one in all of them. */
  private static List<double[]> contrasts(List<String> level) {
    List<String> levels = level.stream().distinct().toList();
    String last = levels.get(levels.size() - 1);
    List<double[]> columns = new ArrayList<>();
    for (String one : levels.subList(0, levels.size() - 1)) {
      columns.add(
          level.stream()
              .mapToDouble(here -> here.equals(one) ? 1 : here.equals(last) ? -1 : 0)
              .toArray());
    }
    return columns;
  }

  private static List<double[]> products(List<double[]> left, List<double[]> right) {
    List<double[]> products = new ArrayList<>();
    for (double[] b : right) {
      for (double[] a : left) {
        double[] product = a.clone();
        for (int i = 0; i < product.length; i++) {
          product[i] *= b[i];
        }
        products.add(product);
      }
    }
    return products;
  }

  private static double[] ones(int rows) {
    return IntStream.range(0, rows).mapToDouble(i -> 1).toArray();
  }
}
