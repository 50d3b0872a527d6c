package org.readout.devices;

/**
 * The world did something that a person can put right. The message says what happened and where;
 * the {@linkplain #remedy() remedy} says what to do.
 *
 * <p>Each module seals one family of its own. The families of {@code devices} and {@code
 * acquisition} extend this root; {@code imaging} and {@code analysis} import no other module, so
 * that their families carry the same two sentences without it (decision 0004).
 */
public abstract class ReadoutException extends Exception {
  private final String remedy;

  /**
   * @param message what happened and where, quoting the offending text
   * @param remedy one imperative sentence
   */
  protected ReadoutException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /**
   * @param message what happened and where, quoting the offending text
   * @param remedy one imperative sentence
   */
  protected ReadoutException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do about it: one imperative sentence. */
  public final String remedy() {
    return remedy;
  }
}
