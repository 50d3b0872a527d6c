package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readout.imaging.rendered.cells.Channel;
import org.readout.imaging.rendered.cells.RenderedField;

final class PotentialCommandTest {
  @TempDir private Path folder;

  private static long whole(RenderedField field) {
    return field.cells().stream().filter(cell -> cell.nucleusAreaPx() > 0).count();
  }

  @Test
  void nuclei_alone_are_counted_and_written_as_labels() throws IOException {
    RenderedField field = RenderedCells.field(5);
    Path nuclei = RenderedCells.channel(folder.resolve("w1.tif"), field, Channel.NUCLEI);
    Cli cli = Cli.run("potential", "--nuclei", nuclei, "--labels", folder.resolve("l"), "--json");
    assertThat(cli.code()).isZero();
    JsonNode one = cli.json().path("fields").path(0);
    assertThat(one.path("image").asText()).isEqualTo(nuclei.toString());
    assertThat(one.path("width_px").asInt()).isEqualTo(256);
    assertThat(one.path("um_per_px").isNull()).isTrue();
    int found = one.path("nuclei").asInt();
    assertThat((long) found).isBetween(whole(field) - 1, whole(field) + 1);
    assertThat(one.at("/per_cell/nucleus_area_px/n").asInt()).isEqualTo(found);
    assertThat(one.at("/background/nuclei").isNumber()).isTrue();
    assertThat(one.at("/quality/nuclei_focus_laplacian").asDouble()).isPositive();
    assertThat(one.at("/quality/nuclei_saturated_fraction").asDouble()).isZero();
    assertThat(one.path("flags").isArray()).isTrue();
    assertThat(cli.json().path("failed")).isEmpty();
    assertThat(cli.json().path("algorithm").asText()).isNotBlank();
    var labels = ImageIO.read(folder.resolve("l/w1.png").toFile());
    assertThat(labels.getColorModel().getPixelSize()).isEqualTo(16);
    int largest =
        Arrays.stream(labels.getRaster().getPixels(0, 0, 256, 256, (int[]) null)).max().orElse(0);
    assertThat(largest).isEqualTo(found);
  }

  @Test
  void one_file_a_channel_and_one_file_with_all_give_the_same() {
    RenderedField field = RenderedCells.field(6);
    Path all = RenderedCells.write(folder.resolve("all.ome.tif"), field.omeTiff());
    Path nuclei = RenderedCells.channel(folder.resolve("w1.tif"), field, Channel.NUCLEI);
    Path signal = RenderedCells.channel(folder.resolve("w2.tif"), field, Channel.TMRM);
    Path mass = RenderedCells.channel(folder.resolve("w3.tif"), field, Channel.MASS);
    Cli apart =
        Cli.run(
            "potential",
            "--nuclei",
            nuclei,
            "--signal",
            signal,
            "--mass",
            mass,
            "--um-per-px",
            "0.65",
            "--json");
    List<Cli> together =
        List.of(
            Cli.run("potential", all, "--json", "--signal", "TMRM", "--mass", "mitotracker green"),
            Cli.run("potential", "--nuclei", "1", "--mass", "3", "--signal", "2", all, "--json"),
            Cli.run("potential", "--signal", "TMRM", "--mass", "MitoTracker Green", all, "--json"));
    JsonNode expected = apart.json().at("/fields/0");
    assertThat(expected.path("cells").asInt()).isPositive();
    assertThat(expected.at("/per_cell/mito_mean/mean").asDouble()).isPositive();
    for (Cli cli : together) {
      assertThat(cli.code()).as(cli.err()).isZero();
      JsonNode one = cli.json().at("/fields/0");
      assertThat(one.path("per_cell")).isEqualTo(expected.path("per_cell"));
      assertThat(one.path("um_per_px_source").asText()).startsWith("OME-XML");
    }
  }

