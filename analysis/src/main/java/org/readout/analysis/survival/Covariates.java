package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What may change the hazard of a subject: columns of numbers, a treatment as 0 and 1. Immutable.
 */
public final class Covariates {
  private final List<String> names;
  private final List<double[]> columns;

  private Covariates(List<String> names, List<double[]> columns) {
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
  }

  /** The first column; see {@link #and}. */
  public static Covariates of(String name, double[] values) {
    return new Covariates(List.of(), List.of()).and(name, values);
  }

  /**
   * @param values one per subject, in the order of the follow-up
   * @throws IllegalArgumentException when the name is taken, a value is not finite, or there are
   *     not as many as in the columns before
   */
  public Covariates and(String name, double[] values) {
    if (names.contains(name)) {
      throw new IllegalArgumentException("column " + name + " is there already");
    }
    if (!columns.isEmpty() && columns.get(0).length != values.length) {
      throw new IllegalArgumentException("column " + name + " has another length");
    }
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("column " + name + " holds a value that is not finite");
    }
    List<String> moreNames = new ArrayList<>(names);
    moreNames.add(name);
    List<double[]> moreColumns = new ArrayList<>(columns);
    moreColumns.add(values.clone());
    return new Covariates(moreNames, moreColumns);
  }

  /** In the order in which they were added. */
  public List<String> names() {
    return names;
  }

  int count() {
    return names.size();
  }

  int rowCount() {
    return columns.get(0).length;
  }

  /** Stays ours; read only. */
  double[] column(int index) {
    return columns.get(index);
  }
}
