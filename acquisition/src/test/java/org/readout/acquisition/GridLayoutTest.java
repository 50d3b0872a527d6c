package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.readout.devices.PlateFormat;
import org.readout.devices.Unit;
import org.readout.devices.Well;

class GridLayoutTest {
  private static final String SIX = ",1,2,3\nA,DMSO,x,x\nB,DMSO,x,\n";

  private static List<Layout> layouts(String name, String text) throws StudyException {
    return LayoutFileTest.parse(name, text.getBytes(StandardCharsets.UTF_8)).layouts();
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(StudyException.BadLayout.class, () -> layouts("p.csv", text))
        .problems();
  }

  @ParameterizedTest
  @EnumSource(PlateFormat.class)
  void a_grid_of_every_plate_is_read(PlateFormat format) throws Exception {
    StringBuilder text = new StringBuilder("treatment");
    for (int column = 1; column <= format.columns(); column++) {
      text.append('\t').append(column);
    }
    for (Well well : format.wells()) {
      text.append(well.column() == 0 ? "\r\n" + well.rowName() + "\t" : "\t").append("t " + well);
    }
    Layout layout = layouts("Plate 7.txt", text.toString()).get(0);

    assertThat(layout.plate()).isEqualTo("Plate 7");
    assertThat(layout.format()).contains(format);
    assertThat(layout.wells()).hasSize(format.size());
    assertThat(layout.wells()).allMatch(w -> w.treatment().equals("t " + w.well().orElseThrow()));
  }

  @Test
  void grids_below_one_another_are_joined_well_by_well() throws Exception {
    String text =
        SIX
            + "\nDose (nM),1,2,3\nA,0,10,20\nB,0,30,\n"
            + "\nseeded,,,\n,1,2,3\nA,5,5,5\nB,5,5,\n"
            + "medium color,1,2,3\nA,red,red,red\nB,red,,\n";
    Layout layout = layouts("p.csv", text).get(0);

    LayoutWell b2 = layout.at(new Well(1, 1)).orElseThrow();
    assertThat(b2.treatment()).isEqualTo("x");
    assertThat(b2.dose()).hasValue(30);
    assertThat(b2.doseUnit()).contains(Unit.NANOMOLAR);
    assertThat(b2.seeded()).hasValue(5);
    assertThat(b2.role()).isEqualTo(Role.SAMPLE);
    assertThat(b2.factors()).isEmpty();
    LayoutWell a1 = layout.at(new Well(0, 0)).orElseThrow();
    assertThat(a1.role()).isEqualTo(Role.VEHICLE);
    assertThat(a1.factors()).containsEntry("medium color", "red");
    LayoutWell b3 = layout.at(new Well(1, 2)).orElseThrow();
    assertThat(b3.role()).isEqualTo(Role.EMPTY);
    assertThat(b3.doseUnit()).isEqualTo(Optional.empty());
  }

  @Test
  void a_title_above_the_only_grid_is_only_a_title() throws Exception {
    assertThat(layouts("p.csv", "My first plate,,,\n" + SIX).get(0).wells()).hasSize(6);
  }

  /** The whole file; \n is a line's end. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        ",1,2,3\\nA,x,x,x\\n | line 3: row 'B' of the grid is expected here, not '': a grid with 3 columns has 2 rows",
        ",1,2,3\\nA,x,x,x\\nC,x,x,x\\n | line 3: row 'B' of the grid is expected here, not 'C': a grid with 3 columns has 2 rows",
        ",1,2,3\\nA,x,x,x\\nB,x,x\\n | line 3: row 'B' has 2 cells, but the grid has 3 columns",
        ",1,2,3\\nA,x,x,x,y\\nB,x,x,x\\n | line 2: row 'A' has 4 cells, but the grid has 3 columns",
        ",1,2,3,4,5\\nA,x,x,x,x,x\\n | line 1: the grid has 5 columns; a plate has 3, 4, 6, 8, 12, 24 or 48",
        ",1,2,3\\nA,0.1,5,7\\nB,1,1,1\\n | line 1: the grid holds only numbers, such as '0.1'; write in its corner cell what they are",
        "dose,1,2,3\\nA,1,1,1\\nB,1,1,1\\n | line 1: no grid says which treatment is where; there are grids of dose",
        ",1,2,3\\nA,x,x,x\\nB,x,x,x\\n\\n,1,2,3\\nA,x,x,x\\nB,x,x,x\\n | line 5: a second grid of treatment; the first is in line 1",
        ",1,2,3\\nA,x,x,x\\nB,x,x,x\\ndose,1,2,3\\nA,1,1,1\\nB,1,lots,1\\n | line 6, well B2: dose 'lots' is not a number",
        ",1,2,3\\nA,x,x,x\\nB,x,x,\\ndose,1,2,3\\nA,1,1,1\\nB,1,1,4\\n | line 6, well B3: the well has the dose '4', but no treatment",
      })
  void a_wrong_grid_is_named_with_its_place(String text, String problem) {
    assertThat(problems(text.replace("\\n", "\n"))).containsExactly(problem);
  }

  /** The layout that the tool plater documents: three variables, the last column empty. */
  @Test
  void platers_own_style_is_read() throws Exception {
    String columns = ",1,2,3,4,5,6,7,8,9,10,11,12\n";
    StringBuilder drug = new StringBuilder("Drug" + columns);
    StringBuilder dose = new StringBuilder("Concentration" + columns);
    StringBuilder bacteria = new StringBuilder("Bacteria" + columns);
    for (char row = 'A'; row <= 'H'; row++) {
      drug.append(row).append(",A".repeat(11)).append(",\n");
      dose.append(row).append(",100,20,4,0.8,0.16,0.032,0.0064,0.00128,1e-4,1e-5,1e-6,0\n");
      bacteria.append(row).append(",E. coli".repeat(12)).append('\n');
    }
    String blank = ",".repeat(12) + "\n";
    Layout layout = layouts("example.csv", drug + blank + dose + blank + bacteria).get(0);

    assertThat(layout.at(new Well(7, 1)).orElseThrow().dose()).hasValue(20);
    assertThat(layout.at(new Well(0, 0)).orElseThrow().factors())
        .containsEntry("Bacteria", "E. coli");
    assertThat(layout.at(new Well(0, 11)).orElseThrow().role()).isEqualTo(Role.EMPTY);
  }
}
