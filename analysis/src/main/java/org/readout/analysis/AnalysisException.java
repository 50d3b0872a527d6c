package org.readout.analysis;

public abstract class AnalysisException extends Exception {
  protected AnalysisException(String m) {
    super(m);
  }

  public final String remedy() {
    return "";
  }
}