  @Test
  void a_row_a_cell_says_why_it_is_in_no_mean() throws IOException {
    Path field = RenderedCells.omeTiff(folder.resolve("f.ome.tif"), 7);
    Path cells = folder.resolve("cells.csv");
    Cli cli =
        Cli.run(
            "potential",
            field,
            "--signal",
            "TMRM",
            "--cells",
            cells,
            "--overlay",
            folder.resolve("o"),
            "--labels",
            folder.resolve("l"),
            "--json");
    List<String> rows = Files.readAllLines(cells);
    assertThat(rows.get(0)).startsWith("image,plate,well,field,cell,x_px,y_px,status,reason,flags");
    assertThat(rows).hasSize(1 + cli.json().at("/fields/0/cells").asInt());
    assertThat(rows.stream().filter(row -> row.contains(",accepted,")).count())
        .isEqualTo(cli.json().at("/fields/0/cells_in_means").asLong());
    assertThat(rows).anyMatch(row -> row.contains("excluded,the cell is cut by the border"));
    assertThat(cli.json().at("/fields/0/extent").asText()).isEqualTo("perinuclear ring");
    assertThat(cli.json().at("/fields/0/flags").toString()).contains("RINGS", "DARK_UNKNOWN");
    assertThat(folder.resolve("o/f.ome.png")).exists();
    assertThat(folder.resolve("l/f.ome.cells.png")).exists();
  }

  @Test
  void a_channel_that_is_not_there_is_named_with_those_that_are() {
    Path field = RenderedCells.omeTiff(folder.resolve("f.ome.tif"), 7);
    Cli cli = Cli.run("potential", field, "--signal", "GFP");
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .contains("has no channel 'GFP'; it has 1 Hoechst, 2 TMRM, 3 MitoTracker Green")
        .contains("Name one of them, or its number from 1.");
  }

