package org.readout.devices.moleculardevices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.ExportedFile;
import org.readout.devices.Notation;
import org.readout.devices.Recognition;
import org.readout.devices.Sheet;
import org.readout.devices.Transcript;
import org.readout.devices.VendorFileException;
import org.readout.devices.VendorFormat;

/**
 * SoftMax Pro's text export, version 1.3: {@code ##BLOCKS= n}, then n blocks that each end with
 * {@code ~End}. A block is a plate, a group of wells or a note.
 */
public final class SoftMaxExport implements VendorFormat {
  private static final Pattern BLOCKS = Pattern.compile("##BLOCKS=\\s*(\\d{1,6})");

  @Override
  public String id() {
    return "moleculardevices-softmax";
  }

  @Override
  public String software() {
    return "Molecular Devices SoftMax Pro";
  }

  @Override
  public Recognition recognise(ExportedFile file) throws VendorFileException {
    return Recognition.by(
        "a first line '##BLOCKS='", file.first().at(0, 0).startsWith("##BLOCKS="));
  }

  @Override
  public Transcript read(ExportedFile file) throws VendorFileException {
    Sheet sheet = file.first();
    Transcript transcript = new Transcript();
    Notation notation = Notation.of(sheet);
    List<String> plates = new ArrayList<>();
    int blocks = 0;
    int ended = 0;
    int row = 1;
    while (row < sheet.rows()) {
      String kind = sheet.at(row, 0);
      if (kind.startsWith("Original Filename:")) {
        transcript.header(
            "Original Filename", kind.substring("Original Filename:".length()).strip());
      }
      if (!kind.startsWith("Plate:") && !kind.startsWith("Group:") && !kind.startsWith("Note:")) {
        row++;
        continue;
      }
      blocks++;
      int end = sheet.rowOf("~End", row).orElse(sheet.rows());
      ended += end < sheet.rows() ? 1 : 0;
      if (kind.startsWith("Plate:")) {
        plates.add(new SoftMaxPlate(file.name(), sheet, transcript, notation).read(row, end));
      } else if (kind.startsWith("Group:") && !plates.isEmpty()) {
        SoftMaxGroup.read(sheet, row, end, plates.get(plates.size() - 1), transcript);
      } else {
        note(sheet, row, end, transcript);
      }
      row = end + 1;
    }
    warnIfCut(sheet, blocks, ended, transcript);
    return transcript;
  }

  private static void note(Sheet sheet, int row, int end, Transcript transcript) {
    for (int line = row; line < end; line++) {
      transcript.header("Note", sheet.at(line, 0));
    }
  }

  private static void warnIfCut(Sheet sheet, int blocks, int ended, Transcript transcript) {
    Matcher promised = BLOCKS.matcher(sheet.at(0, 0));
    int expected = promised.find() ? Integer.parseInt(promised.group(1)) : -1;
    if (ended < blocks || blocks != expected) {
      transcript.warn(
          "the first line promises %s blocks, and %d are there, %d with their end: the file is cut or was edited"
              .formatted(expected < 0 ? "no" : expected, blocks, ended));
    }
  }
}
