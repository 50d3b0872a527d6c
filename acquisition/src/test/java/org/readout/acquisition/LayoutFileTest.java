package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.devices.PlateFormat;
import org.readout.devices.Unit;
import org.readout.devices.Well;

class LayoutFileTest {
  private static final String HEADER = "plate,well,treatment,dose,dose_unit,role,experiment,seeded";
  private static final String GOOD =
      HEADER + ",clone\nP1,A1,rapamycin,20,nM,sample,1,500,c3\nP1,A2,DMSO,0,nM,vehicle,1,500,c3\n";

  static LayoutFile parse(String name, byte[] bytes) throws StudyException {
    return LayoutFile.parse(name, bytes, LayoutOptions.NONE);
  }

  static LayoutFile parse(String text) throws StudyException {
    return parse("map.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static LayoutWell only(String text) throws StudyException {
    return parse(text).layouts().get(0).wells().get(0);
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(StudyException.BadLayout.class, () -> parse(text)).problems();
  }

  @Test
  void a_tidy_table_says_everything_of_a_well() throws Exception {
    Layout layout = parse(GOOD).layouts().get(0);

    assertThat(layout.plate()).isEqualTo("P1");
    assertThat(layout.format()).isEmpty();
    assertThat(layout.wells().get(0))
        .isEqualTo(
            new LayoutWell(
                Optional.of(new Well(0, 0)),
                "rapamycin",
                OptionalDouble.of(20),
                Optional.of(Unit.NANOMOLAR),
                Role.SAMPLE,
                "1",
                OptionalInt.of(500),
                new TreeMap<>(java.util.Map.of("clone", "c3"))));
    assertThat(layout.wells().get(1).role()).isEqualTo(Role.VEHICLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void the_encoding_is_found_without_a_byte_order_mark(String charset) throws Exception {
    String text = "plate;well;treatment;dose;unit\nP1;A1;naïve;2,5;µM\nP1;A2;naïve;0,25;µM\n";
    Layout layout = parse("map.csv", text.getBytes(Charset.forName(charset))).layouts().get(0);

    assertThat(layout.wells()).extracting(LayoutWell::treatment).containsOnly("naïve");
    assertThat(layout.wells())
        .extracting(LayoutWell::doseUnit)
        .containsOnly(Optional.of(Unit.MICROMOLAR));
    assertThat(layout.wells().get(0).dose()).hasValue(2.5);
    assertThat(layout.wells().get(1).dose()).hasValue(0.25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void a_byte_order_mark_is_no_part_of_the_first_column(String charset) throws Exception {
    byte[] bytes = ("\uFEFF" + GOOD).getBytes(Charset.forName(charset));
    assertThat(parse("map.csv", bytes).layouts().get(0).plate()).isEqualTo("P1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void any_end_of_line_will_do(String end) throws Exception {
    assertThat(parse(GOOD.replace("\n", end)).layouts()).isEqualTo(parse(GOOD).layouts());
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void the_separator_is_found(String separator) throws Exception {
    assertThat(parse(GOOD.replace(",", separator)).layouts()).isEqualTo(parse(GOOD).layouts());
  }

  @Test
  void excels_separator_hint_is_followed_and_counts_as_a_line() throws Exception {
    assertThat(parse("sep=;\n" + GOOD.replace(",", ";")).layouts())
        .isEqualTo(parse(GOOD).layouts());
    assertThat(problems("sep=;\nplate;well;treatment\nP1;Z99;x\n"))
        .containsExactly("line 3: 'Z99' is not a well; wells are A1 to AF48");
  }

  @Test
  void headings_have_synonyms_and_any_case() throws Exception {
    LayoutWell well =
        only(
            """
            Plate ID;Position;Compound;Conc (ug/ml);Biological-Replicate;Cells Seeded;Role
            P1;a01;x;1,5;exp 2;1e3;Positive control
            """);
    assertThat(well.well()).contains(new Well(0, 0));
    assertThat(well.dose()).hasValue(1.5);
    assertThat(well.doseUnit()).contains(Unit.MICROGRAM_PER_MILLILITRE);
    assertThat(well.experiment()).isEqualTo("exp 2");
    assertThat(well.seeded()).hasValue(1000);
    assertThat(well.role()).isEqualTo(Role.POSITIVE);
  }

  @Test
  void a_plate_without_wells_is_one_dish() throws Exception {
    LayoutFile file = parse("plate,treatment\nd1,rapamycin\nd2,Vehicle\n");
    assertThat(file.layouts()).extracting(Layout::plate).containsExactly("d1", "d2");
    assertThat(file.layouts().get(0).wells().get(0).well()).isEmpty();
    assertThat(file.layouts().get(1).wells().get(0).role()).isEqualTo(Role.VEHICLE);
    assertThat(file.notes())
        .containsExactly("the file says nothing of roles: 'Vehicle' was taken for the vehicle");
  }

  @Test
  void a_file_that_says_roles_is_not_second_guessed() throws Exception {
    LayoutFile file = parse("plate,well,treatment,role\nP,A1,DMSO,\nP,A2,x,vehicle\nP,A3,,\n");
    assertThat(file.layouts().get(0).wells())
        .extracting(LayoutWell::role)
        .containsExactly(Role.SAMPLE, Role.VEHICLE, Role.EMPTY);
    assertThat(file.notes()).isEmpty();
  }

  @Test
  void rows_of_nothing_as_spreadsheets_save_them_are_passed_over() throws Exception {
    assertThat(parse("plate,well,treatment,,\nP1,A1,x,,\n,,,,\n\nP1,A2,y,,\n,,,,\n").layouts())
        .singleElement()
        .satisfies(layout -> assertThat(layout.wells()).hasSize(2));
  }

  /** Each line: what stands in place of a good file's text; the whole list of problems. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "P1,Z99,x,,,,,        | line 2: 'Z99' is not a well; wells are A1 to AF48",
        "P1,A1,x,abc,,,,      | line 2: dose 'abc' is not a number",
        "P1,A1,x,-3,,,,       | line 2: dose '-3' is below zero",
        "P1,A1,x,NaN,,,,      | line 2: dose 'NaN' is not a number",
        "P1,A1,x,1e999,,,,    | line 2: dose '1e999' is not a number",
        "P1,A1,x,5,nm,,,      | line 2: 'nm' is a unit of length, not of a dose; write 'nM' for a concentration",
        "P1,A1,x,5,furlong,,, | line 2: 'furlong' is not a unit of a dose; write, for example, nM, µM, mg/mL, % or Gy",
        "P1,A1,x,,,boss,,     | line 2: 'boss' is not a role; roles are sample, vehicle, positive, blank, empty",
        "P1,A1,,,,sample,,    | line 2: the well is a sample, but has no treatment",
        "P1,A1,,7,nM,,,       | line 2: the well has the dose '7', but no treatment",
        "P1,A1,x,,,,,many     | line 2: seeded 'many' is not a number",
        "P1,A1,x,,,,,2.5      | line 2: seeded '2.5' is not a number of cells",
        "P1,A1,x,,,,,1.000    | line 2: seeded '1.000' can mean 1.000 or 1000; write it without the sign, or with one more digit",
        ",A1,x,,,,,           | line 2: no plate is named",
        "P1,A1,x,,            | line 2: 5 cells, but the header in line 1 has 8",
        "P1,A1,x,,,,,,,9      | line 2: 10 cells, but the header in line 1 has 8",
        "P1,A1,x,~0,5~,,,,    | line 2: 9 cells, but the header in line 1 has 8",
        "P1,A1,#N/A,,,,,      | line 2: '#N/A' is an error that a spreadsheet shows",
      })
  void a_wrong_cell_is_named_with_its_place(String row, String problem) {
    assertThat(problems(HEADER + "\n" + row.replace("~", "") + "\n")).containsExactly(problem);
  }

  /** The whole file; \n is a line's end. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "well,treatment\\nA1,x\\n | line 1: no column 'plate'; the columns are 'well', 'treatment'",
        "plate,well\\nP1,A1\\n | line 1: no column 'treatment'; the columns are 'plate', 'well'",
        "plate,well,treatment\\n | line 1: there is a header, and no row below it",
        "plate,treatment,Plate\\nP,x,P\\n | line 1: columns 'plate' and 'Plate' both mean plate",
        "plate,treatment,clone,Clone\\nP,x,1,2\\n | line 1: columns 'clone' and 'Clone' both mean clone",
        "plate,,treatment\\nP,boo,x\\n | line 2: 'boo' is in a column that the header does not name",
        "plate,well,treatment\\nP,A1,x\\nP,a01,y\\n | line 3: well A1 of plate 'P' is already in line 2",
        "plate,treatment\\nP,x\\np,y\\n | line 3: the whole of plate 'p' is already in line 2",
        "plate,well,treatment\\nP,,x\\nP,A1,y\\n | line 3: plate 'P' has rows with and rows without a well",
        "plate,well,treatment\\nP,A1,\"x\\n | line 2: a quotation mark is opened and not closed as it should",
        "hello world\\n | line 1: neither a header with plate, well and treatment, nor a grid with column numbers and row letters",
        "plate,treatment,dose\\nP,x,\"1,234\"\\n | line 2: dose '1,234' can mean 1.234 or 1234; write it without the sign, or with one more digit",
        "plate,treatment,dose\\nP,x,\"0,5\"\\n | line 2: dose '0,5' has a comma, which separates the cells of this file; write 0.5",
        "plate;treatment;dose\\nP;x;1,234\\n | line 2: dose '1,234' can mean 1.234 or 1234; write it without the sign, or with one more digit",
        "plate;treatment;dose\\nP;x;1.234\\nQ;x;0,5\\n | line 2: dose '1.234' can mean 1.234 or 1234; write it without the sign, or with one more digit",
        "plate;treatment;dose\\nP;x;0.5\\nQ;x;0,5\\n | line 3: dose '0,5' has a decimal comma, but '0.5' in this file has a decimal point",
      })
  void a_wrong_table_is_named_with_its_place(String text, String problem) {
    assertThat(problems(text.replace("\\n", "\n"))).containsExactly(problem);
  }

  @Test
  void a_thousand_or_a_fraction_is_read_where_another_number_tells() throws Exception {
    assertThat(
            parse("plate;treatment;dose\nP;x;1,234\nQ;x;0,5\n")
                .layouts()
                .get(0)
                .wells()
                .get(0)
                .dose())
        .hasValue(1.234);
    assertThat(
            parse("plate;treatment;dose\nP;x;1.234\nQ;x;0.5\n")
                .layouts()
                .get(0)
                .wells()
                .get(0)
                .dose())
        .hasValue(1.234);
  }

  @Test
  void all_problems_of_a_file_are_listed_together() {
    String rows =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> "P,Q" + (48 + i) + ",x\n")
            .collect(Collectors.joining());
    assertThatThrownBy(() -> parse("plate,well,treatment\n" + rows))
        .isInstanceOf(StudyException.BadLayout.class)
        .hasMessageStartingWith(
            "map.csv has 12 problems:\n  line 2: 'Q49' is not a well; wells are A1 to AF48\n")
        .hasMessageContaining("line 11: 'Q58'")
        .hasMessageEndingWith("\n  and 2 more")
        .extracting(e -> ((StudyException) e).remedy())
        .isEqualTo("Mend the layout file and read it again; nothing was stored.");
  }

  @Test
  void one_problem_is_one_sentence() {
    assertThatThrownBy(() -> parse("plate,well,treatment\nP,Z99,x\n"))
        .hasMessage("map.csv, line 2: 'Z99' is not a well; wells are A1 to AF48");
  }

  @Test
  void a_well_must_be_on_the_plate_where_its_format_is_said() {
    byte[] text = "plate,well,treatment\nP,B3,x\nP,C4,x\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> LayoutFile.parse("m.csv", text, LayoutOptions.NONE.format(PlateFormat.WELLS_6)))
        .hasMessage("m.csv, line 3: 'C4' is not on a plate with 6 wells, which are A1 to B3");
  }

  @Test
  void the_name_of_the_only_plate_can_be_said() throws Exception {
    LayoutOptions named = LayoutOptions.NONE.plate("P9");
    byte[] nameless = "well,treatment\nA1,x\n".getBytes(StandardCharsets.UTF_8);
    assertThat(LayoutFile.parse("m.csv", nameless, named).layouts().get(0).plate()).isEqualTo("P9");
    byte[] two = "plate,treatment\nP,x\nQ,x\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> LayoutFile.parse("m.csv", two, named))
        .hasMessage(
            "m.csv, line 1: 2 plates are named here, so that 'P9' cannot be the name of all");
  }

  @ParameterizedTest
  @CsvSource({
    "89504E470D0A1A0A0000000D, the file is not a table: it holds bytes that are no text",
    "D0CF11E0A1B11AE1, 'the file is an old Excel workbook (.xls), which is not read'",
    "20200A0A, the file is empty",
    "EFBBBF, the file is empty",
    "706C61C3, the end: the file is cut off in the middle of a character",
    "FFFE70006C, 'the end: the file is cut off, its UTF-16LE is not whole'",
  })
  void bytes_that_are_no_table_are_refused(String hex, String message) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> parse("m.csv", bytes))
        .isInstanceOf(StudyException.BadLayout.class)
        .hasMessage("m.csv, " + message);
  }

  @Test
  void a_file_that_cannot_be_read_is_told_apart(@TempDir Path folder) throws Exception {
    assertThatThrownBy(() -> LayoutFile.read(folder.resolve("no.csv"), LayoutOptions.NONE))
        .isInstanceOf(StudyException.UnreadableFile.class)
        .hasMessageEndingWith("no.csv: there is no such file");
    assertThatThrownBy(() -> LayoutFile.read(folder, LayoutOptions.NONE))
        .hasMessageEndingWith(": is a folder");
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertThatThrownBy(() -> LayoutFile.read(empty, LayoutOptions.NONE))
        .hasMessageEndingWith("empty.csv: is empty");
  }

  @Test
  void a_text_cut_at_any_byte_is_an_error_or_a_shorter_table_of_the_same_wells() throws Exception {
    for (String charset : List.of("UTF-8", "UTF-16LE", "windows-1252")) {
      byte[] whole = GOOD.replace("c3", "müµ").getBytes(Charset.forName(charset));
      for (int length = 1; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        try {
          assertThat(parse("m.csv", cut).layouts().get(0).wells().get(0).treatment())
              .isEqualTo("rapamycin");
        } catch (StudyException.BadLayout e) {
          assertThat(e.remedy()).isNotBlank();
          assertThat(e.problems()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void a_last_line_without_an_end_is_pointed_out() throws Exception {
    assertThat(parse("plate,treatment\nd1,rapa").notes())
        .containsExactly("the last line has no end; check that it is whole: 'd1,rapa'");
    assertThat(parse("plate,treatment\nd1,rapamycin\n").notes()).isEmpty();
  }

  @Test
  void random_bytes_are_refused_in_words() {
    java.util.Random random = new java.util.Random(20261123);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      assertThatThrownBy(() -> parse("m.csv", bytes)).isInstanceOf(StudyException.BadLayout.class);
    }
  }
}
