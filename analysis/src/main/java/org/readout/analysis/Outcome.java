package org.readout.analysis;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a statistic gave: itself, or the reason why these values have none. Never NaN in its place.
 *
 * @param <T> the statistic
 */
public sealed interface Outcome<T> {
  record Found<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal why) implements Outcome<T> {}

  static <T> Outcome<T> found(T statistic) {
    return new Found<>(statistic);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Empty when it was refused. */
  default Optional<T> statistic() {
    return this instanceof Found<T> found ? Optional.of(found.value()) : Optional.empty();
  }

  /** Empty when there is a statistic. */
  default Optional<Refusal> refusal() {
    return this instanceof Refused<T> refused ? Optional.of(refused.why()) : Optional.empty();
  }

  /** Something made of the statistic; a refusal stays what it is. */
  default <R> Outcome<R> map(Function<T, R> next) {
    return this instanceof Refused<T> refused
        ? new Refused<>(refused.why())
        : new Found<>(next.apply(statistic().orElseThrow()));
  }

  /**
   * @throws IllegalStateException when it was refused
   */
  default T orElseThrow() {
    return statistic()
        .orElseThrow(
            () -> new IllegalStateException(refusal().map(Refusal::reason).orElse("refused")));
  }
}
