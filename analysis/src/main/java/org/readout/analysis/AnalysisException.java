package org.readout.analysis;

import java.util.Collection;

/**
 * What was given to an analysis cannot be analysed, in a way that a person can put right. That a
 * test is refused (too few experiments, no scatter) is a value in the result, not an exception.
 * Sealed: the families are the nested classes.
 */
public abstract sealed class AnalysisException extends Exception {
  private final String remedy;

  private AnalysisException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do about it: one imperative sentence. */
  public final String remedy() {
    return remedy;
  }

  /** One row holds a text that is not the number or the name that belongs there. */
  public static final class BadValue extends AnalysisException {
    /**
     * @param source where the row came from, for example {@code row 12} or {@code P1:A1}
     * @param field the name of the column
     * @param text what stands there
     * @param expected what should stand there
     */
    public BadValue(String source, String field, String text, String expected) {
      super(
          "%s: %s is '%s', expected %s".formatted(source, field, text, expected),
          "Correct the " + field + " of this row, or leave the whole row out.");
    }
  }

  /** There is nothing to compare with: no treatment is, or can be taken for, the control. */
  public static final class NoControl extends AnalysisException {
    public NoControl(String what, Collection<String> treatments) {
      super(
          "%s; the treatments are %s".formatted(what, String.join(", ", treatments)),
          "Name the control, exactly as one of these treatments is written.");
    }
  }

  /** The rows do not add up to a design that can be analysed. */
  public static final class BadDesign extends AnalysisException {
    public BadDesign(String what, String remedy) {
      super(what, remedy);
    }
  }
}
