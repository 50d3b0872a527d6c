package org.readout.devices;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A flat table of a spectrophotometer or fluorometer: one row a sample, with or without a well, one
 * column a measure. The heads say what and in which unit; a head {@code Units} speaks for the
 * column before it. Confined to one thread.
 */
public final class SampleTable {
  private static final int TOP = 120;

  /** Absorbance at a wavelength, as read or scaled to a path of 10 mm. */
  private static final Pattern ABSORBANCE = Pattern.compile("a(\\d{3})(?: ?10 ?mm)?");

  private static final Pattern RATIO = Pattern.compile("a?\\(?\\d{3}\\)?/a?\\(?\\d{3}\\)?");
  private static final Pattern UNIT = Pattern.compile(".*[(\\[]([^)\\]]+)[)\\]]");
  private static final Pattern WAVELENGTH = Pattern.compile("(\\d{3}(?:[.,]\\d)?)");

  private final HeadedTable table;
  private final Notation notation;

  private SampleTable(HeadedTable table, Notation notation) {
    this.table = table;
    this.notation = notation;
  }

  /** The first row that has all of these heads; empty if none of the first rows does. */
  public static OptionalInt head(Sheet sheet, String... heads) {
    for (int row = 0; row < Math.min(TOP, sheet.rows()); row++) {
      // Most rows of another file begin with a number or nothing: no head does.
      boolean words = startsWithLetter(sheet.at(row, 0)) || startsWithLetter(sheet.at(row, 1));
      if (words && HeadedTable.heads(sheet, row).has(heads)) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean startsWithLetter(String cell) {
    return !cell.isEmpty() && Character.isLetter(cell.charAt(0));
  }

  /** Writes down every row below a head; samples without a well are named in the read's label. */
  public static void read(Sheet sheet, int head, Transcript transcript) {
    for (int row = 0; row < head; row++) {
      transcript.header(sheet.at(row, 0).replace(":", ""), sheet.valueOf(row, 0));
    }
    SampleTable samples = new SampleTable(HeadedTable.below(sheet, head), Notation.of(sheet));
    for (int row = samples.table.first(); row < samples.table.end(); row++) {
      samples.row(row, transcript);
    }
  }

  private void row(int row, Transcript transcript) {
    Optional<Well> well =
        Well.parse(table.at(row, table.column("Well", "Plate Position", "Location")));
    String plate = table.at(row, table.column("Plate ID", "Run ID"));
    String sample =
        table.at(row, table.column("Sample ID", "Sample Name", "Sample", "Test Name", "Sample Id"));
    well.ifPresent(place -> transcript.layout(plate, place, "Sample", sample));
    for (int column = 0; column < table.columns(); column++) {
      Optional<Channel> channel = channel(row, column);
      if (channel.isPresent()) {
        String label = channel.get().read();
        String read = well.isPresent() || sample.isEmpty() ? label : sample + ": " + label;
        @Nullable Well place = well.orElse(null);
        transcript.value(plate, channel.get().named(read), place, table.at(row, column), notation);
      }
    }
  }

  /** What a column measures; empty for one that describes the sample. */
  private Optional<Channel> channel(int row, int column) {
    String head = table.head(column).replaceAll("\\s+", " ");
    String plain = head.toLowerCase(Locale.ROOT);
    Matcher absorbance = ABSORBANCE.matcher(plain);
    if (absorbance.matches()) {
      return Optional.of(Channel.absorbance(head, Double.parseDouble(absorbance.group(1))));
    }
    if (RATIO.matcher(plain).matches()) {
      return Optional.of(Channel.of(head, Measurand.RATIO));
    }
    if (plain.startsWith("abs ")) {
      double nanometres = notation.number(table.at(row, table.column("nm " + plain.substring(4))));
      return Double.isNaN(nanometres)
          ? Optional.empty()
          : Optional.of(Channel.absorbance(head, nanometres));
    }
    if (WAVELENGTH.matcher(plain).matches()) {
      return Optional.of(Channel.absorbance(head, Double.parseDouble(plain.replace(',', '.'))));
    }
    if (plain.endsWith(" rfu") && !plain.startsWith("std")) {
      return Optional.of(Channel.of(head, Measurand.FLUORESCENCE));
    }
    return isConcentration(plain)
        ? Optional.of(Channel.of(head, Measurand.CONCENTRATION).in(unit(row, column, head)))
        : Optional.empty();
  }

  private static boolean isConcentration(String plain) {
    boolean named =
        plain.contains("conc")
            || plain.startsWith("nucleic acid(")
            || plain.equals("ng/µl")
            || plain.equals("ng/ul");
    return named && !plain.contains("unit") && !plain.contains("factor") && !plain.contains("mean");
  }

  /** From brackets in the head, from the head itself, or from the column of units beside it. */
  private Unit unit(int row, int column, String head) {
    Matcher bracketed = UNIT.matcher(head);
    String next = table.head(column + 1).toLowerCase(Locale.ROOT);
    String text =
        bracketed.matches()
            ? bracketed.group(1)
            : next.contains("units") ? table.at(row, column + 1) : head;
    String litres = text.replace("/ml", "/mL").replace("/ul", "/uL").replace("/µl", "/µL");
    return Unit.parse(litres).orElse(Unit.ONE);
  }
}
