package org.readout.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.readout.app.export.ExcelWorkbook.Sheet;
import org.readout.app.export.Table.Column;
import org.readout.app.export.Table.Rows;

/** Read back with a reader that shares no code with the writer. */
final class ExcelWorkbookTest {
  private static final Table WELLS =
      new Table(
          "wells",
          List.of(
              Column.text("treatment", "What."),
              Column.integer("colonies", "How many."),
              Column.number("dose", "µM", "How much."),
              Column.truth("too_numerous", "Whether.")),
          new Rows()
              .add("=HYPERLINK(\"x\")", 120, -1.5, false)
              .add("1E10", null, 0.02, true)
              .add("a\u0000b", 3L, null, null)
              .all());

  private static List<Row> rows(byte[] bytes, int sheet) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      return workbook.getSheet(sheet).orElseThrow().read();
    }
  }

  @Test
  void texts_are_texts_and_numbers_are_numbers() throws IOException {
    List<Row> rows = rows(ExcelWorkbook.bytes("0.1.0", List.of(new Sheet.Of("wells", WELLS))), 0);
    assertThat(rows.get(0).getCellText(2)).isEqualTo("dose (µM)");
    Cell formula = rows.get(1).getCell(0);
    assertThat(formula.getType()).isEqualTo(CellType.STRING);
    assertThat(formula.getFormula()).isNull();
    assertThat(formula.getText()).isEqualTo("=HYPERLINK(\"x\")");
    assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
    assertThat(rows.get(1).getCell(2).asNumber().doubleValue()).isEqualTo(-1.5);
    assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
    assertThat(rows.get(2).getCell(0).getText()).isEqualTo("1E10");
    assertThat(rows.get(2).getCell(3).asBoolean()).isTrue();
    assertThat(rows.get(3).getCellText(0)).isEqualTo("a\uFFFDb");
  }

  @Test
  void a_sheet_of_text_is_a_line_a_row() throws IOException {
    byte[] bytes =
        ExcelWorkbook.bytes("0.1.0", List.of(new Sheet.Text("methods", List.of("One.", "=Two."))));
    assertThat(rows(bytes, 0))
        .extracting(row -> row.getCellText(0))
        .containsExactly("One.", "=Two.");
  }
}
