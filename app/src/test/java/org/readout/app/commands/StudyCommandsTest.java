package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyCommandsTest {
  private static final String HEADER = "plate,well,treatment,experiment,seeded,role\n";

  @TempDir private Path folder;
  private Path study = Path.of("study");

  @BeforeEach
  void make() {
    study = folder.resolve("study");
    assertThat(Cli.run("new", study).code()).isZero();
  }

  private Path layout(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private Path layout(String text) throws IOException {
    return layout("layout.csv", text, StandardCharsets.UTF_8);
  }

  /** Dishes of two treatments in some experiments, imported, planned and counted. */
  private void dishes(int experiments) throws IOException {
    List<Object> words = new ArrayList<>(List.of("import", study));
    StringBuilder table = new StringBuilder(HEADER);
    for (int e = 1; e <= experiments; e++) {
      for (int dish = 1; dish <= 2; dish++) {
        String control = "E%d-c%d".formatted(e, dish);
        String drug = "E%d-d%d".formatted(e, dish);
        words.add(DrawnDish.write(folder.resolve(control + ".png"), 30 + 4 * e + dish));
        words.add(DrawnDish.write(folder.resolve(drug + ".png"), 14 + 2 * e - dish));
        table.append("%s,,DMSO,E%d,100,vehicle\n".formatted(control, e));
        table.append("%s,,drug,E%d,100,sample\n".formatted(drug, e));
      }
    }
    assertThat(Cli.run(words.toArray()).code()).isZero();
    assertThat(Cli.run("layout", study, layout(table.toString())).code()).isZero();
    assertThat(Cli.run("count", study).code()).isZero();
  }

  @Test
  void a_study_is_not_made_over_something() {
    Cli cli = Cli.run("new", study);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains(study.toString(), "already");
  }

  @Test
  void the_same_file_twice_is_one_file() {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 5);
    assertThat(Cli.run("import", study, dish, "--json").json().at("/files/0/already").asBoolean())
        .isFalse();
    assertThat(Cli.run("import", study, dish, "--json").json().at("/files/0/already").asBoolean())
        .isTrue();
    assertThat(Cli.run("verify", study, "--json").json().path("files").asInt()).isEqualTo(1);
  }

  @Test
  void one_image_under_two_names_is_told() throws IOException {
    Path first = DrawnDish.write(folder.resolve("monday.png"), 5);
    Path second = DrawnDish.write(folder.resolve("tuesday.png"), 5);
    Cli cli = Cli.run("import", study, first, second);
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("note: tuesday.png is the very same image as monday.png");
  }

  @Test
  void a_file_that_is_no_image_is_refused_and_the_others_are_kept() throws IOException {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 5);
    Path notes = Files.writeString(folder.resolve("notes.txt"), "day 3: fed");
    Cli cli = Cli.run("import", study, notes, dish, "--json");
    assertThat(cli.code()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(cli.json().path("files")).hasSize(1);
    assertThat(cli.json().at("/failed/0/error").asText()).contains("notes.txt: is not an image");
    assertThat(Cli.run("verify", study, "--json").json().path("files").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_no_study_says_so() {
    Cli cli = Cli.run("import", folder, folder.resolve("x.png"));
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains(folder.toString(), "readout.db");
  }

  @Test
  void a_layout_with_mistakes_names_each_and_stores_nothing() throws IOException {
    Path wrong =
        layout(
            HEADER + "P1,Z99,DMSO,E1,100,vehicle\nP1,A1,drug,E1,many,sample\nP1,A1,drug,E1,9,x\n");
    Cli cli = Cli.run("layout", study, wrong);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("line 2", "'Z99'", "line 3", "'many'", "line 4", "'x'");
    assertThat(Cli.run("verify", study, "--json").json().path("files").asInt()).isZero();
  }

  @Test
  void a_well_that_the_plate_does_not_have_and_a_well_twice_are_named() throws IOException {
    Cli unknown =
        Cli.run("layout", study, layout(HEADER + "P1,C4,DMSO,E1,100,vehicle\n"), "--format", "6");
    assertThat(unknown.code()).isEqualTo(ExitCode.FAILED);
    assertThat(unknown.err()).contains("line 2", "'C4'");
    Cli twice =
        Cli.run(
            "layout", study, layout(HEADER + "P1,A1,DMSO,E1,1,vehicle\nP1,a01,drug,E1,1,sample\n"));
    assertThat(twice.code()).isEqualTo(ExitCode.FAILED);
    assertThat(twice.err()).contains("line 3").containsIgnoringCase("a1");
  }

  @Test
  void a_decimal_comma_and_utf_16_are_read() throws IOException {
    Path semicolons =
        layout(
            "dose.csv",
            "plate;well;treatment;dose;dose_unit;experiment\nP1;A1;drug;0,5;µM;E1\n",
            StandardCharsets.UTF_16LE);
    Cli cli = Cli.run("layout", study, semicolons, "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.json().at("/plates/0/wells/0/dose").asDouble()).isEqualTo(0.5);
    assertThat(cli.json().at("/plates/0/wells/0/dose_unit").asText()).isEqualTo("umol/L");
  }

  @Test
  void counting_again_counts_only_what_changed() throws IOException {
    dishes(1);
    assertThat(Cli.run("count", study).out()).contains("4 of 4 images counted, 4 of them before");
    Path more = DrawnDish.write(folder.resolve("more.png"), 8);
    Cli.run("import", study, more);
    assertThat(Cli.run("count", study).out()).contains("5 of 5 images counted, 4 of them before");
    assertThat(Cli.run("count", study, "--polarity", "dark").out()).contains("0 of them before");
  }

  @Test
  void an_image_is_of_the_plate_that_a_person_says() throws IOException {
    Path photo = DrawnDish.write(folder.resolve("IMG_0042.png"), 8);
    Cli.run("import", study, photo);
    Path plan = layout(HEADER + "P7,,DMSO,E1,100,vehicle\n");
    assertThat(Cli.run("layout", study, plan, "--plate", "P7=IMG_0042.png").code()).isZero();
    Cli.run("count", study);
    Cli cli = Cli.run("export", study, "--for", "r", "--json");
    Path export = Path.of(cli.json().at("/exports/0/folder").asText());
    assertThat(Files.readAllLines(export.resolve("data/counts.csv")).get(1))
        .startsWith("P7,,DMSO,,,vehicle,E1,100,8,OK,");
  }

  @Test
  void three_experiments_give_a_test_with_experiments_as_n() throws IOException {
    dishes(3);
    Cli cli = Cli.run("analyze", study, "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode drug = cli.json().at("/comparisons/0");
    assertThat(cli.json().path("control").asText()).isEqualTo("DMSO");
    assertThat(drug.path("n_experiments").asInt()).isEqualTo(3);
    assertThat(drug.path("n_wells").asInt()).isEqualTo(12);
    assertThat(drug.path("p").isDouble()).isTrue();
    assertThat(drug.path("sentence").asText()).contains("n = 3 experiments");
    Path kept = Path.of(cli.json().path("folder").asText());
    assertThat(kept.resolve("survival.svg")).content().contains("DMSO", "<text");
    assertThat(kept.resolve("survival.png")).isNotEmptyFile();
    assertThat(kept.resolve("methods.txt")).content().contains("experiment");
  }

  @Test
  void a_well_that_the_counter_flags_is_named_beside_the_result() throws IOException {
    dishes(3);
    Path empty = DrawnDish.write(folder.resolve("E1-x.png"), 0);
    Cli.run("import", study, empty);
    Cli.run("layout", study, layout(HEADER + "E1-x,,drug,E1,100,sample\n"));
    Cli.run("count", study);
    assertThat(Cli.run("analyze", study).out())
        .contains("wells are flagged by the counter", "EMPTY");
    assertThat(Cli.run("analyze", study, "--json").json().at("/flagged_wells/E1-x/0").asText())
        .isEqualTo("EMPTY");
  }

  @Test
  void wells_of_one_experiment_are_never_n() throws IOException {
    dishes(1);
    Cli cli = Cli.run("analyze", study, "--json");
    assertThat(cli.code()).isZero();
    JsonNode drug = cli.json().at("/comparisons/0");
    assertThat(drug.path("ratio").isDouble()).isTrue();
    assertThat(drug.path("p").isNull()).isTrue();
    assertThat(drug.path("ci_low").isNull()).isTrue();
    assertThat(drug.at("/refused/reason").asText()).contains("technical replicates");
  }

  @Test
  void a_layout_without_experiments_is_told_what_is_missing() throws IOException {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 8);
    Cli.run("import", study, dish);
    Cli.run("layout", study, layout("plate,well,treatment\ndish,,DMSO\n"));
    Cli.run("count", study);
    Cli cli = Cli.run("analyze", study);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .contains("the layout names no experiment for wells of dish", "Add a column experiment");
  }

  @Test
  void an_export_never_overwrites_an_older_one() throws IOException {
    dishes(3);
    Cli.run("analyze", study);
    Cli first = Cli.run("export", study, "--for", "excel,r", "--json");
    Cli second = Cli.run("export", study, "--for", "excel", "--json");
    assertThat(first.code()).isZero();
    assertThat(first.json().at("/exports/0/folder").asText()).endsWith("002-excel");
    assertThat(first.json().at("/exports/1/folder").asText()).endsWith("003-r");
    assertThat(second.json().at("/exports/0/folder").asText()).endsWith("004-excel");
    try (Stream<Path> files = Files.list(study.resolve("exports/002-excel"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "README.txt", "manifest.sha256", "study.xlsx", "survival.png", "survival.svg");
    }
    assertThat(study.resolve("exports/003-r/data/dictionary.csv"))
        .content()
        .contains("counts,colonies,integer");
  }

  @Test
  void tampering_is_found() throws IOException {
    dishes(1);
    assertThat(Cli.run("verify", study).code()).isZero();
    Path kept;
    try (Stream<Path> files = Files.walk(study.resolve("raw"))) {
      kept = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    assertThat(kept.toFile().setWritable(true)).isTrue();
    byte[] bytes = Files.readAllBytes(kept);
    bytes[bytes.length / 2] ^= 1;
    Files.write(kept, bytes);
    Cli cli = Cli.run("verify", study);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).contains(kept.getFileName().toString(), "NOT as it was written");
  }
}
