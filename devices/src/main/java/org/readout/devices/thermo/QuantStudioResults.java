package org.readout.devices.thermo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.readout.devices.Channel;
import org.readout.devices.HeadedTable;
import org.readout.devices.Measurand;
import org.readout.devices.Notation;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;
import org.readout.devices.Well;

/**
 * The table {@code Results}: one row a well and target. What belongs to the well is taken; means
 * and deviations of replicates, which every row repeats, are not.
 */
final class QuantStudioResults {
  private static final List<String> COMPUTED =
      List.of(
          "Quantity", "RQ", "Delta Ct", "Tm1", "Tm2", "Tm3", "Tm4", "Amp Score", "Cq Confidence");

  private static final List<String> SIGNALS =
      List.of("Rn", "Allele1 Delta Rn", "Allele2 Delta Rn", "Pass.Ref");

  private final HeadedTable rows;
  private final Transcript transcript;
  private final Notation notation;
  private final BiFunction<HeadedTable, Integer, Optional<Well>> wells;

  QuantStudioResults(
      HeadedTable rows,
      Transcript transcript,
      Notation notation,
      BiFunction<HeadedTable, Integer, Optional<Well>> wells) {
    this.rows = rows;
    this.transcript = transcript;
    this.notation = notation;
    this.wells = wells;
  }

  void read() {
    int cycles = rows.column("CT", "Cq", "Crt");
    int targets = rows.column("Target Name", "Target", "SNP Assay Name", "SNP Assay");
    int samples = rows.column("Sample Name", "Sample");
    int calls = rows.column("Call");
    for (int row = rows.first(); row < rows.end(); row++) {
      Optional<Well> well = wells.apply(rows, row);
      if (well.isEmpty()) {
        continue;
      }
      String target = rows.at(row, targets);
      transcript.layout("", well.get(), "Sample", rows.at(row, samples));
      transcript.layout("", well.get(), "Target", target);
      transcript.layout("", well.get(), "Task", rows.at(row, rows.column("Task")));
      transcript.layout("", well.get(), "Call", rows.at(row, calls));
      if (isOmitted(row)) {
        transcript.masked(
            "", Channel.of(target, Measurand.CQ), well.get(), rows.at(row, cycles), notation);
        continue;
      }
      transcript.value(
          "", Channel.of(target, Measurand.CQ), well.get(), rows.at(row, cycles), notation);
      alleles(row, target, well.get());
      more(row, target, well.get());
    }
  }

  /** A genotyping run reports two alleles in a row, each with its own cycle. */
  private void alleles(int row, String target, Well well) {
    for (String allele : new String[] {"Allele1", "Allele2"}) {
      Channel channel = Channel.of(label(target, allele), Measurand.CQ);
      String cell = rows.at(row, rows.column(allele + " Ct", allele + " Cq"));
      transcript.value("", channel, well, cell, notation);
    }
  }

  private void more(int row, String target, Well well) {
    for (String name : COMPUTED) {
      Channel channel = Channel.of(label(target, name), Measurand.CALCULATED);
      Channel inUnit = name.startsWith("Tm") ? channel.in(Unit.CELSIUS) : channel;
      transcript.value("", inUnit, well, rows.at(row, rows.column(name)), notation);
    }
    for (String name : SIGNALS) {
      Channel channel = Channel.of(label(target, name), Measurand.FLUORESCENCE);
      transcript.value("", channel, well, rows.at(row, rows.column(name)), notation);
    }
  }

  private boolean isOmitted(int row) {
    String omit = rows.at(row, rows.column("Omit")).toLowerCase(Locale.ROOT);
    return omit.equals("true") || omit.equals("1");
  }

  private static String label(String target, String name) {
    return target.isEmpty() ? name : target + " " + name;
  }
}
