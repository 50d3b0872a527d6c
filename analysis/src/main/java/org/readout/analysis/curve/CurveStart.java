package org.readout.analysis.curve;

import java.util.OptionalDouble;

/**
 * Where a fit starts: the best of a grid of slopes and positions, the plateaus of each by linear
 * regression. A grid finds the right valley where a guess from the extremes would not.
 */
final class CurveStart {
  private static final double[] SLOPES = {0.5, 1, 2, 4, 8};
  private static final int POSITIONS = 12;

  private CurveStart() {}

  static LogLogistic of(DoseSeries series, CurveShape shape) {
    double low = Math.log(series.leastDose());
    double high = Math.log(series.greatestDose());
    boolean bothWays = shape.bottom().isPresent() || shape.top().isPresent();
    double[] logDoses = series.logDoses();
    LogLogistic best = new LogLogistic(1, 0, 1, Math.exp((low + high) / 2), 1);
    double least = Double.POSITIVE_INFINITY;
    for (double size : SLOPES) {
      for (int position = 0; position <= POSITIONS; position++) {
        double logE = low + (high - low) * position / POSITIONS;
        for (int sign = bothWays ? -1 : 1; sign <= 1; sign += 2) {
          Plateaus plateaus = Plateaus.of(series, logDoses, shape, sign * size, logE);
          if (plateaus.squares() < least) {
            least = plateaus.squares();
            best =
                new LogLogistic(sign * size, plateaus.bottom(), plateaus.top(), Math.exp(logE), 1);
          }
        }
      }
    }
    return upright(best, shape);
  }

  /** The same curve with its bottom below its top, where the shape leaves the choice. */
  static LogLogistic upright(LogLogistic curve, CurveShape shape) {
    boolean free = shape.bottom().isEmpty() && shape.top().isEmpty() && curve.asymmetry() == 1;
    double lower = curve.top();
    double upper = curve.bottom();
    return free && lower < upper
        ? new LogLogistic(-curve.slope(), lower, upper, curve.e(), 1)
        : curve;
  }

  /** The plateaus with the least squares for a given slope and position. */
  private record Plateaus(double bottom, double top, double squares) {

    static Plateaus of(
        DoseSeries series, double[] logDoses, CurveShape shape, double slope, double logE) {
      double n = 0;
      double s = 0;
      double ss = 0;
      double y = 0;
      double sy = 0;
      double yy = 0;
      for (int row = 0; row < logDoses.length; row++) {
        double share = 1 / (1 + Math.exp(slope * (logDoses[row] - logE)));
        double response = series.responses()[row];
        n += 1;
        s += share;
        ss += share * share;
        y += response;
        sy += share * response;
        yy += response * response;
      }
      OptionalDouble fixedBottom = shape.bottom();
      OptionalDouble fixedTop = shape.top();
      // Normal equations of response = bottom · (1 − share) + top · share.
      double bb = n - 2 * s + ss;
      double bt = s - ss;
      double by = y - sy;
      double bottom;
      double top;
      if (fixedBottom.isPresent() && fixedTop.isPresent()) {
        bottom = fixedBottom.getAsDouble();
        top = fixedTop.getAsDouble();
      } else if (fixedBottom.isPresent()) {
        bottom = fixedBottom.getAsDouble();
        top = (sy - bottom * bt) / ss;
      } else if (fixedTop.isPresent()) {
        top = fixedTop.getAsDouble();
        bottom = (by - top * bt) / bb;
      } else {
        double determinant = bb * ss - bt * bt;
        bottom = (by * ss - sy * bt) / determinant;
        top = (sy * bb - by * bt) / determinant;
      }
      double squares =
          yy
              - 2 * (bottom * by + top * sy)
              + bottom * bottom * bb
              + 2 * bottom * top * bt
              + top * top * ss;
      return new Plateaus(bottom, top, squares);
    }
  }
}
