package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.readout.devices.PlateFormat;
import org.readout.devices.Unit;
import org.readout.devices.Well;

class SheetTableTest {
  private static byte[] workbook(Consumer<Workbook> fill) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      fill.accept(workbook);
    }
    return bytes.toByteArray();
  }

  private static void fill(Worksheet sheet, int top, Object... cells) {
    for (int column = 0; column < cells.length; column++) {
      Object cell = cells[column];
      if (cell instanceof Number number) {
        sheet.value(top, column, number);
      } else {
        sheet.value(top, column, (String) cell);
      }
    }
  }

  private static void grid(Worksheet sheet, int top, String corner, Object... six) {
    fill(sheet, top, corner, 1, 2, 3);
    fill(sheet, top + 1, "A", six[0], six[1], six[2]);
    fill(sheet, top + 2, "B", six[3], six[4], six[5]);
  }

  private static byte[] tidy() throws IOException {
    return workbook(
        workbook -> {
          workbook.newWorksheet("Read me").value(0, 0, "ask at the bench");
          Worksheet sheet = workbook.newWorksheet("Map");
          fill(sheet, 2, "plate", "well", "treatment", "dose", "dose_unit", "seeded", "experiment");
          fill(sheet, 3, "P1", "A1", "rapamycin", 0.1, "µM", 500);
          sheet.value(3, 6, LocalDate.of(2026, 11, 23));
          sheet.style(3, 6).format("yyyy-mm-dd").set();
          fill(sheet, 4, "P1", "A2", "rapamycin", "0,3", "µM", 500, 2);
        });
  }

  @Test
  void a_tidy_sheet_is_found_among_others() throws Exception {
    Layout layout = LayoutFileTest.parse("m.xlsx", tidy()).layouts().get(0);

    LayoutWell a1 = layout.at(new Well(0, 0)).orElseThrow();
    assertThat(a1.dose()).hasValue(0.1);
    assertThat(a1.doseUnit()).contains(Unit.MICROMOLAR);
    assertThat(a1.seeded()).hasValue(500);
    assertThat(a1.experiment()).isEqualTo("2026-11-23");
    assertThat(layout.at(new Well(0, 1)).orElseThrow().experiment()).isEqualTo("2");
  }

  @Test
  void grids_on_sheets_of_their_own_are_joined() throws Exception {
    byte[] bytes =
        workbook(
            workbook -> {
              grid(workbook.newWorksheet("Layout"), 0, "", "a", "b", "c", "d", "e", "");
              grid(workbook.newWorksheet("Dose"), 3, "", 0.5, 1, 1, 1, 1, "");
              grid(workbook.newWorksheet("More"), 0, "clone", "k", "k", "k", "k", "k", "");
            });
    Layout layout = LayoutFileTest.parse("plate 3.xlsx", bytes).layouts().get(0);

    assertThat(layout.plate()).isEqualTo("plate 3");
    assertThat(layout.format()).contains(PlateFormat.WELLS_6);
    assertThat(layout.at(new Well(0, 0)).orElseThrow().dose()).hasValue(0.5);
    assertThat(layout.at(new Well(1, 1)).orElseThrow().factors()).containsEntry("clone", "k");
    assertThat(layout.at(new Well(1, 2)).orElseThrow().role()).isEqualTo(Role.EMPTY);
  }

  @Test
  void empty_rows_at_the_bottom_of_a_sheet_are_empty_wells() throws Exception {
    byte[] bytes =
        workbook(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Sheet1");
              fill(sheet, 1, "", 1, 2, 3);
              fill(sheet, 2, "A", "x", "y", "z");
              grid(sheet, 5, "dose", 1, 2, 3, "", "", "");
            });
    Layout layout = LayoutFileTest.parse("p.xlsx", bytes).layouts().get(0);
    assertThat(layout.wells())
        .extracting(LayoutWell::treatment)
        .containsExactly("x", "y", "z", "", "", "");
    assertThat(layout.at(new Well(0, 2)).orElseThrow().dose()).hasValue(3);
  }

  @Test
  void sheets_that_each_hold_treatments_are_plates() throws Exception {
    byte[] bytes =
        workbook(
            workbook -> {
              grid(workbook.newWorksheet("P1"), 0, "", "a", "a", "a", "a", "a", "a");
              grid(workbook.newWorksheet("P2"), 0, "", "b", "b", "b", "b", "b", "b");
            });
    assertThat(LayoutFileTest.parse("m.xlsx", bytes).layouts())
        .extracting(Layout::plate)
        .containsExactly("P1", "P2");
  }

  @Test
  void a_wrong_cell_is_named_as_the_spreadsheet_names_it() throws Exception {
    byte[] bytes =
        workbook(
            workbook -> {
              Worksheet sheet = workbook.newWorksheet("Map");
              fill(sheet, 0, "plate", "well", "treatment", "dose");
              fill(sheet, 3, "P1", "C4", "x", "lots");
              fill(sheet, 4, "P1", "A1", "x");
              sheet.formula(4, 3, "B1+1");
            });
    assertThatThrownBy(
            () -> LayoutFile.parse("m.xlsx", bytes, LayoutOptions.NONE.format(PlateFormat.WELLS_6)))
        .hasMessage(
            """
            m.xlsx has 3 problems:
              sheet 'Map', cell B4: 'C4' is not on a plate with 6 wells, which are A1 to B3
              sheet 'Map', cell D4: dose 'lots' is not a number
              sheet 'Map', cell D5: the formula '=B1+1' has no saved value""");
  }

  @Test
  void a_workbook_without_a_layout_is_refused() throws Exception {
    byte[] bytes = workbook(workbook -> workbook.newWorksheet("Notes").value(0, 0, "hello"));
    assertThatThrownBy(() -> LayoutFileTest.parse("m.xlsx", bytes))
        .hasMessage(
            "m.xlsx, sheets 'Notes': neither a header with plate, well and treatment, nor a grid"
                + " with column numbers and row letters");
  }

  @Test
  void a_workbook_cut_at_any_of_several_hundred_bytes_is_refused() throws Exception {
    byte[] whole = tidy();
    int step = Math.max(1, whole.length / 400);
    for (int length = 1; length < whole.length; length += step) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> LayoutFileTest.parse("m.xlsx", cut))
          .isInstanceOf(StudyException.BadLayout.class);
    }
  }

  @Test
  void a_workbook_with_changed_bytes_is_the_same_or_refused() throws Exception {
    byte[] whole = tidy();
    List<Layout> layouts = LayoutFileTest.parse("m.xlsx", whole).layouts();
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(LayoutFileTest.parse("m.xlsx", changed).layouts()).isEqualTo(layouts);
      } catch (StudyException.BadLayout e) {
        assertThat(e.getMessage()).startsWith("m.xlsx");
      }
    }
  }
}
