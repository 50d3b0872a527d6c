package org.readout.acquisition;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured in one field of a microscope.
 *
 * @param umPerPx micrometres per pixel; absent where nobody knows
 * @param scaleSource where that number comes from; empty if unknown
 * @param extent what the cells' areas are, for example cell or perinuclear ring
 * @param nuclei how many count
 * @param channels which channel had which part, for example {@code signal} by {@code TMRM}
 * @param quality numbers of the field by name with their unit, for example {@code
 *     signal_background}
 * @param flags what a person should look at
 * @param cells each with its outlines
 * @param rejected candidates for a nucleus or a cell that are none, each with its reason
 */
public record FieldRecord(
    int widthPx,
    int heightPx,
    OptionalDouble umPerPx,
    String scaleSource,
    String extent,
    int nuclei,
    SortedMap<String, String> channels,
    SortedMap<String, Double> quality,
    List<String> flags,
    List<Cell> cells,
    List<Rejected> rejected) {
  public FieldRecord {
    if (widthPx <= 0 || heightPx <= 0 || nuclei < 0) {
      throw new IllegalArgumentException(
          "not a field: %d x %d with %d nuclei".formatted(widthPx, heightPx, nuclei));
    }
    Set<Integer> ids = new HashSet<>();
    for (Cell cell : cells) {
      if (!ids.add(cell.id())) {
        throw new IllegalArgumentException("cell twice: " + cell.id());
      }
    }
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
    quality = numbers(quality);
    flags = List.copyOf(flags);
    cells = List.copyOf(cells);
    rejected = List.copyOf(rejected);
  }

  /**
   * A candidate that is no nucleus, or a nucleus without a cell.
   *
   * @param outline as {@code x,y x,y …} in pixels
   */
  public record Rejected(double xPx, double yPx, double areaPx, String reason, String outline) {
    public Rejected {
      xPx = finite(xPx);
      yPx = finite(yPx);
      areaPx = finite(areaPx);
    }
  }

  /**
   * A cell, or a nucleus whose surroundings stand for one.
   *
   * @param id unique in its field
   * @param excluded why it is in no mean; absent for a cell that counts
   * @param measures by name with their unit; what could not be measured is not there
   * @param nucleus outline as {@code x,y x,y …} in pixels
   * @param outline of the cell, the same way; empty if none was kept
   */
  public record Cell(
      int id,
      double xPx,
      double yPx,
      Optional<String> excluded,
      SortedMap<String, Double> measures,
      List<String> flags,
      String nucleus,
      String outline) {
    public Cell {
      xPx = finite(xPx);
      yPx = finite(yPx);
      measures = numbers(measures);
      flags = List.copyOf(flags);
    }
  }

  private static SortedMap<String, Double> numbers(Map<String, Double> given) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    given.forEach((name, value) -> numbers.put(name, finite(value)));
    return Collections.unmodifiableSortedMap(numbers);
  }

  /** The number itself, but for a zero below zero, which the record does not tell from zero. */
  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
    return value + 0.0;
  }
}
