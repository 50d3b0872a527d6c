package org.readout.analysis.figure;

/** How many cells a SuperPlot has, draws, and leaves beyond its axis. */
record CellCount(SuperPlot plot, Axis.Scale scale) {

  static boolean isOn(Axis.Scale scale, double value) {
    double position = scale.position(value);
    return position >= 0 && position <= 1;
  }

  String sentence() {
    int all = 0;
    int drawn = 0;
    int beyond = 0;
    for (SuperPlot.Group group : plot.groups()) {
      for (SuperPlot.Experiment one : group.experiments()) {
        all += one.cells().size();
        drawn += plot.shown(group, one).size();
        beyond += (int) one.cells().stream().filter(cell -> !isOn(scale, cell)).count();
      }
    }
    String sentence =
        drawn == all
            ? "%d cells.".formatted(all)
            : "%d of %d cells are drawn, at evenly spaced ranks of each experiment."
                .formatted(drawn, all);
    return beyond == 0 ? sentence : sentence + " %d cells lie beyond the axis.".formatted(beyond);
  }
}
