package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.devices.Well;

class FieldsTest {
  private final Path bench;
  private final Study study;

  FieldsTest(@TempDir Path bench) throws Exception {
    this.bench = bench;
    study = Bench.newStudy(bench.resolve("study"));
  }

  @AfterEach
  void close() throws Exception {
    study.close();
  }

  private String image(String name) throws StudyException {
    return study.importFile(Bench.file(bench, name, "pixels of " + name)).sha256();
  }

  private void layout(String text) throws StudyException {
    study.addLayouts(LayoutFile.read(Bench.file(bench, "m.csv", text), LayoutOptions.NONE));
  }

  private static JobKey job(String... images) {
    return new JobKey("potential", List.of(images), "potential", "1", "{\"probe\": \"TMRM\"}");
  }

  @Test
  void a_field_comes_back_as_it_was_kept() throws Exception {
    String nuclei = image("P1_B03_f2_Hoechst.tif");
    String signal = image("P1_B03_f2_TMRM.tif");
    layout("plate,well,treatment,experiment\nP1,B3,vehicle,day 1\n");
    Computation kept = study.commitField(job(nuclei, signal), Bench.field(55.5));
    assertThat(study.field(kept.id())).contains(Bench.field(55.5));
    assertThat(study.fields())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.plate()).contains("P1");
              assertThat(row.well()).map(Well::toString).contains("B3");
              assertThat(row.field()).isEqualTo("2");
              assertThat(row.layout()).map(LayoutWell::treatment).contains("vehicle");
              assertThat(row.computation()).isEqualTo(kept.id());
            });
    assertThat(study.verify().problems()).isEmpty();
  }

  @Test
  void the_same_job_is_kept_once_and_must_come_out_the_same() throws Exception {
    String image = image("P1_B03.tif");
    Computation first = study.commitField(job(image), Bench.field(55.5));
    assertThat(study.commitField(job(image), Bench.field(55.5)).id()).isEqualTo(first.id());
    assertThatThrownBy(() -> study.commitField(job(image), Bench.field(55.6)))
        .isInstanceOf(StudyException.NotReproducible.class);
  }

  @Test
  void a_count_is_no_field() throws Exception {
    String image = image("P1.tif");
    assertThatThrownBy(() -> study.commitField(Bench.job(image, "{}"), Bench.field(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_name_of_an_image_says_its_well_field_and_channel() throws Exception {
    layout("plate,well,treatment\nE1,B3,vehicle\nE1,C2,drug\n");
    image("E1_B03_f1_C2.tif");
    assertThat(study.images())
        .singleElement()
        .satisfies(
            image -> {
              assertThat(image.well()).map(Well::toString).contains("B3");
              assertThat(image.field()).isEqualTo("1");
              assertThat(image.channel()).isEqualTo("C2");
            });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "P1_B03_f1_TMRM.tif, true",
    "P1_B03_f1_w2.tif, true",
    "P1_B03_MitoTracker_Green.tif, true",
    "P1_B03_f1.ome.tif, true",
    "P1_B03.jpg, false",
    "P1_B03_front.jpg, false",
    "P1.ome.tiff, true",
    "P1.tif, false",
  })
  void a_stain_in_the_name_tells_fluorescence_from_photographs(String name, boolean fluorescence)
      throws Exception {
    layout("plate,well,treatment\nP1,B3,vehicle\n");
    image(name);
    assertThat(study.images().get(0).ofFluorescence()).isEqualTo(fluorescence);
  }

  @Test
  void a_person_binds_the_well_and_the_name_still_says_the_channel() throws Exception {
    layout("plate,well,treatment\nE1,B3,vehicle\n");
    String sha = image("old-name_B03_f7_TMRM.tif");
    assertThat(study.images().get(0).plate()).isEmpty();
    study.bind("E1", new Well(1, 2), sha);
    assertThat(study.images().get(0).channel()).isEqualTo("TMRM");
    assertThat(study.images().get(0).field()).isEqualTo("7");
  }

  @Test
  void a_question_is_asked_once_and_the_last_answer_counts() throws Exception {
    study.answer("potential.probe", "JC-1");
    study.answer("potential.probe", "TMRM");
    study.answer("potential.probe", "TMRM");
    assertThat(study.answers()).containsExactly(entry("potential.probe", "TMRM"));
    assertThat(study.auditTrail()).filteredOn(row -> row.action().equals("answer")).hasSize(2);
    assertThat(study.verify().problems()).isEmpty();
  }

  /** A study of the first release, which knew no fields. */
  @Test
  void a_study_from_before_there_were_fields_takes_them() throws Exception {
    Path old = Files.createDirectories(bench.resolve("old"));
    Files.createDirectories(old.resolve("raw"));
    Migrations first = new Migrations(Migrations.known().scripts().subList(0, 1));
    try (Store store = Store.create(old.resolve("readout.db"), first, Bench.CLOCK, Bench.SOMEONE)) {
      store.write(
          tx -> {
            tx.insert("study", "name, created", "old", tx.now().toString());
            return tx.audit("create", "study", "{}", null);
          });
    }
    try (Study opened = Bench.open(old)) {
      String sha = opened.importFile(Bench.file(bench, "P1_B03.tif", "x")).sha256();
      opened.commitField(job(sha), Bench.field(1));
      assertThat(opened.fields()).hasSize(1);
      assertThat(opened.verify().problems()).isEmpty();
    }
    assertThat(old.resolve("readout.db.before-002")).exists();
  }
}
