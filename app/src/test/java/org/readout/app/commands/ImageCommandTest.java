package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageCommandTest {
  /** Example files with what other programs read from them; not part of the sources. */
  private static final Path EXAMPLES = Path.of("..", "..", "shared", "data", "image-files");

  private static final Path CELLS = Path.of("..", "..", "shared", "data", "cells");

  @TempDir private Path folder;

  /**
   * A little-endian TIFF of one row of two 16-bit samples, 1 and 2, with a description of its own.
   */
  private Path tiny(String name, String description) throws IOException {
    byte[] text = (description + "\0").getBytes(StandardCharsets.UTF_8);
    int[][] tags = {
      {256, 3, 1, 2},
      {257, 3, 1, 1},
      {258, 3, 1, 16},
      {259, 3, 1, 1},
      {262, 3, 1, 1},
      {270, 2, text.length, 126},
      {273, 4, 1, 122},
      {277, 3, 1, 1},
      {279, 4, 1, 4}
    };
    ByteBuffer file = ByteBuffer.allocate(126 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) tags.length);
    for (int[] tag : tags) {
      file.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]).putInt(tag[3]);
    }
    file.putInt(0).putShort((short) 1).putShort((short) 2).put(text);
    return Files.write(folder.resolve(name), file.array());
  }

  @Test
  void prints_the_document_of_the_contract() throws IOException {
    Path file =
        tiny(
            "two.ome.tif",
            """
            <OME><Image><Pixels DimensionOrder="XYCZT" SizeX="2" SizeY="1" SizeC="1" SizeZ="1" \
            SizeT="1" SignificantBits="12" PhysicalSizeX="325" PhysicalSizeXUnit="nm" \
            PhysicalSizeY="0.325" PhysicalSizeZ="0"><Channel Name="DAPI"/><TiffData/>\
            <Plane TheC="0" TheZ="0" TheT="0" ExposureTime="0.04"/></Pixels></Image></OME>""");
    Cli cli = Cli.run("image", file, "--json");
    assertThat(cli.code()).isZero();
    assertThat(cli.json().path("failed").isEmpty()).isTrue();
    JsonNode read = cli.json().path("files").path(0);
    assertThat(read.path("file").asText()).isEqualTo(file.toString());
    assertThat(read.path("format").asText()).isEqualTo("OME-TIFF");
    assertThat(read.path("width_px").asInt()).isEqualTo(2);
    assertThat(read.path("height_px").asInt()).isEqualTo(1);
    assertThat(read.path("bits").asInt()).isEqualTo(16);
    assertThat(read.path("type").asText()).isEqualTo("uint16");
    assertThat(read.path("planes").asInt()).isEqualTo(1);
    assertThat(read.path("z").asInt()).isEqualTo(1);
    assertThat(read.path("t").asInt()).isEqualTo(1);
    assertThat(read.at("/channels/0/name").asText()).isEqualTo("DAPI");
    assertThat(read.at("/channels/0/exposure_ms").asDouble()).isEqualTo(40);
    assertThat(read.at("/pixel_size_um/x").asDouble()).isEqualTo(0.325);
    assertThat(read.at("/pixel_size_um/y").asDouble()).isEqualTo(0.325);
    assertThat(read.at("/pixel_size_um/z").isNull()).isTrue();
    assertThat(read.at("/pixel_size_um/source").asText()).contains("OME-XML");
    assertThat(read.path("pixels_sha256").asText()).isEqualTo(sha256(new byte[] {1, 0, 2, 0}));
    assertThat(read.path("significant_bits").asInt()).isEqualTo(12);
    assertThat(read.path("lossy").asBoolean()).isFalse();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_unknown_pixel_size_is_null() throws IOException {
    JsonNode file = Cli.run("image", tiny("two.tif", "hello"), "--json").json().at("/files/0");
    assertThat(file.path("format").asText()).isEqualTo("TIFF");
    assertThat(file.path("pixel_size_um").isNull()).isTrue();
    assertThat(file.at("/channels/0/name").asText()).isEmpty();
  }

  @Test
  void a_table_is_for_people() throws IOException {
    Path dish = DrawnDish.write(folder.resolve("dish.jpg"), 5);
    Cli cli = Cli.run("image", dish, tiny("two.tif", "hello"));
    assertThat(cli.code()).isZero();
    assertThat(cli.out().lines().toList()).hasSize(4).last().asString().startsWith("LOSSY: ");
    assertThat(cli.out()).contains("400 × 400", "red, green, blue", "LOSSY", "2 × 1", "unknown");
  }

  @Test
  void one_bad_file_among_others_costs_no_other() throws IOException {
    Path whole = tiny("two.tif", "hello");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, 60));
    Cli cli = Cli.run("image", whole, cut, whole, "--json");
    assertThat(cli.code()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(cli.json().path("files")).hasSize(2);
    JsonNode failed = cli.json().at("/failed/0");
    assertThat(failed.path("file").asText()).isEqualTo(cut.toString());
    assertThat(failed.path("error").asText()).contains("cut.tif: cut off at byte 60");
    assertThat(failed.path("remedy").asText()).isNotBlank();
    assertThat(cli.err()).contains("cut.tif: cut off at byte 60");
  }

  @Test
  void a_missing_file_says_so() {
    Path missing = folder.resolve("nowhere.tif");
    Cli cli = Cli.run("image", missing);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .isEqualTo(
            "readout: "
                + missing
                + ": there is no such file\n  Check the spelling and the folder.\n");
  }

  @Test
  void no_file_at_all_is_wrong_usage() {
    assertThat(Cli.run("image").code()).isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void agrees_with_other_readers_on_every_example() throws IOException {
    Path expected = EXAMPLES.resolve("EXPECTED.json");
    Assumptions.assumeTrue(Files.exists(expected), "the example files are not beside the sources");
    JsonNode all = new ObjectMapper().readTree(expected.toFile());
    List<Object> words = new ArrayList<>(List.of("image", "--json"));
    List<String> names = new ArrayList<>();
    all.fieldNames()
        .forEachRemaining(
            name -> {
              if (all.path(name).path("meta").has("page0")) {
                names.add(name);
                words.add(EXAMPLES.resolve(name));
              }
            });
    Cli cli = Cli.run(words.toArray());
    assertThat(cli.json().path("failed")).isEmpty();
    for (int i = 0; i < names.size(); i++) {
      JsonNode meta = all.path(names.get(i)).path("meta");
      JsonNode file = cli.json().path("files").path(i);
      assertThat(file.path("pixels_sha256").asText())
          .as(names.get(i))
          .isEqualTo(meta.at("/page0/sha256_le_bytes").asText());
      assertThat(file.path("type").asText()).isEqualTo(meta.path("dtype").asText());
      assertThat(file.path("width_px").asInt()).isEqualTo(meta.path("width").asInt());
      assertThat(file.path("height_px").asInt()).isEqualTo(meta.path("height").asInt());
      assertThat(file.path("planes").asInt()).isEqualTo(meta.path("pages").asInt());
      agreesOnMetadata(names.get(i), file, meta);
    }
  }

  private static void agreesOnMetadata(String name, JsonNode file, JsonNode meta) {
    JsonNode ome = meta.at("/ome/images/0");
    if (!ome.isMissingNode()) {
      assertThat(file.path("channels")).as(name).hasSize(ome.path("SizeC").asInt());
      assertThat(file.path("z").asInt()).isEqualTo(ome.path("SizeZ").asInt());
      assertThat(file.path("t").asInt()).isEqualTo(ome.path("SizeT").asInt());
      if (ome.has("PhysicalSizeX")) {
        assertThat(file.at("/pixel_size_um/x").asDouble())
            .isEqualTo(ome.path("PhysicalSizeX").asDouble());
      }
    }
    JsonNode metaSeries = meta.path("metaseries");
    if (!metaSeries.isMissingNode()) {
      assertThat(file.at("/pixel_size_um/x").asDouble())
          .as(name)
          .isEqualTo(metaSeries.path("spatial-calibration-x").asDouble());
      assertThat(file.at("/channels/0/name").asText())
          .isEqualTo(metaSeries.path("_IllumSetting_").asText());
    }
  }

  @Test
  void agrees_with_other_readers_on_czi_nd2_and_ndtiff() throws IOException {
    Path expected = EXAMPLES.resolve("EXPECTED.json");
    Assumptions.assumeTrue(Files.exists(expected), "the example files are not beside the sources");
    JsonNode all = new ObjectMapper().readTree(expected.toFile());
    int seen = 0;
    for (var entry : all.properties()) {
      String name = entry.getKey();
      JsonNode meta = entry.getValue().path("meta");
      if (name.endsWith(".czi")) {
        agreesOnAxes(name, meta.path("axes"), meta.at("/pixelSize_um/X").asDouble());
        seen++;
      } else if (name.endsWith(".nd2")) {
        JsonNode file = about(EXAMPLES.resolve(name));
        assertThat(file.path("t").asInt()).isEqualTo(meta.at("/sizes/T").asInt());
        assertThat(file.path("z").asInt()).isEqualTo(meta.at("/sizes/Z").asInt());
        assertThat(file.at("/channels/1/name")).isEqualTo(meta.at("/channels/1"));
        assertThat(file.at("/pixel_size_um/x")).isEqualTo(meta.at("/voxel_um/0"));
        seen++;
      } else if (name.endsWith("NDTiff.index")) {
        JsonNode file = about(EXAMPLES.resolve(name));
        int times = Math.max(1, meta.at("/axisValues/time").size());
        assertThat(file.path("t").asInt()).as(name).isEqualTo(times);
        assertThat(file.path("planes").asInt()).as(name).isEqualTo(meta.path("images").asInt());
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(10);
  }

  /**
   * Of a recording in several scenes the whole is as large as all of them, and the image is one.
   */
  private static void agreesOnAxes(String name, JsonNode axes, double xUm) {
    JsonNode file = about(EXAMPLES.resolve(name));
    assertThat(file.path("channels")).as(name).hasSize(axes.at("/C/1").asInt());
    assertThat(file.path("z").asInt()).as(name).isEqualTo(Math.max(1, axes.at("/Z/1").asInt()));
    assertThat(file.path("t").asInt()).as(name).isEqualTo(Math.max(1, axes.at("/T/1").asInt()));
    assertThat(file.at("/pixel_size_um/x").asDouble()).as(name).isEqualTo(xUm);
    if (axes.at("/S/1").asInt() <= 1) {
      assertThat(file.path("width_px").asInt()).as(name).isEqualTo(axes.at("/X/1").asInt());
      assertThat(file.path("height_px").asInt()).as(name).isEqualTo(axes.at("/Y/1").asInt());
    }
  }

  @Test
  void reads_every_image_of_cells() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(CELLS), "the example files are not beside the sources");
    List<Object> words = new ArrayList<>(List.of("image", "--json"));
    try (Stream<Path> files = Files.walk(CELLS)) {
      files.filter(file -> file.toString().matches(".*\\.(tiff?|png)")).forEach(words::add);
    }
    Cli cli = Cli.run(words.toArray());
    assertThat(cli.json().path("failed")).isEmpty();
    assertThat(cli.json().path("files")).hasSize(words.size() - 2);
  }

  /** Truths from the page that published the files, and from their histograms by eye. */
  @Test
  void tells_the_true_depth_of_published_pitfalls() {
    Path pitfalls = CELLS.resolve("qc_neubias");
    Assumptions.assumeTrue(Files.isDirectory(pitfalls), "the example files are not there");
    JsonNode plant = about(pitfalls.resolve("xy_12bit__saturated_plant.tif"));
    assertThat(plant.path("true_bits").asInt()).isEqualTo(12);
    assertThat(plant.path("ceiling").asInt()).isEqualTo(4095);
    assertThat(plant.path("fraction_at_ceiling").asDouble()).isBetween(0.008, 0.01);
    JsonNode scanR = about(pitfalls.resolve("xy_16bit__scanR_datatype_issue.tif"));
    assertThat(scanR.path("offset").asInt()).isEqualTo(32768);
    assertThat(scanR.path("true_bits").asInt()).isEqualTo(12);
    assertThat(scanR.path("ceiling").asInt()).isEqualTo(36863);
    JsonNode clipped = about(pitfalls.resolve("xy_8bit__nuclei_intensity_clipping_issue_a.tif"));
    assertThat(clipped.path("fraction_at_ceiling").asDouble()).isGreaterThan(0.01);
    JsonNode hot = about(pitfalls.resolve("xyc_16bit__membranes_nuclei_hot_pixel.tif"));
    assertThat(hot.path("fraction_at_ceiling").asDouble()).isZero();
  }

  private static JsonNode about(Path file) {
    return Cli.run("image", file, "--json").json().at("/files/0");
  }
}
