package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readout.devices.Well;

class PlatesTest {
  private final Path bench;
  private final Study study;

  PlatesTest(@TempDir Path bench) throws Exception {
    this.bench = bench;
    study = Bench.newStudy(bench.resolve("study"));
  }

  @AfterEach
  void close() throws Exception {
    study.close();
  }

  private LayoutFile layout(String name, String text) throws StudyException {
    return LayoutFile.read(Bench.file(bench, name, text), LayoutOptions.NONE);
  }

  @Test
  void the_latest_layout_of_a_plate_counts_and_every_file_is_kept() throws Exception {
    LayoutFile first = layout("a.csv", "plate,well,treatment\nP1,A1,x\nP2,A1,x\n");
    LayoutFile second =
        layout(
            "b.csv",
            "plate,well,treatment,dose,unit,replicate,cells,clone\np1 ,A1,y,5,nM,2,50,c\n");
    study.addLayouts(first);
    List<PlateLayout> added = study.addLayouts(second);

    assertThat(study.plates()).extracting(Plate::name).containsExactly("P1", "P2");
    PlateLayout latest = study.plates().get(0).layout().orElseThrow();
    assertThat(latest).isEqualTo(added.get(0));
    assertThat(latest.layout().wells()).isEqualTo(second.layouts().get(0).wells());
    assertThat(study.rawBytes(latest.file().orElseThrow())).isEqualTo(second.bytes());
    assertThat(study.images()).isEmpty();
    assertThat(study.verify().problems()).isEmpty();
  }

  @Test
  void a_painted_layout_has_no_file() throws Exception {
    Layout layout = layout("a.csv", "plate,treatment\ndish,x\n").layouts().get(0);
    assertThat(study.addLayout(layout).file()).isEmpty();
    assertThat(study.plates().get(0).layout().orElseThrow().layout()).isEqualTo(layout);
  }

  @Test
  void an_image_is_of_the_plate_with_its_name() throws Exception {
    study.importFile(Bench.file(bench, " p1.TIF", "1"));
    study.importFile(Bench.file(bench, "P2.ome.tif", "2"));
    study.importFile(Bench.file(bench, "P3.tif", "3"));
    study.addLayouts(layout("a.csv", "plate,treatment\nP1,x\nP2 ,x\n"));

    assertThat(study.images())
        .extracting(StudyImage::plate)
        .containsExactly(Optional.of("P1"), Optional.of("P2"), Optional.empty());
  }

  @Test
  void an_image_whose_names_fit_two_plates_is_of_none() throws Exception {
    study.addLayouts(layout("a.csv", "plate,treatment\nP1,x\nP2,x\n"));
    study.importFile(Bench.file(bench, "P1.tif", "same"));
    study.importFile(Bench.file(bench, "P2.tif", "same"));
    assertThat(study.images().get(0).plate()).isEmpty();
  }

  @Test
  void the_last_word_of_a_person_binds() throws Exception {
    study.addLayouts(layout("a.csv", "plate,treatment\nP1,x\nP2,x\n"));
    String image = study.importFile(Bench.file(bench, "P1.tif", "1")).sha256();
    study.bind("P2", "P1.tif");
    assertThat(study.images().get(0).plate()).contains("P2");
    study.bind("New plate", new Well(1, 2), image);
    assertThat(study.images().get(0).plate()).contains("New plate");
    assertThat(study.images().get(0).well()).contains(new Well(1, 2));
    assertThat(study.plates()).extracting(Plate::name).contains("New plate");
    assertThat(study.verify().problems()).isEmpty();
  }

  @Test
  void an_image_that_is_not_there_cannot_be_bound() throws Exception {
    assertThatThrownBy(() -> study.bind("P1", "no.tif"))
        .isInstanceOf(StudyException.NotInStudy.class)
        .hasMessage("no image 'no.tif' in the study");
    study.importFile(Bench.file(bench, "a.tif", "1"));
    study.importFile(Bench.file(bench, "a.tif", "2"));
    assertThatThrownBy(() -> study.bind("P1", "a.tif"))
        .hasMessage("2 images of the study are called 'a.tif'");
    assertThat(study.plates()).isEmpty();
  }
}
