package org.readout.analysis.potential;

import org.readout.analysis.MultipleComparisons;

/** The rule for the p-values of all comparisons with one control. */
public enum Adjustment {
  /** Knows that all share the control; other families go by Holm's rule. */
  DUNNETT("Dunnett", MultipleComparisons.HOLM),
  HOLM("Holm", MultipleComparisons.HOLM),
  HOLM_SIDAK("Holm–Šidák", MultipleComparisons.HOLM_SIDAK),
  BONFERRONI("Bonferroni", MultipleComparisons.BONFERRONI),
  NONE("unadjusted", MultipleComparisons.NONE);

  private final String title;
  private final MultipleComparisons elsewhere;

  Adjustment(String title, MultipleComparisons elsewhere) {
    this.title = title;
    this.elsewhere = elsewhere;
  }

  /** The rule's name as a paper writes it. */
  public String title() {
    return title;
  }

  /** The rule where no common control is shared. */
  MultipleComparisons elsewhere() {
    return elsewhere;
  }
}
