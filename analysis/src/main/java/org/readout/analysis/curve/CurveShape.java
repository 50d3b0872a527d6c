package org.readout.analysis.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which parameters of a {@link LogLogistic} are fitted.
 *
 * @param bottom the value at which it is fixed; empty where it is fitted
 * @param top likewise
 * @param asymmetric whether the asymmetry is fitted; 1 if not
 */
public record CurveShape(OptionalDouble bottom, OptionalDouble top, boolean asymmetric) {
  /** The parameters, in the order in which a fit holds them. */
  public enum Parameter {
    SLOPE,
    BOTTOM,
    TOP,
    LOG_E,
    ASYMMETRY
  }

  /** Both plateaus are known, for example 0 and 100 %. */
  public static CurveShape twoParameters(double bottom, double top) {
    return new CurveShape(OptionalDouble.of(bottom), OptionalDouble.of(top), false);
  }

  /** The bottom is known, as where all cells are dead. */
  public static CurveShape threeParameters(double bottom) {
    return new CurveShape(OptionalDouble.of(bottom), OptionalDouble.empty(), false);
  }

  /** The usual one. */
  public static CurveShape fourParameters() {
    return new CurveShape(OptionalDouble.empty(), OptionalDouble.empty(), false);
  }

  /** With asymmetry: only where the extra sum of squares asks for it. */
  public static CurveShape fiveParameters() {
    return new CurveShape(OptionalDouble.empty(), OptionalDouble.empty(), true);
  }

  /** The parameters that are fitted. */
  public List<Parameter> free() {
    List<Parameter> free = new ArrayList<>(List.of(Parameter.values()));
    if (bottom.isPresent()) {
      free.remove(Parameter.BOTTOM);
    }
    if (top.isPresent()) {
      free.remove(Parameter.TOP);
    }
    if (!asymmetric) {
      free.remove(Parameter.ASYMMETRY);
    }
    return List.copyOf(free);
  }

  /** One of the fitted values, or the one at which the parameter is fixed. */
  double value(Parameter parameter, double[] fitted) {
    int index = free().indexOf(parameter);
    if (index >= 0) {
      return fitted[index];
    }
    return switch (parameter) {
      case BOTTOM -> bottom.orElseThrow();
      case TOP -> top.orElseThrow();
      default -> 1;
    };
  }

  LogLogistic curve(double[] fitted) {
    return new LogLogistic(
        value(Parameter.SLOPE, fitted),
        value(Parameter.BOTTOM, fitted),
        value(Parameter.TOP, fitted),
        Math.exp(value(Parameter.LOG_E, fitted)),
        value(Parameter.ASYMMETRY, fitted));
  }

  double[] pack(LogLogistic curve) {
    return free().stream()
        .mapToDouble(
            parameter ->
                switch (parameter) {
                  case SLOPE -> curve.slope();
                  case BOTTOM -> curve.bottom();
                  case TOP -> curve.top();
                  case LOG_E -> Math.log(curve.e());
                  case ASYMMETRY -> curve.asymmetry();
                })
        .toArray();
  }
}
