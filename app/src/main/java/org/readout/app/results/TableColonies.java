package org.readout.app.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.readout.acquisition.TidyTable;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.assay.ColonyCount;
import org.readout.app.output.CommandException;

/**
 * Reads colony counts from a table of any program.
 *
 * @param seeded the column of cells seeded; without one that is named, {@code seeded} if it is
 *     there
 * @param factors columns or treatments of a two-way design; those that are columns are kept
 */
public record TableColonies(
    String response,
    String treatment,
    String experiment,
    Optional<String> seeded,
    List<String> factors) {
  private static final String SEEDED = "seeded";

  /** A row a well or dish, in the order of the table. */
  public List<ColonyCount> counts(TidyTable table) throws CommandException, AnalysisException {
    int response = required(table, this.response, "--response");
    int treatment = required(table, this.treatment, "--treatment");
    int experiment = required(table, this.experiment, "--experiment");
    OptionalInt cells =
        seeded.isPresent()
            ? OptionalInt.of(required(table, seeded.get(), "--seeded"))
            : table.column(SEEDED);
    Map<String, Integer> kept = new TreeMap<>();
    for (String factor : factors) {
      table.column(factor).ifPresent(column -> kept.put(factor, column));
    }
    List<ColonyCount> counts = new ArrayList<>();
    for (TidyTable.Row row : table.rows()) {
      SortedMap<String, String> levels = new TreeMap<>();
      kept.forEach((name, column) -> levels.put(name, row.cells().get(column)));
      counts.add(
          ColonyCount.parse(
              row.place(),
              row.cells().get(experiment),
              row.cells().get(treatment),
              row.cells().get(response),
              cells.isPresent() ? row.cells().get(cells.getAsInt()) : "",
              levels));
    }
    if (counts.isEmpty()) {
      throw new CommandException.NothingThere(
          table.file() + ": no row below the header", "Save the table again with its rows.");
    }
    return counts;
  }

  private static int required(TidyTable table, String name, String option) throws CommandException {
    OptionalInt column = table.column(name);
    if (column.isEmpty()) {
      throw new CommandException.NothingThere(
          "%s: no column '%s'; there are %s"
              .formatted(table.file(), name, String.join(", ", table.columns())),
          "Name one of them with "
              + option
              + ", for example "
              + option
              + " "
              + (table.columns().isEmpty() ? "COLUMN" : quoted(table.columns().get(0)))
              + ".");
    }
    return column.getAsInt();
  }

  private static String quoted(String name) {
    return name.toLowerCase(Locale.ROOT).matches("[a-z0-9_.-]+") ? name : "\"" + name + "\"";
  }
}
