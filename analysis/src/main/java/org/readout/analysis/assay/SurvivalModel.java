package org.readout.analysis.assay;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.readout.analysis.DesignMatrix;
import org.readout.analysis.QuasiPoissonRegression;
import org.readout.analysis.QuasiPoissonRegression.Convergence;

/**
 * The quasi-Poisson regression with experiment as block and treatment against the control, over the
 * cells that can carry it. Treatments whose counts of zero would drive a coefficient to infinity
 * are taken out and named.
 */
final class SurvivalModel {
  private final String control;
  private final List<Cell> cells;
  private final Set<String> withoutFiniteRatio;
  private final Optional<QuasiPoissonRegression> fit;

  private SurvivalModel(
      String control,
      List<Cell> cells,
      Set<String> withoutFiniteRatio,
      Optional<QuasiPoissonRegression> fit) {
    this.control = control;
    this.cells = List.copyOf(cells);
    this.withoutFiniteRatio = Set.copyOf(withoutFiniteRatio);
    this.fit = fit;
  }

  static SurvivalModel of(List<Cell> all, String control) {
    Set<String> taken = new HashSet<>();
    List<Cell> kept = all;
    while (true) {
      kept = informative(kept, control);
      if (kept.isEmpty()) {
        return new SurvivalModel(control, kept, taken, Optional.empty());
      }
      Set<String> toTake = withoutColonies(kept);
      if (toTake.isEmpty()) {
        QuasiPoissonRegression fit = regress(kept, treatmentDesign(kept, control));
        if (fit.convergence() != Convergence.SEPARATED) {
          return new SurvivalModel(control, kept, taken, Optional.of(fit));
        }
        List<Cell> rows = kept;
        toTake =
            fit.separatedRows().stream()
                .map(row -> rows.get(row).treatment())
                .collect(Collectors.toSet());
      }
      taken.addAll(toTake);
      Set<String> leaving = toTake;
      kept = kept.stream().filter(cell -> !leaving.contains(cell.treatment())).toList();
    }
  }

  /** Empty when nothing stands side by side. */
  Optional<QuasiPoissonRegression> fit() {
    return fit;
  }

  List<Cell> cells() {
    return cells;
  }

  /** Treatments that were taken out because of their counts of zero. */
  Set<String> withoutFiniteRatio() {
    return withoutFiniteRatio;
  }

  boolean holds(String treatment) {
    return cells.stream().anyMatch(cell -> cell.treatment().equals(treatment));
  }

  Set<String> experiments() {
    return cells.stream().map(Cell::experiment).collect(Collectors.toSet());
  }

  Set<String> treatments() {
    return cells.stream().map(Cell::treatment).collect(Collectors.toSet());
  }

  /** The same cells without any treatment. */
  QuasiPoissonRegression blocksOnly() {
    return regress(cells, blocks(cells));
  }

  /** The same cells with other columns beside the blocks. */
  QuasiPoissonRegression with(List<Column> columns) {
    DesignMatrix<Cell> design = blocks(cells);
    for (Column column : columns) {
      design = design.with(column.name(), cell -> column.rows().test(cell) ? 1 : 0);
    }
    return regress(cells, design);
  }

  /** An indicator: 1 in the rows that pass. */
  record Column(String name, Predicate<Cell> rows) {}

  /** Name of the coefficient that stands for a treatment. */
  static String columnOf(String treatment) {
    return "treatment " + treatment;
  }

  /** Without experiments that hold one cell or no colony, and what is not linked to the control. */
  private static List<Cell> informative(List<Cell> cells, String control) {
    List<Cell> kept = cells;
    int before;
    do {
      before = kept.size();
      TreeMap<String, Integer> size = new TreeMap<>();
      TreeMap<String, Double> colonies = new TreeMap<>();
      for (Cell cell : kept) {
        size.merge(cell.experiment(), 1, Integer::sum);
        colonies.merge(cell.experiment(), cell.colonies(), Double::sum);
      }
      kept =
          kept.stream()
              .filter(cell -> size.getOrDefault(cell.experiment(), 0) > 1)
              .filter(cell -> colonies.getOrDefault(cell.experiment(), 0.0) > 0)
              .toList();
      Set<String> linked = linkedTo(control, kept);
      kept = kept.stream().filter(cell -> linked.contains(cell.treatment())).toList();
    } while (kept.size() < before);
    return kept;
  }

  private static Set<String> linkedTo(String control, List<Cell> cells) {
    Set<String> treatments = new HashSet<>(Set.of(control));
    Set<String> experiments = new HashSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Cell cell : cells) {
        if (treatments.contains(cell.treatment())) {
          grown |= experiments.add(cell.experiment());
        }
        if (experiments.contains(cell.experiment())) {
          grown |= treatments.add(cell.treatment());
        }
      }
    }
    return treatments;
  }

  private static Set<String> withoutColonies(List<Cell> cells) {
    TreeMap<String, Double> colonies = new TreeMap<>();
    cells.forEach(cell -> colonies.merge(cell.treatment(), cell.colonies(), Double::sum));
    colonies.values().removeIf(sum -> sum > 0);
    return new TreeSet<>(colonies.keySet());
  }

  private static DesignMatrix<Cell> blocks(List<Cell> cells) {
    DesignMatrix<Cell> design = DesignMatrix.of(cells);
    for (String experiment : distinct(cells.stream().map(Cell::experiment).toList())) {
      design =
          design.with(
              "experiment " + experiment, cell -> cell.experiment().equals(experiment) ? 1 : 0);
    }
    return design;
  }

  private static DesignMatrix<Cell> treatmentDesign(List<Cell> cells, String control) {
    DesignMatrix<Cell> design = blocks(cells);
    for (String treatment : distinct(cells.stream().map(Cell::treatment).toList())) {
      if (!treatment.equals(control)) {
        design =
            design.with(columnOf(treatment), cell -> cell.treatment().equals(treatment) ? 1 : 0);
      }
    }
    return design;
  }

  private static List<String> distinct(List<String> names) {
    return names.stream().sorted(new NaturalOrder()).distinct().toList();
  }

  private static QuasiPoissonRegression regress(List<Cell> cells, DesignMatrix<Cell> design) {
    return QuasiPoissonRegression.fit(
        cells.stream().mapToDouble(Cell::colonies).toArray(),
        cells.stream().mapToDouble(cell -> Math.log(cell.exposure())).toArray(),
        design);
  }

  String control() {
    return control;
  }
}
