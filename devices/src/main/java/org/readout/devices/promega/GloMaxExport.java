package org.readout.devices.promega;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.readout.devices.Channel;
import org.readout.devices.ExportedFile;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;
import org.readout.devices.WellGrid;

/** What GloMax writes as CSV: the protocol, then for each read its filters and its grid. */
public final class GloMaxExport implements VendorFormat {
  private static final int TOP = 6;

  @Override
  public String id() {
    return "promega-glomax";
  }

  @Override
  public String software() {
    return "Promega GloMax";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    return Recognition.by("an indented 'Protocol:'", sheet.columnOf("Protocol:", TOP).orElse(0) > 0)
        .mark("an indented 'Result:'", sheet.columnOf("Result:", TOP).orElse(0) > 0);
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    Sheet sheet = file.first();
    Notation notation = Notation.of(sheet);
    Channel channel = Channel.of("", Measurand.UNKNOWN);
    String plate = "";
    int row = 0;
    while (row < sheet.rows()) {
      channel = described(sheet, row, channel, notation);
      OptionalInt result = sheet.columnIn(row, "Result:");
      if (result.isPresent()) {
        plate = sheet.valueOf(row, result.getAsInt());
      }
      Optional<WellGrid> grid = WellGrid.at(sheet, row);
      if (grid.isEmpty()) {
        header(sheet, row, transcript);
        row++;
        continue;
      }
      for (WellGrid.Cell cell : grid.get().cells()) {
        transcript.value(plate, channel, cell.well(), cell.text(), notation);
      }
      int head = row;
      grid.get()
          .missingRows()
          .ifPresent(missing -> transcript.warn(sheet.place(head, 0) + ": " + missing));
      row = grid.get().end();
    }
    return transcript;
  }

  /** The channel after a row that may name the kind of read or its filter. */
  private static Channel described(Sheet sheet, int row, Channel channel, Notation notation) {
    String first = sheet.at(row, 0);
    for (Measurand kind :
        new Measurand[] {Measurand.ABSORBANCE, Measurand.FLUORESCENCE, Measurand.LUMINESCENCE}) {
      if (first.toLowerCase(Locale.ROOT).startsWith(kind.word())) {
        return Channel.of(first, kind);
      }
    }
    for (String key : new String[] {"Measurement Filter:", "Excitation", "Emission"}) {
      OptionalInt column = sheet.columnIn(row, key);
      double nanometres =
          column.isEmpty() ? Double.NaN : notation.number(sheet.valueOf(row, column.getAsInt()));
      if (!Double.isNaN(nanometres)) {
        return switch (key) {
          case "Excitation" -> channel.exciting(nanometres);
          case "Emission" -> channel.emitting(nanometres);
          default -> channel.at(nanometres);
        };
      }
    }
    return channel;
  }

  private static void header(Sheet sheet, int row, Transcript transcript) {
    for (int column = 0; column < sheet.width(row); column++) {
      String cell = sheet.at(row, column);
      int colon = cell.indexOf(':');
      if (colon > 0) {
        transcript.header(cell.substring(0, colon), sheet.valueOf(row, column));
        return;
      }
    }
  }
}
