package org.readout.analysis;

import java.util.List;
import java.util.Optional;

/** The means and scatter of several groups, ready for the analyses of one factor. */
record GroupSamples(List<Descriptive> groups) {

  static GroupSamples of(List<double[]> values) {
    return new GroupSamples(values.stream().map(Descriptive::of).toList());
  }

  /** Why these values have no analysis; empty when they do. */
  static Optional<Refusal> refusal(List<double[]> values, int leastPerGroup) {
    int n = values.stream().mapToInt(group -> group.length).sum();
    if (values.size() < 2
        || n <= values.size()
        || values.stream().anyMatch(group -> group.length < leastPerGroup)) {
      return Optional.of(Refusal.TOO_FEW_VALUES);
    }
    return Optional.empty();
  }

  int n() {
    return groups.stream().mapToInt(Descriptive::n).sum();
  }

  int dfWithin() {
    return n() - groups.size();
  }

  double squaresWithin() {
    return groups.stream().mapToDouble(Descriptive::squares).sum();
  }

  double pooledVariance() {
    return squaresWithin() / dfWithin();
  }

  boolean someConstant() {
    return groups.stream().anyMatch(group -> group.squares() == 0);
  }
}
