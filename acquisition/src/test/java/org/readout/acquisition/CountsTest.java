package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readout.devices.Well;

class CountsTest {
  private final Path bench;
  private final Study study;

  CountsTest(@TempDir Path bench) throws Exception {
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

  private List<String> rows() throws StudyException {
    return study.counts().stream()
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.plate().orElse("-"),
                        row.well().map(Well::toString).orElse("-"),
                        row.layout().map(LayoutWell::treatment).orElse("-"),
                        row.counted().map(c -> c.region() + "=" + c.count()).orElse("-")))
        .toList();
  }

  @Test
  void a_count_comes_back_as_it_was_kept() throws Exception {
    String image = image("P1.tif");
    CountRecord.Candidate rejected =
        new CountRecord.Candidate(
            7,
            0.1 + 0.2,
            1e-9,
            3,
            2,
            OptionalDouble.empty(),
            1,
            255,
            false,
            Optional.of("rim"),
            "");
    CountRecord.Region full =
        new CountRecord.Region(
            "A1",
            CountRecord.Kind.WELL,
            1,
            true,
            1 / 3.0,
            1,
            List.of("touches \"rim\"", "dark"),
            "",
            List.of(Bench.accepted(1), rejected));
    CountRecord count = new CountRecord(10, 20, OptionalDouble.empty(), "", List.of(full));
    JobKey key = Bench.job(image, "{\"b\": 2.0, \"a\": [1e0, true, null]}");
    assertThat(study.find(key)).isEmpty();

    Computation kept = study.commitCount(key, count);

    assertThat(study.find(Bench.job(image, "{\"a\":[1,true,null],\"b\":2}"))).contains(kept);
    assertThat(study.count(kept.id())).contains(count);
    assertThat(kept.current()).isTrue();
    assertThat(study.count(99)).isEmpty();
    assertThat(study.verify().problems()).isEmpty();
  }

  @Test
  void a_job_that_is_done_is_kept_once_and_must_give_the_same() throws Exception {
    JobKey key = Bench.job(image("P1.tif"), "{}");
    CountRecord count = Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 5));
    Computation first = study.commitCount(key, count);

    assertThat(study.commitCount(key, count)).isEqualTo(first);
    assertThatThrownBy(
            () ->
                study.commitCount(key, Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 6))))
        .isInstanceOf(StudyException.NotReproducible.class)
        .hasMessage(
            "count by colonies 1 gave another result than computation 1 with the same inputs");
    assertThat(study.count(first.id())).contains(count);
  }

  @Test
  void the_latest_computation_of_an_image_counts_until_another_is_chosen() throws Exception {
    String image = image("x.tif");
    Computation first =
        study.commitCount(
            Bench.job(image, "{}"), Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 5)));
    study.commitCount(
        Bench.job(image, "{\"min\":2}"),
        Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 6)));
    assertThat(rows()).containsExactly("- - - dish=6");
    study.choose(first);
    assertThat(rows()).containsExactly("- - - dish=5");
    assertThat(study.find(Bench.job(image, "{\"min\":2}")).orElseThrow().current()).isFalse();
  }

  @Test
  void counts_meet_their_wells_and_nothing_is_dropped() throws Exception {
    layout("plate,well,treatment\nP1,A1,x\nP1,B2,y\nP1,A10,z\n");
    study.commitCount(
        Bench.job(image("P1.tif"), "{}"),
        Bench.count(
            Bench.region("A1", CountRecord.Kind.WELL, 5),
            Bench.region("a10", CountRecord.Kind.WELL, 7),
            Bench.region("C3", CountRecord.Kind.WELL, 9),
            Bench.region("corner", CountRecord.Kind.FIELD, 1)));
    image("never counted.tif");
    study.commitCount(
        Bench.job(image("alone.tif"), "{}"),
        Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 2)));

    assertThat(rows())
        .containsExactly(
            "P1 A1 x A1=5",
            "P1 A10 z a10=7",
            "P1 B2 y -",
            "P1 C3 - C3=9",
            "P1 - - corner=1",
            "- - - dish=2");
  }

  @Test
  void the_only_well_of_a_layout_meets_the_only_dish_of_an_image() throws Exception {
    layout("plate,well,treatment\nD1,,x\nD2,A1,y\nD3,,z\n");
    CountRecord dish = Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 5));
    study.commitCount(Bench.job(image("D1.tif"), "{}"), dish);
    study.commitCount(Bench.job(image("D2.tif"), "{}"), dish);
    study.commitCount(
        Bench.job(image("D3.tif"), "{}"),
        Bench.count(
            Bench.region("left", CountRecord.Kind.DISH, 1),
            Bench.region("right", CountRecord.Kind.DISH, 2)));
    assertThat(rows())
        .containsExactly(
            "D1 - x dish=5", "D2 A1 y dish=5", "D3 - z -", "D3 - - left=1", "D3 - - right=2");
  }

  @Test
  void images_of_one_well_each_meet_the_wells_that_a_person_said() throws Exception {
    layout("plate,well,treatment\nP1,A1,x\nP1,A2,y\n");
    for (String name : List.of("f1.tif", "f2.tif", "f3.tif")) {
      study.commitCount(
          Bench.job(image(name), "{}"),
          Bench.count(Bench.region("field", CountRecord.Kind.FIELD, name.charAt(1) - '0')));
    }
    study.bind("P1", new Well(0, 0), "f1.tif");
    study.bind("P1", new Well(0, 0), "f2.tif");
    study.bind("P1", new Well(3, 3), "f3.tif");
    assertThat(rows())
        .containsExactly("P1 A1 x field=1", "P1 A1 x field=2", "P1 A2 y -", "P1 D4 - field=3");
  }

  @Test
  void a_failure_is_listed_until_a_success_and_hides_no_count() throws Exception {
    String image = image("P1.tif");
    study.commitCount(
        Bench.job(image, "{}"), Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 5)));
    study.commitFailure(Bench.job(image, "{\"min\":2}"), "too dark", "Take it again.");
    assertThat(study.failures())
        .containsExactly(
            new Failure("count", image, "too dark", "Take it again.", Bench.CLOCK.instant()));
    assertThat(rows()).containsExactly("- - - dish=5");
    study.commitCount(
        Bench.job(image, "{\"min\":3}"),
        Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 4)));
    assertThat(study.failures()).isEmpty();
  }

  @Test
  void the_latest_result_of_a_kind_is_current_and_names_its_inputs() throws Exception {
    layout("plate,treatment\nP1,x\n");
    Computation count =
        study.commitCount(
            Bench.job(image("P1.tif"), "{}"),
            Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 5)));
    long layout = study.plates().get(0).layout().orElseThrow().id();
    assertThat(study.currentResult("clonogenic")).isEmpty();
    for (String p : List.of("0.04", "0.030")) {
      study.commitResult(
          new NewResult(
              "clonogenic",
              "colonies",
              "anova",
              "1",
              "{}",
              List.of(count.id()),
              List.of(layout),
              "{\"p\": " + p + "}"));
    }
    StudyResult current = study.currentResult("clonogenic").orElseThrow();
    assertThat(current.resultJson()).isEqualTo("{\"p\":0.03}");
    assertThat(current.computations()).containsExactly(count.id());
    assertThat(current.layouts()).containsExactly(layout);
    assertThat(study.verify().problems()).isEmpty();
  }

  @Test
  void a_count_of_bytes_that_were_never_brought_is_our_own_mistake() {
    JobKey key = Bench.job("0".repeat(64), "{}");
    CountRecord count = Bench.count(Bench.region("dish", CountRecord.Kind.DISH, 5));
    assertThatThrownBy(() -> study.commitCount(key, count))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(study.verify().sound()).isTrue();
  }
}