  @Test
  void one_damaged_field_costs_no_other() throws IOException {
    Path good = RenderedCells.omeTiff(folder.resolve("good.ome.tif"), 8);
    byte[] bytes = Files.readAllBytes(good);
    Path cut =
        RenderedCells.write(folder.resolve("cut.ome.tif"), Arrays.copyOf(bytes, bytes.length / 2));
    Cli cli = Cli.run("potential", cut, good, "--signal", "TMRM", "--json");
    assertThat(cli.code()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(cli.json().path("fields")).hasSize(1);
    assertThat(cli.json().at("/failed/0/error").asText()).contains("cut.ome.tif");
    assertThat(cli.json().at("/failed/0/remedy").asText()).isNotBlank();
  }

  @Test
  void wrong_usage_says_what_is_unclear() {
    RenderedField field = RenderedCells.field(6);
    Path one = RenderedCells.channel(folder.resolve("a.tif"), field, Channel.NUCLEI);
    Path two = RenderedCells.channel(folder.resolve("b.tif"), field, Channel.TMRM);
    assertThat(Cli.run("potential").code()).isEqualTo(ExitCode.WRONG_USAGE);
    Cli uneven = Cli.run("potential", "--nuclei", one, two, "--signal", two);
    assertThat(uneven.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(uneven.err()).contains("--signal has 1 files and --nuclei has 2");
    Cli both = Cli.run("potential", one, "--signal", two);
    assertThat(both.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(both.err()).contains("but the fields are named too");
    assertThat(Cli.run("potential", "--nuclei", one, "--probe", "TMRM").code())
        .isEqualTo(ExitCode.WRONG_USAGE);
    for (String option : List.of("--um-per-px", "--nucleus-diameter", "--bleed")) {
      assertThat(Cli.run("potential", "--nuclei", one, option, "-1").code())
          .as(option)
          .isEqualTo(ExitCode.WRONG_USAGE);
    }
    assertThat(Cli.run("potential", "--nuclei", one, "--probe", "DiOC6").err())
        .contains("'DiOC6' is no probe");
  }

  @Test
  void a_flat_field_from_one_image_is_refused() {
    Path field = RenderedCells.omeTiff(folder.resolve("f.ome.tif"), 7);
    Cli cli = Cli.run("potential", field, "--signal", "TMRM", "--flat", "fields", "--dark", "100");
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .contains("a flat field from 1 image: its cells would pass for light")
        .contains("Give at least 20 different fields");
  }

  private Path study(RenderedCells.Plates plates) {
    Path study = folder.resolve("study");
    assertThat(Cli.run("new", study).code()).isZero();
    List<Object> words = new ArrayList<>(List.of("import", study));
    words.addAll(plates.fields());
    assertThat(Cli.run(words.toArray()).code()).isZero();
    assertThat(Cli.run("layout", study, plates.layout()).code()).isZero();
    return study;
  }

  @Test
  void a_study_is_asked_once_and_analysed_in_millivolts() {
    RenderedCells.Plates plates = RenderedCells.plates(folder.resolve("in"), true);
    Path study = study(plates);

    Cli asked = Cli.run("potential", study);
    assertThat(asked.code()).isEqualTo(ExitCode.FAILED);
    assertThat(asked.err()).contains("nobody has said which probe", "Say it once: --probe");

    Cli first = Cli.run("potential", study, "--probe", "tmrm", "--mode", "non-quench", "--json");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.json().path("fields")).hasSize(plates.fields().size());
    assertThat(first.json().at("/fields/0/plate").asText()).isEqualTo("day1");
    Cli again = Cli.run("potential", study);
    assertThat(again.out())
        .contains(
            "%1$d of %1$d fields measured, %1$d of them before".formatted(plates.fields().size()));

    JsonNode result = Cli.run("analyze", study, "--json").json();
    assertThat(result.path("assay").asText()).isEqualTo("potential");
    assertThat(result.path("millivolts").asBoolean()).isTrue();
    JsonNode drug = result.at("/comparisons/0");
    assertThat(drug.path("treatment").asText()).isEqualTo("drug");
    assertThat(drug.path("n_experiments").asInt()).isEqualTo(3);
    assertThat(drug.path("change_mv_apparent").asDouble())
        .isBetween(RenderedCells.DRUG_MV - 5, RenderedCells.DRUG_MV + 5);
    assertThat(drug.path("p").asDouble()).isBetween(0.0, 0.05);
    assertThat(drug.path("sentence").asText()).contains("apparent depolarisation", "n = 3 experim");
    assertThat(folder.resolve("study/exports/001-potential/potential.svg")).exists();
    assertThat(Cli.run("export", study, "--for", "r").code()).isZero();
    assertThat(folder.resolve("study/exports/002-r/data/cells.csv")).exists();
    assertThat(Cli.run("verify", study).code()).isZero();
    Cli count = Cli.run("count", study);
    assertThat(count.err()).contains("no image of colonies is in this study");
  }

  @Test
  void what_the_probe_or_the_controls_cannot_carry_is_withheld_with_the_reason() {
    Path study = study(RenderedCells.plates(folder.resolve("in"), false));
    Cli.run("potential", study, "--probe", "TMRM", "--mode", "non-quench");
    JsonNode without = Cli.run("analyze", study, "--json").json();
    assertThat(without.path("millivolts").asBoolean()).isFalse();
    assertThat(without.at("/comparisons/0/change_mv_apparent").isNull()).isTrue();
    assertThat(without.path("withheld").toString())
        .contains("NO_FCCP", "Add at least three wells with 1 to 5 µM FCCP");

    Cli.run("potential", study, "--probe", "CMXRos", "--mode", "non-quench");
    JsonNode covalent = Cli.run("analyze", study, "--json").json();
    assertThat(covalent.path("withheld").toString()).contains("binds covalently");

    Cli.run("potential", study, "--probe", "TMRE", "--mode", "quench");
    JsonNode quench = Cli.run("analyze", study, "--json").json();
    assertThat(quench.path("comparisons")).isEmpty();
    assertThat(quench.path("withheld").toString()).contains("QUENCH_MODE");
    assertThat(Cli.run("analyze", study).out()).contains("no millivolts: In quench mode");
  }
}
