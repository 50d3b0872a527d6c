package org.readout.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import org.readout.analysis.figure.TreatmentFigure.AxisKind;
import org.readout.analysis.figure.TreatmentFigure.Estimate;
import org.readout.analysis.figure.TreatmentFigure.Group;
import org.readout.analysis.figure.TreatmentFigure.Value;

/**
 * The y axis that shows all points, and all intervals that do not dwarf them.
 *
 * @param refusedLog whether a logarithmic axis was asked for and could not be had
 * @param cutsIntervals whether an interval goes on beyond the axis
 */
record TreatmentAxis(Axis.Scale scale, boolean refusedLog, boolean cutsIntervals) {
  /** An interval may add this share of the points' span on each side; a longer one is cut. */
  private static final double MOST_ADDED = 1;

  private static final double SMALLEST_LOG = 1e-100;

  static TreatmentAxis of(TreatmentFigure figure) {
    List<Double> values = new ArrayList<>();
    for (Group group : figure.groups()) {
      group.values().stream().map(Value::value).forEach(values::add);
      group.wells().stream().map(Value::value).forEach(values::add);
      Estimate estimate = group.estimate();
      if (estimate != null) {
        values.add(estimate.value());
      }
    }
    Mark.Rule reference = figure.reference();
    if (reference != null) {
      values.add(reference.value());
    }
    double low = values.stream().mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().mapToDouble(v -> v).max().orElse(1);
    boolean wantsLog = figure.axis() == AxisKind.LOG10;
    if (wantsLog && low >= SMALLEST_LOG) {
      return logarithmic(figure, low, high);
    }
    return linear(figure, low, high, wantsLog);
  }

  private static TreatmentAxis linear(
      TreatmentFigure figure, double low, double high, boolean refusedLog) {
    double added = MOST_ADDED * (high > low ? high - low : Math.abs(high));
    double from = low;
    double to = high;
    for (Group group : figure.groups()) {
      Estimate estimate = group.estimate();
      if (estimate != null) {
        from = estimate.low() >= low - added ? Math.min(from, estimate.low()) : from;
        to = estimate.high() <= high + added ? Math.max(to, estimate.high()) : to;
      }
    }
    Axis.Scale scale = Axis.Linear.covering(figure.measure(), from, to);
    return new TreatmentAxis(scale, refusedLog, cuts(figure, scale));
  }

  private static TreatmentAxis logarithmic(TreatmentFigure figure, double low, double high) {
    // At least a factor of ten, so that intervals of close points are not cut.
    double factor = Math.max(10, StrictMath.pow(high / low, MOST_ADDED));
    double from = low;
    double to = high;
    for (Group group : figure.groups()) {
      Estimate estimate = group.estimate();
      if (estimate != null) {
        from = estimate.low() >= low / factor ? Math.min(from, estimate.low()) : from;
        to = estimate.high() <= high * factor ? Math.max(to, estimate.high()) : to;
      }
    }
    Axis.Scale scale = Axis.Log10.covering(figure.measure(), from, to);
    return new TreatmentAxis(scale, false, cuts(figure, scale));
  }

  private static boolean cuts(TreatmentFigure figure, Axis.Scale scale) {
    for (Group group : figure.groups()) {
      Estimate estimate = group.estimate();
      if (estimate != null && (estimate.low() < scale.from() || estimate.high() > scale.to())) {
        return true;
      }
    }
    return false;
  }
}
