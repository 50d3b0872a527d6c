package org.readout.acquisition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file that says what is where on plates: its bytes and the layouts that were read from it.
 *
 * <p>A <em>tidy table</em> has a row for each well below a header. Its columns, in any order and
 * case: {@code plate} (or plate name, plate id, dish), {@code well} (wells, well name, position;
 * left empty for a plate that is one dish), {@code treatment} (treatments, condition, compound,
 * drug), {@code dose} (doses, concentration, conc; also with a unit, as in {@code dose (nM)}),
 * {@code dose_unit} (dose units, unit, units, concentration unit), {@code role} (roles, well role,
 * well type), {@code experiment} (replicate, biological replicate, bio replicate, biorep) and
 * {@code seeded} (cells, cells seeded, seeded cells). Any other column is kept as a factor. {@code
 * plate} and {@code treatment} must be there.
 *
 * <p>A <em>grid</em> is a picture of the plate, 2 × 3 to 32 × 48: column numbers above, row letters
 * at the left. Its corner cell, or the line above, names what it holds, by the same words; a grid
 * that is alone holds treatments. Several grids below one another, or one to a sheet, are joined
 * well by well; sheets that each hold a grid of treatments are plates of their own, named by the
 * sheet. Else the plate is named by the file, without its ending.
 *
 * <p>CSV has commas, semicolons or tabs between its cells, and may be UTF-8, UTF-16 or
 * Windows-1252; of an XLSX workbook every sheet that is a layout is read. A decimal comma is read
 * where the file uses it and the comma does not separate cells.
 *
 * <p>Where a file says nothing of roles, a treatment that is called vehicle, DMSO, control,
 * untreated or mock is the vehicle, and {@link #notes()} says so. A well without a treatment is
 * empty.
 */
public final class LayoutFile {
  /** No layout is longer; a file that never ends must not fill the memory. */
  static final int MOST_ROWS = 100_000;

  private static final long MOST_BYTES = 32L << 20;
  private static final Pattern HINT = Pattern.compile("sep=[\t;,]");
  private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

  private final String name;
  private final byte[] bytes;
  private final List<Layout> layouts;
  private final List<String> notes;

  private LayoutFile(String name, byte[] bytes, List<Layout> layouts, List<String> notes) {
    this.name = name;
    this.bytes = bytes.clone();
    this.layouts = List.copyOf(layouts);
    this.notes = List.copyOf(notes);
  }

  /**
   * Reads a file.
   *
   * @throws StudyException.UnreadableFile if it is missing, a folder, empty, or not allowed to be
   *     read
   * @throws StudyException.BadLayout if it is not a layout, or any of its wells is wrong
   */
  public static LayoutFile read(Path file, LayoutOptions options) throws StudyException {
    RawFolder.readable(file);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Problems(file.toString()).unreadable("the file is too long to be a layout");
      }
      return parse(file.getFileName().toString(), Files.readAllBytes(file), options);
    } catch (IOException e) {
      throw RawFolder.unreadable(file, e);
    }
  }

  /**
   * Reads bytes that came under {@code name}.
   *
   * @throws StudyException.BadLayout if they are not a layout, or any of its wells is wrong
   */
  public static LayoutFile parse(String name, byte[] bytes, LayoutOptions options)
      throws StudyException {
    Problems problems = new Problems(name);
    List<Table> tables = tables(bytes, problems);
    List<LayoutEntry> entries = entries(name, tables, options, problems);
    problems.requireNone();
    LayoutWells wells = new LayoutWells(entries, tables.get(0).separator(), problems);
    List<Layout> layouts = wells.layouts();
    problems.requireNone();
    List<String> notes = new ArrayList<>(wells.notes());
    tables.stream().filter(Table::endsOpen).forEach(table -> notes.add(table.openEnd()));
    return new LayoutFile(name, bytes, layouts, notes);
  }

  /** The file's name without folders. */
  public String name() {
    return name;
  }

  /** The bytes as they were read. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** One for each plate, in the order of the file. */
  public List<Layout> layouts() {
    return layouts;
  }

  /**
   * What a person should see: what was understood though the file does not say it, and a last line
   * without an end, which may be cut off.
   */
  public List<String> notes() {
    return notes;
  }

  private static List<Table> tables(byte[] bytes, Problems problems) throws StudyException {
    if (SheetTable.isOldWorkbook(bytes)) {
      throw problems.unreadable("the file is an old Excel workbook (.xls), which is not read");
    }
    if (SheetTable.isWorkbook(bytes)) {
      return SheetTable.tables(bytes, problems);
    }
    String text = TableText.decode(bytes, problems);
    if (text.isBlank()) {
      throw problems.unreadable("the file is empty");
    }
    return List.of(text(text, problems));
  }

  /** Cut at the separator with which the text is a layout; else at the most frequent one. */
  private static Table text(String text, Problems problems) throws StudyException {
    // Excel's own hint is a line, so that the lines below keep their numbers.
    if (HINT.matcher(text).lookingAt()) {
      char hinted = text.charAt("sep=".length());
      Table table = TableText.table(text, hinted, problems);
      List<List<String>> rows = new ArrayList<>(table.rows());
      rows.set(0, List.of());
      return new Table(null, hinted, table.endsOpen(), rows);
    }
    StudyException failed = null;
    for (char separator : SEPARATORS) {
      try {
        Table table = TableText.table(text, separator, problems);
        if (isLayout(table)) {
          return table;
        }
      } catch (StudyException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
    char usual =
        SEPARATORS.stream()
            .max(Comparator.comparingLong(c -> text.chars().filter(t -> t == c).count()))
            .orElse(',');
    return TableText.table(text, usual, problems);
  }

  private static boolean isLayout(Table table) {
    if (TidyLayout.header(table) >= 0) {
      return true;
    }
    for (int row = 0; row < table.rows().size(); row++) {
      if (GridLayout.isHeader(table, row)) {
        return true;
      }
    }
    return false;
  }

  private static List<LayoutEntry> entries(
      String name, List<Table> tables, LayoutOptions options, Problems problems)
      throws StudyException {
    List<LayoutEntry> entries = new ArrayList<>();
    List<GridLayout> grids = new ArrayList<>();
    for (Table table : tables) {
      int header = TidyLayout.header(table);
      if (header >= 0) {
        entries.addAll(TidyLayout.entries(table, header, options, problems));
      } else {
        grids.addAll(GridLayout.all(table, problems));
      }
    }
    if (entries.isEmpty() && grids.isEmpty() && problems.isEmpty()) {
      String sheets =
          tables.stream().map(table -> "'" + table.sheet() + "'").collect(Collectors.joining(", "));
      throw problems.unreadable(
          (tables.get(0).sheet() == null ? "line 1" : "sheets " + sheets)
              + ": neither a header with plate, well and treatment, nor a grid with column numbers"
              + " and row letters");
    }
    if (problems.isEmpty()) {
      plates(name, grids, options)
          .forEach(
              (plate, of) ->
                  entries.addAll(GridLayout.entries(plate, of, options.format(), problems)));
    }
    return entries;
  }

  /** Grids of one plate are joined; sheets that repeat what they hold are a plate each. */
  private static Map<String, List<GridLayout>> plates(
      String name, List<GridLayout> grids, LayoutOptions options) {
    String only = options.plate() == null ? PlateName.stem(name) : options.plate();
    Map<String, List<GridLayout>> bySheet =
        grids.stream()
            .collect(
                Collectors.groupingBy(
                    grid -> grid.table().sheet() == null ? only : grid.table().sheet(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    boolean repeats =
        bySheet.size() > 1
            && bySheet.values().stream()
                .allMatch(of -> of.stream().anyMatch(GridLayout::mayBeTreatment));
    return repeats && options.plate() == null
        ? bySheet
        : grids.isEmpty() ? Map.of() : Map.of(only, grids);
  }
}
