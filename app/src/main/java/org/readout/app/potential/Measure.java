package org.readout.app.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.mitochondria.MitochondrialNetwork;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.MeasuredCell.Brightness;

/**
 * One number of a cell: the registry of measures. The name is that of a column and of a key, and
 * ends in its unit; a name without one is in camera counts above background, or a ratio.
 *
 * @param meaning for a data dictionary
 * @param of the number of a cell; empty where it has none
 */
public record Measure(String name, String meaning, Function<Cell, OptionalDouble> of) {
  /** In the order of columns. */
  public static final List<Measure> ALL = all();

  /**
   * Everything that is known of one cell.
   *
   * @param stain the nuclear stain in its nucleus
   * @param probe null where only nuclei were asked for
   * @param mitochondria null where only nuclei were asked for
   */
  record Cell(
      MeasuredCell stain,
      @Nullable MeasuredCell probe,
      @Nullable MitochondrialNetwork mitochondria,
      @Nullable Calibration calibration) {}

  /** Every number that the cell has, by name. */
  static SortedMap<String, Double> numbers(Cell cell) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    for (Measure measure : ALL) {
      measure.of().apply(cell).ifPresent(value -> numbers.put(measure.name(), value));
    }
    return numbers;
  }

  private static List<Measure> all() {
    List<Measure> all = new ArrayList<>();
    all.add(
        new Measure(
            "nucleus_area_px", "area of the nucleus", cell -> some(cell.stain().area().cellPx())));
    all.add(
        new Measure(
            "nucleus_area_um2",
            "area of the nucleus",
            cell -> squareUm(cell, cell.stain().area().cellPx())));
    addStain(all);
    addAreas(all);
    addBrightness(all);
    addRatios(all);
    addNetwork(all);
    return List.copyOf(all);
  }

  private static void addStain(List<Measure> all) {
    all.add(
        new Measure(
            "dna_mean",
            "mean of the nuclear stain over the nucleus",
            cell -> cell.stain().brightness().cellMean().value()));
    all.add(
        new Measure(
            "dna_median",
            "median of the nuclear stain over the nucleus",
            cell -> cell.stain().brightness().cellMedian().value()));
    all.add(
        new Measure(
            "dna_integrated_density",
            "sum of the nuclear stain over the nucleus",
            cell -> cell.stain().brightness().integratedDensity().value()));
  }

  private static void addAreas(List<Measure> all) {
    all.add(probe("cell_area_px", "area of the cell, nucleus included", c -> some(area(c))));
    all.add(
        new Measure(
            "cell_area_um2",
            "area of the cell, nucleus included",
            cell -> cell.probe() == null ? none() : squareUm(cell, area(cell.probe()))));
    all.add(
        probe("mito_area_px", "area of its mitochondria", c -> some(c.area().mitochondriaPx())));
    all.add(
        probe(
            "mito_fraction",
            "mitochondria over the cell without its nucleus",
            c -> c.area().mitochondrialFraction()));
  }

  private static int area(MeasuredCell cell) {
    return cell.area().cellPx();
  }

  private static void addBrightness(List<Measure> all) {
    all.add(bright("cell_mean", "mean over the cell", Brightness::cellMean));
    all.add(bright("cell_median", "median over the cell", Brightness::cellMedian));
    all.add(bright("mito_mean", "mean over its mitochondria", Brightness::mitochondrialMean));
    all.add(bright("nucleus_mean", "mean over the nucleus", Brightness::nucleusMean));
    all.add(
        bright(
            "cytoplasm_mean",
            "mean over the cell without its nucleus: the ring where cells are rings",
            Brightness::cytoplasmMean));
    all.add(
        probe(
            "nucleus_over_cytoplasm",
            "mean over the nucleus over mean over the cytoplasm or ring",
            c -> quotient(c.brightness().nucleusMean(), c.brightness().cytoplasmMean())));
    all.add(
        bright(
            "nucleus_core_median",
            "median over the inner nucleus, free of mitochondria",
            Brightness::coreMedian));
    all.add(bright("integrated_density", "sum over the cell", Brightness::integratedDensity));
    all.add(bright("ctcf", "sum of stored counts less area times background", Brightness::ctcf));
    all.add(bright("mito_cv", "SD over mean of its mitochondria", Brightness::mitochondrialCv));
    all.add(
        bright(
            "mito_p95_over_p50",
            "95th percentile over median of its mitochondria: clumping",
            Brightness::clumping));
    all.add(
        bright(
            "perinuclear_over_peripheral",
            "mean of the inner over mean of the outer cytoplasm",
            Brightness::perinuclearOverPeripheral));
    all.add(
        probe(
            "cell_saturated_fraction",
            "part of its pixels at the camera's ceiling",
            c -> OptionalDouble.of(c.brightness().cellSaturated())));
    all.add(
        probe(
            "mito_saturated_fraction",
            "part of its mitochondrial pixels at the camera's ceiling",
            c -> OptionalDouble.of(c.brightness().mitochondriaSaturated())));
  }

  private static void addRatios(List<Measure> all) {
    all.add(
        probe(
            "mass_mean",
            "mean of the mass channel over the cell",
            c -> c.mass() == null ? none() : c.mass().mean().value()));
    all.add(
        probe(
            "mass_signal_to_noise",
            "mass channel over the noise of a background pixel",
            c -> c.mass() == null ? none() : finite(c.mass().signalToNoise())));
    all.add(
        probe(
            "mass_ratio",
            "sum of the probe over sum of the mass channel",
            c -> c.mass() == null ? none() : c.mass().ratio().value()));
    all.add(
        probe(
            "jc1_red_sum",
            "red over its mitochondria, corrected for green light",
            c -> c.jc1() == null ? none() : c.jc1().redSum().value()));
    all.add(
        probe(
            "jc1_green_sum",
            "green over its mitochondria",
            c -> c.jc1() == null ? none() : c.jc1().greenSum().value()));
    all.add(
        probe(
            "jc1_ratio",
            "red sum over green sum",
            c -> c.jc1() == null ? none() : c.jc1().ratio().value()));
    all.add(
        probe(
            "jc1_log2_ratio",
            "its logarithm to base 2",
            c -> c.jc1() == null ? none() : c.jc1().log2Ratio().value()));
  }

  private static void addNetwork(List<Measure> all) {
    all.add(network("mito_objects", "connected pieces", n -> n.objects().size()));
    all.add(network("mito_networks", "pieces with a junction", MitochondrialNetwork::networks));
    all.add(network("mito_branches", "branches", n -> n.branching().branches()));
    all.add(network("mito_junctions", "junctions", n -> n.branching().junctions()));
    all.add(network("mito_endpoints", "free ends", n -> n.branching().endpoints()));
    all.add(
        new Measure(
            "mito_mean_branch_px",
            "mean length of a branch",
            cell ->
                cell.mitochondria() == null
                    ? none()
                    : cell.mitochondria().branching().meanBranchPx()));
    all.add(
        new Measure(
            "mito_mean_branch_um",
            "mean length of a branch",
            cell ->
                cell.mitochondria() == null
                    ? none()
                    : um(cell, cell.mitochondria().branching().meanBranchPx())));
    all.add(
        new Measure(
            "mito_mean_aspect_ratio",
            "mean over its pieces of the fitted ellipse's axes",
            cell -> cell.mitochondria() == null ? none() : cell.mitochondria().meanAspectRatio()));
    all.add(
        new Measure(
            "mito_mean_circularity_form_factor",
            "mean over its pieces of 4πA/P², CellProfiler's form factor",
            cell ->
                cell.mitochondria() == null
                    ? none()
                    : cell.mitochondria().meanCircularityFormFactor()));
    all.add(
        new Measure(
            "mito_mean_mito_form_factor",
            "mean over its pieces of P²/4πA, the form factor of most mitochondrial papers",
            cell ->
                cell.mitochondria() == null ? none() : cell.mitochondria().meanMitoFormFactor()));
  }

  private static Measure probe(
      String name, String meaning, Function<MeasuredCell, OptionalDouble> of) {
    return new Measure(
        name, meaning, cell -> cell.probe() == null ? none() : of.apply(cell.probe()));
  }

  private static Measure bright(String name, String meaning, Function<Brightness, Estimate> of) {
    return probe(name, meaning + " of the probe", cell -> of.apply(cell.brightness()).value());
  }

  private static Measure network(
      String name, String meaning, ToDoubleFunction<MitochondrialNetwork> of) {
    return new Measure(
        name,
        "mitochondria of the cell: " + meaning,
        cell -> cell.mitochondria() == null ? none() : some(of.applyAsDouble(cell.mitochondria())));
  }

  private static OptionalDouble quotient(Estimate over, Estimate under) {
    return over.value().isPresent() && under.value().isPresent() && under.value().getAsDouble() > 0
        ? OptionalDouble.of(over.value().getAsDouble() / under.value().getAsDouble())
        : none();
  }

  private static OptionalDouble squareUm(Cell cell, double areaPx) {
    return cell.calibration() == null
        ? none()
        : OptionalDouble.of(areaPx * cell.calibration().umPerPx() * cell.calibration().umPerPx());
  }

  private static OptionalDouble um(Cell cell, OptionalDouble lengthPx) {
    return cell.calibration() == null || lengthPx.isEmpty()
        ? none()
        : OptionalDouble.of(lengthPx.getAsDouble() * cell.calibration().umPerPx());
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : none();
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
