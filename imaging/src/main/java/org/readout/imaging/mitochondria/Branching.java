package org.readout.imaging.mitochondria;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The middle lines of one or more objects. Immutable. A step along a line is 1 or √2 pixels.
 *
 * @param junctions places where three or more branches meet
 * @param endpoints free ends; a single point is one, a ring has none
 * @param lengthPx of all lines together
 * @param branchLengthsPx from junction or end to junction or end, and whole rings; a single point
 *     is no branch
 */
public record Branching(
    int junctions, int endpoints, double lengthPx, List<Double> branchLengthsPx) {
  static final Branching NONE = new Branching(0, 0, 0, List.of());

  public Branching {
    branchLengthsPx = List.copyOf(branchLengthsPx);
  }

  public int branches() {
    return branchLengthsPx.size();
  }

  /** Empty where there is no branch. */
  public OptionalDouble meanBranchPx() {
    return branchLengthsPx.stream().mapToDouble(Double::doubleValue).average();
  }

  /** Empty where there is no branch. */
  public OptionalDouble medianBranchPx() {
    double[] sorted = branchLengthsPx.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return n == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  }

  static Branching sum(List<MitochondrialObject> objects) {
    double[] lengths =
        objects.stream()
            .flatMap(o -> o.branching().branchLengthsPx().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new Branching(
        objects.stream().mapToInt(o -> o.branching().junctions()).sum(),
        objects.stream().mapToInt(o -> o.branching().endpoints()).sum(),
        objects.stream().mapToDouble(o -> o.branching().lengthPx()).sum(),
        Arrays.stream(lengths).boxed().toList());
  }
}
