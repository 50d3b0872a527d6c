package org.readout.devices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Files that are made to harm are refused, clearly and soon. */
final class VendorSecurityTest {
  private static final VendorFiles VENDORS = VendorFiles.installed();
  private static final String GRID =
      "<row r='1'><c r='B1'><v>1</v></c><c r='C1'><v>2</v></c></row>"
          + "<row r='2'><c r='A2' t='inlineStr'><is><t>A</t></is></c>%s<c r='C2'><v>4</v></c></row>";

  @Test
  void a_part_that_unpacks_a_thousandfold_is_a_bomb() throws IOException {
    Map<String, byte[]> parts = workbook(sheet(""));
    parts.put("xl/bomb.xml", new byte[64 << 20]);
    assertRefused(zip(parts), VendorFileException.TooLarge.class, "as only a bomb does");
  }

  @Test
  void a_part_that_lies_about_its_size_is_damaged() throws IOException {
    byte[] zip = zip(workbook(sheet("")));
    int end = lastIndexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[end + 24] = 1;
    zip[end + 25] = 0;
    assertRefused(zip, VendorFileException.Damaged.class, "is not what was packed");
  }

  @Test
  void a_size_beyond_the_bound_is_refused_before_anything_is_unpacked() throws IOException {
    byte[] zip = zip(workbook(sheet("")));
    int end = lastIndexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[end + 27] = 0x7F;
    assertRefused(zip, VendorFileException.TooLarge.class, "512 MiB unpacked");
  }

  @Test
  void thousands_of_parts_are_refused() throws IOException {
    Map<String, byte[]> parts = workbook(sheet(""));
    for (int i = 0; i <= Archive.MAX_PARTS; i++) {
      parts.put("xl/" + i + ".xml", new byte[0]);
    }
    assertRefused(zip(parts), VendorFileException.TooLarge.class, "5000 parts");
  }

  @Test
  void a_document_type_is_refused_so_that_no_entity_expands() throws IOException {
    String entities =
        "<!DOCTYPE worksheet [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><worksheet><sheetData>"
            + "<row r='1'><c r='A1' t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>";
    assertRefused(zip(workbook(entities)), VendorFileException.Damaged.class, "");
  }

  @Test
  void a_cell_far_away_does_not_fill_the_memory() throws IOException {
    String far = "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>";
    assertRefused(zip(workbook(sheet(far))), VendorFileException.class, "");
    StringBuilder wide = new StringBuilder();
    for (int row = 1; row < 2000; row++) {
      wide.append("<row r='%d'><c r='XFD%d'><v>1</v></c></row>".formatted(row, row));
    }
    assertRefused(
        zip(workbook(sheet(wide.toString()))), VendorFileException.TooLarge.class, "cells");
  }

  @Test
  void a_column_or_a_row_beyond_the_format_is_refused() throws IOException {
    assertRefused(
        zip(workbook(sheet("<row r='1'><c r='ZZZZ1'><v>1</v></c></row>"))),
        VendorFileException.TooLarge.class,
        "16384 columns");
    assertRefused(
        zip(workbook(sheet("<row r='99999999'><c r='A1'><v>1</v></c></row>"))),
        VendorFileException.Damaged.class,
        "99999999");
  }

  @Test
  void a_formula_gives_its_stored_value_and_is_told() throws Exception {
    String cell = "<c r='B2'><f>1+2</f><v>3</v></c>";
    Export export = VENDORS.read("formula.xlsx", zip(workbook(sheet(GRID.formatted(cell)))));
    assertThat(export.rows().get(0).reading().value()).contains(new Quantity(3, Unit.ONE));
    assertThat(export.warnings().get(0)).startsWith("1 cells hold formulas");
  }

  @Test
  void a_formula_without_a_stored_value_is_an_error_and_no_zero() throws Exception {
    String cell = "<c r='B2'><f>1+2</f></c>";
    Export export = VENDORS.read("formula.xlsx", zip(workbook(sheet(GRID.formatted(cell)))));
    Reading reading = export.rows().get(0).reading();
    assertThat(reading.status()).isEqualTo(Reading.Status.ERROR);
    assertThat(reading.raw()).isEqualTo("=1+2");
  }

  @Test
  void other_kinds_of_files_are_named() throws IOException {
    byte[] compound = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
    assertRefused(compound, VendorFileException.NotATable.class, "old Excel file");
    assertRefused("<html><table>".getBytes(UTF_8), VendorFileException.NotATable.class, "web page");
    assertRefused("%PDF-1.7".getBytes(UTF_8), VendorFileException.NotATable.class, "PDF");
    assertRefused(new byte[0], VendorFileException.NoMeasurements.class, "empty");
    assertRefused(
        new byte[] {1, 2, 0, 4, 5, 6, 7, 8, 9}, VendorFileException.NotATable.class, "binary");
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("a.txt", new byte[] {1});
    assertRefused(zip(parts), VendorFileException.NotATable.class, "without a workbook");
  }

  @Test
  void a_file_above_the_bound_is_refused() {
    assertRefused(
        new byte[ExportedFile.MAX_BYTES + 1], VendorFileException.TooLarge.class, "32 MiB");
  }

  @Test
  void an_absurdly_long_line_or_cell_is_no_plate() {
    assertRefused(
        "9".repeat(5_000_000).getBytes(UTF_8), VendorFileException.NotRecognised.class, "");
    assertRefused(
        ",".repeat(5_000_000).getBytes(UTF_8), VendorFileException.NotRecognised.class, "");
    assertRefused(
        "\"".repeat(1_000_000).getBytes(UTF_8), VendorFileException.NotRecognised.class, "");
  }

  private static void assertRefused(
      byte[] bytes, Class<? extends VendorFileException> kind, String reason) {
    assertThatThrownBy(() -> VENDORS.read("harmful", bytes))
        .isInstanceOf(kind)
        .hasMessageContaining("harmful")
        .hasMessageContaining(reason);
  }

  private static String sheet(String rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private static Map<String, byte[]> workbook(String sheet) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "xl/workbook.xml",
        "<workbook><sheets><sheet name='S' sheetId='1' id='r1'/></sheets></workbook>"
            .getBytes(UTF_8));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='sheet1.xml'/></Relationships>"
            .getBytes(UTF_8));
    parts.put("xl/sheet1.xml", sheet.getBytes(UTF_8));
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static int lastIndexOf(byte[] bytes, byte[] mark) {
    for (int i = bytes.length - mark.length; i >= 0; i--) {
      if (java.util.Arrays.mismatch(bytes, i, i + mark.length, mark, 0, mark.length) < 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such mark");
  }
}
