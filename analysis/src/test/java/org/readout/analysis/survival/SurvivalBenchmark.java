package org.readout.analysis.survival;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.readout.analysis.AnalysisException;

/**
 * Not a test: prints how much processor time a million subjects need. Times are made by a formula,
 * so that another program can be given the same ones.
 */
final class SurvivalBenchmark {
  private static final int SUBJECTS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private SurvivalBenchmark() {}

  public static void main(String[] arguments) throws AnalysisException {
    for (boolean whole : new boolean[] {true, false}) {
      double[] times = new double[SUBJECTS];
      boolean[] events = new boolean[SUBJECTS];
      String[] arm = new String[SUBJECTS];
      double[] treated = new double[SUBJECTS];
      double[] age = new double[SUBJECTS];
      for (int i = 0; i < SUBJECTS; i++) {
        treated[i] = i % 2;
        arm[i] = i % 2 == 0 ? "vehicle" : "drug";
        age[i] = uniform(3 * i + 1);
        double time = -100 * Math.log(1 - uniform(3 * i)) / Math.exp(-0.5 * treated[i] + age[i]);
        times[i] = whole ? Math.ceil(time) + 1 : time + 1e-3;
        events[i] = uniform(3 * i + 2) < 0.7;
      }
      List<String> arms = Arrays.asList(arm);
      Covariates covariates = Covariates.of("drug", treated).and("age", age);
      for (int round = 0; round < ROUNDS; round++) {
        long start = THREAD.getCurrentThreadCpuTime();
        Arms divided = Arms.of(FollowUp.of(times, events), arms);
        KaplanMeier curve = divided.kaplanMeier("drug");
        divided.kaplanMeier("vehicle");
        LogRank test = LogRank.of(divided, LogRank.Weight.LOG_RANK);
        long between = THREAD.getCurrentThreadCpuTime();
        CoxRegression cox = CoxRegression.fit(FollowUp.of(times, events), covariates);
        long end = THREAD.getCurrentThreadCpuTime();
        System.out.printf(
            "%s times: Kaplan-Meier and log-rank %.3f s, Cox %.3f s (%d %s %s)%n",
            whole ? "whole" : "continuous",
            (between - start) * 1e-9,
            (end - between) * 1e-9,
            curve.eventCount(),
            test instanceof LogRank.Tested,
            cox instanceof CoxRegression.Fitted fitted ? fitted.ratios() : cox);
      }
    }
  }

  private static double uniform(int i) {
    double value = Math.sin(12.9898 * i) * 43758.5453;
    return value - Math.floor(value);
  }
}
