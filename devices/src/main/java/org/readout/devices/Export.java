package org.readout.devices;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that was found in one exported file. Immutable.
 *
 * @param file the file's name
 * @param format the {@link VendorFormat#id()}
 * @param because why the file was taken for that format: one sentence
 * @param rows one a value, in the order of the file
 * @param header what the file says about itself, in its words and order
 * @param layout contents of wells, as far as the file names them
 * @param warnings what a person should know before using the values: one sentence each
 */
public record Export(
    String file,
    String format,
    String because,
    List<ExportRow> rows,
    Map<String, String> header,
    List<LayoutEntry> layout,
    List<String> warnings) {
  public Export {
    rows = List.copyOf(rows);
    header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
    layout = List.copyOf(layout);
    warnings = List.copyOf(warnings);
  }

  /** The plates' names in the order of the file. */
  public List<String> plates() {
    return rows.stream().map(ExportRow::plate).distinct().toList();
  }

  /** The rows as texts under {@link ExportRow#COLUMNS}. */
  public Stream<List<String>> cells() {
    return rows.stream().map(row -> row.cells(file, format));
  }
}
