package org.readout.devices.biorad;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.ExportedFile;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Reading.Status;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;
import org.readout.devices.Well;

/**
 * What CFX Maestro writes, a file or sheet a table: quantification cycles, or curves with a column
 * a well. A well whose cycle was never reached is written {@code NaN}.
 */
public final class CfxExport implements VendorFormat {
  @Override
  public String id() {
    return "biorad-cfx";
  }

  @Override
  public String software() {
    return "Bio-Rad CFX Maestro";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    boolean results = isResults(sheet);
    return Recognition.by(
            "heads 'Well', 'Fluor', 'Content' and 'Cq', or 'Cycle' and wells",
            results || isCurve(sheet))
        .mark("an empty first head", sheet.at(0, 0).isEmpty());
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Transcript transcript = new Transcript();
    for (Sheet sheet : file.sheets()) {
      Notation notation = Notation.of(sheet).with("NaN", Status.NOT_DETECTED);
      if (isResults(sheet)) {
        results(file, sheet, transcript, notation);
      } else if (isCurve(sheet)) {
        curve(file, sheet, transcript, notation);
      } else if (sheet.rows() > 0) {
        transcript.warn("sheet '" + sheet.name() + "' was not read: it is no table of CFX");
      }
    }
    return transcript;
  }

  private static boolean isResults(Sheet sheet) {
    return HeadedTable.heads(sheet, 0).has("Well", "Fluor", "Content")
        && HeadedTable.heads(sheet, 0).column("Cq", "C(t)", "Ct") >= 0;
  }

  private static boolean isCurve(Sheet sheet) {
    String axis = sheet.at(0, 1);
    return (axis.equals("Cycle") || axis.equals("Temperature"))
        && Well.parse(sheet.at(0, 2)).isPresent();
  }

  private static void results(
      ExportedFile file, Sheet sheet, Transcript transcript, Notation notation)
      throws VendorFileException {
    HeadedTable table = HeadedTable.below(sheet, 0);
    int cycles = table.column("Cq", "C(t)", "Ct");
    int quantities = table.column("Starting Quantity (SQ)", "SQ");
    for (int row = table.first(); row < table.end(); row++) {
      Well well = well(file, sheet, row, table.column("Well"));
      String fluor = table.at(row, table.column("Fluor"));
      String target = table.at(row, table.column("Target"));
      String read = target.isEmpty() ? fluor : fluor + " " + target;
      transcript.layout("", well, "Sample", table.at(row, table.column("Sample")));
      transcript.layout("", well, "Content", table.at(row, table.column("Content")));
      transcript.layout(
          "", well, "Biological Set", table.at(row, table.column("Biological Set Name")));
      transcript.value("", Channel.of(read, Measurand.CQ), well, table.at(row, cycles), notation);
      String quantity = table.at(row, quantities);
      if (!quantity.equals("NaN")) {
        Channel channel = Channel.of(read + " Starting Quantity", Measurand.CALCULATED);
        transcript.value("", channel, well, quantity, notation);
      }
      if (sheet.width(row) <= cycles) {
        throw new VendorFileException.Malformed(
            file.name(), sheet.place(row, sheet.width(row)), "", "a row as long as the heads");
      }
    }
  }

  private static void curve(
      ExportedFile file, Sheet sheet, Transcript transcript, Notation notation)
      throws VendorFileException {
    boolean melt = sheet.at(0, 1).equals("Temperature");
    for (int row = 1; row < sheet.rows() && !sheet.blank(row); row++) {
      String axis = sheet.at(row, 1);
      double number = notation.number(axis);
      if (Double.isNaN(number)) {
        throw new VendorFileException.Malformed(
            file.name(), sheet.place(row, 1), axis, "a cycle or a temperature");
      }
      String read = melt ? "melt" : "[cycle " + axis + "]";
      Channel channel = Channel.of(read, melt ? Measurand.MELT : Measurand.AMPLIFICATION);
      @Nullable Quantity temperature = melt ? new Quantity(number, Unit.CELSIUS) : null;
      for (int column = 2; column < sheet.width(0); column++) {
        Optional<Well> well = Well.parse(sheet.at(0, column));
        if (well.isPresent()) {
          transcript.value(
              "", channel, well.get(), sheet.at(row, column), notation, null, temperature);
        }
      }
    }
  }

  private static Well well(ExportedFile file, Sheet sheet, int row, int column)
      throws VendorFileException {
    Optional<Well> well = Well.parse(sheet.at(row, column));
    if (well.isEmpty()) {
      throw new VendorFileException.Malformed(
          file.name(), sheet.place(row, column), sheet.at(row, column), "a well");
    }
    return well.get();
  }
}
