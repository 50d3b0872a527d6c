package org.readout.analysis.survival;

/**
 * Cox's partial likelihood with Efron's treatment of ties, its gradient and its information.
 * Covariates are centred and scaled to unit standard deviation inside, so that steps and their
 * limits have one meaning.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1977.10480613">Efron 1977, JASA 72:557</a>
 */
final class PartialLikelihood {
  /** Told of each event time, from the last to the first. */
  interface EventTime {
    /**
     * @param slot which of the distinct times
     * @param step what it adds to gradient and information; read only, valid during the call
     */
    void at(int slot, Derivatives step);
  }

  private final int count;
  private final int[] start;
  private final double[] scales;

  /** Row after row, in the order of time; within a time, those with the event first. */
  private final double[] values;

  private final int[] eventsAt;

  private PartialLikelihood(int count, int slots, int rows) {
    this.count = count;
    this.start = new int[slots + 1];
    this.scales = new double[count];
    this.values = new double[rows * count];
    this.eventsAt = new int[slots];
  }

  static PartialLikelihood of(FollowUp followUp, Covariates covariates) {
    int rows = followUp.size();
    int slots = followUp.times().length;
    PartialLikelihood likelihood = new PartialLikelihood(covariates.count(), slots, rows);
    int[] position = likelihood.positions(followUp);
    for (int j = 0; j < covariates.count(); j++) {
      likelihood.fill(j, covariates.column(j), position);
    }
    return likelihood;
  }

  private int[] positions(FollowUp followUp) {
    for (int row = 0; row < followUp.size(); row++) {
      start[followUp.slot(row) + 1]++;
      eventsAt[followUp.slot(row)] += followUp.event(row) ? 1 : 0;
    }
    for (int slot = 0; slot < eventsAt.length; slot++) {
      start[slot + 1] += start[slot];
    }
    int[] nextEvent = start.clone();
    int[] nextCensored = new int[eventsAt.length];
    for (int slot = 0; slot < eventsAt.length; slot++) {
      nextCensored[slot] = start[slot] + eventsAt[slot];
    }
    int[] position = new int[followUp.size()];
    for (int row = 0; row < position.length; row++) {
      int[] next = followUp.event(row) ? nextEvent : nextCensored;
      position[row] = next[followUp.slot(row)]++;
    }
    return position;
  }

  private void fill(int j, double[] column, int[] position) {
    double mean = 0;
    for (double value : column) {
      mean += value / column.length;
    }
    double squares = 0;
    for (double value : column) {
      squares += (value - mean) * (value - mean);
    }
    double sd = Math.sqrt(squares / column.length);
    // A column that never changes keeps its scale and is found out as collinear.
    scales[j] = sd > 0 ? sd : 1;
    for (int row = 0; row < column.length; row++) {
      values[position[row] * count + j] = (column[row] - mean) / scales[j];
    }
  }

  int count() {
    return count;
  }

  /** The standard deviation by which a covariate was divided. */
  double scale(int j) {
    return scales[j];
  }

  Derivatives at(double[] beta) {
    return at(beta, false, (slot, step) -> {});
  }

  /**
   * @param beta per standard deviation
   * @param third whether the derivatives of the information are wanted too
   */
  Derivatives at(double[] beta, boolean third, EventTime listener) {
    Derivatives total = new Derivatives(count, third);
    Derivatives step = new Derivatives(count, third);
    RiskSums atRisk = new RiskSums(count, third);
    RiskSums dying = new RiskSums(count, third);
    double shift = largestPredictor(beta);
    for (int slot = eventsAt.length - 1; slot >= 0; slot--) {
      int deaths = eventsAt[slot];
      int firstCensored = start[slot] + deaths;
      dying.clear();
      step.clear();
      for (int row = start[slot]; row < start[slot + 1]; row++) {
        double predictor = predictor(beta, row) - shift;
        double risk = Math.exp(predictor);
        atRisk.add(values, row * count, risk);
        if (row < firstCensored) {
          dying.add(values, row * count, risk);
          step.addEvent(predictor, values, row * count);
        }
      }
      for (int earlier = 0; earlier < deaths; earlier++) {
        step.subtractRiskSet(atRisk, dying, (double) earlier / deaths);
      }
      if (deaths > 0) {
        total.add(step);
        listener.at(slot, step);
      }
    }
    return total;
  }

  /** Subtracted from every predictor, so that no risk overflows; it cancels out. */
  private double largestPredictor(double[] beta) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < start[eventsAt.length]; row++) {
      largest = Math.max(largest, predictor(beta, row));
    }
    return largest;
  }

  private double predictor(double[] beta, int row) {
    double sum = 0;
    for (int j = 0; j < count; j++) {
      sum += beta[j] * values[row * count + j];
    }
    return sum;
  }
}
