package org.readout.analysis.curve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Not a test: prints how much processor time ten thousand curves of 24 points with the profile
 * interval of their IC50 need.
 */
final class DoseResponseBenchmark {
  private static final int CURVES = 10_000;
  private static final int ROUNDS = 3;
  private static final double[] DOSES = {0, 0.03, 0.1, 0.3, 1, 3, 10, 30};
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private DoseResponseBenchmark() {}

  public static void main(String[] arguments) {
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      int closed = 0;
      for (int i = 0; i < CURVES; i++) {
        DoseResponse response = DoseResponse.fit(series(i), CurveShape.fourParameters());
        if (response instanceof FittedCurve curve
            && curve
                .doseInterval(Level.Share.HALF_WAY, 0.95)
                .orElseThrow()
                .within(0, Double.MAX_VALUE)) {
          closed++;
        }
      }
      System.out.printf(
          "%d curves, %d with a closed interval: %.3f s%n",
          CURVES, closed, (THREAD.getCurrentThreadCpuTime() - start) * 1e-9);
    }
  }

  private static DoseSeries series(int i) {
    LogLogistic truth =
        new LogLogistic(0.8 + uniform(7 * i), 5, 100, Math.exp(4 * uniform(7 * i + 1) - 2), 1);
    double[] doses = new double[3 * DOSES.length];
    double[] responses = new double[doses.length];
    for (int row = 0; row < doses.length; row++) {
      doses[row] = DOSES[row / 3];
      responses[row] = truth.at(doses[row]) + 10 * (uniform(31 * i + row) - 0.5);
    }
    return DoseSeries.of(doses, responses);
  }

  private static double uniform(int i) {
    double value = Math.sin(12.9898 * i) * 43758.5453;
    return value - Math.floor(value);
  }
}
