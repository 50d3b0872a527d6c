package org.readout.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountCommandTest {
  @TempDir private Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void prints_the_document_of_the_contract() {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 20);
    Cli cli = Cli.run("count", dish, "--json", "--um-per-px", "50");
    assertThat(cli.code()).isZero();
    JsonNode image = cli.json().path("images").path(0);
    assertThat(image.path("image").asText()).isEqualTo(dish.toString());
    assertThat(image.path("width_px").asInt()).isEqualTo(400);
    assertThat(image.path("um_per_px").asDouble()).isEqualTo(50);
    JsonNode region = image.path("regions").path(0);
    assertThat(region.path("region").asText()).isEqualTo("dish");
    assertThat(region.path("kind").asText()).isEqualTo("dish");
    assertThat(region.path("count").asInt()).isEqualTo(20);
    assertThat(region.path("too_numerous").isBoolean()).isTrue();
    assertThat(region.path("area_fraction").asDouble()).isBetween(0.01, 0.05);
    assertThat(region.path("rejected").isInt()).isTrue();
    assertThat(region.path("flags").isArray()).isTrue();
    assertThat(cli.json().path("failed").isEmpty()).isTrue();
    assertThat(cli.json().path("algorithm").asText()).isNotBlank();
    assertThat(cli.json().path("version").asText()).isNotBlank();
    assertThat(cli.json().path("parameters").path("um_per_px").asDouble()).isEqualTo(50);
  }

  @Test
  void an_unknown_pixel_size_is_null_and_nothing_is_in_micrometres() throws IOException {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 9);
    Path objects = folder.resolve("objects.csv");
    Cli cli = Cli.run("count", dish, "--json", "--objects", objects);
    assertThat(cli.json().path("images").path(0).path("um_per_px").isNull()).isTrue();
    List<String> rows = Files.readAllLines(objects);
    assertThat(rows.get(0))
        .isEqualTo(
            "image,region,id,x_px,y_px,area_px,diameter_px,diameter_um,circularity,"
                + "mean_intensity,status,reason");
    assertThat(rows.stream().filter(row -> row.contains(",accepted,"))).hasSize(9);
    assertThat(rows.get(1).split(",", -1)[7]).isEmpty();
  }

  @Test
  void writes_an_overlay_and_labels_that_agree_with_the_count() throws IOException {
    Path dish = DrawnDish.write(folder.resolve("dish.jpg"), 15);
    Cli cli =
        Cli.run("count", dish, "--overlay", folder.resolve("o"), "--labels", folder.resolve("l"));
    assertThat(cli.code()).isZero();
    assertThat(ImageIO.read(folder.resolve("o/dish.png").toFile()).getWidth()).isEqualTo(400);
    var labels = ImageIO.read(folder.resolve("l/dish.png").toFile());
    assertThat(labels.getColorModel().getPixelSize()).isEqualTo(16);
    int highest =
        Arrays.stream(labels.getRaster().getPixels(0, 0, 400, 400, (int[]) null)).max().orElse(0);
    assertThat(highest).isEqualTo(15);
  }

  @Test
  void one_bad_image_among_a_hundred_costs_no_other() throws IOException {
    List<Object> words = new ArrayList<>(List.of("count", "--json"));
    byte[] dish = DrawnDish.bytes("png", 7);
    for (int i = 0; i < 100; i++) {
      words.add(
          file("dish%02d.png".formatted(i), i == 41 ? Arrays.copyOf(dish, dish.length / 2) : dish));
    }
    Cli cli = Cli.run(words.toArray());
    assertThat(cli.code()).isEqualTo(ExitCode.PARTLY_DONE);
    assertThat(cli.json().path("images")).hasSize(99);
    assertThat(cli.json().path("images"))
        .allMatch(image -> image.path("regions").path(0).path("count").asInt() == 7);
    assertThat(cli.json().path("failed")).hasSize(1);
    JsonNode failed = cli.json().path("failed").path(0);
    assertThat(failed.path("image").asText()).endsWith("dish41.png");
    assertThat(failed.path("error").asText()).contains("dish41.png: cut off at byte");
    assertThat(failed.path("remedy").asText()).contains("Copy the file again");
  }

  @Test
  void a_missing_image_says_so() {
    Path missing = folder.resolve("nowhere.png");
    Cli cli = Cli.run("count", missing);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .isEqualTo(
            "readout: "
                + missing
                + ": there is no such file\n  Check the spelling and the folder.\n");
  }

  @Test
  void an_empty_file_says_so() throws IOException {
    Cli cli = Cli.run("count", file("empty.png", new byte[0]));
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .isEqualTo(
            """
            readout: empty.png: is empty (0 bytes)
              Copy the file again from the camera or scanner.
            """);
  }

  @Test
  void a_folder_is_not_an_image() {
    Cli cli = Cli.run("count", folder);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .startsWith("readout: " + folder + ": is a folder\n  Name the images in it");
  }

  @Test
  void a_text_is_not_an_image() throws IOException {
    Cli cli = Cli.run("count", file("notes.png", "day 3: fed".getBytes(StandardCharsets.UTF_8)));
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).startsWith("readout: notes.png: is not an image: ");
  }

  @Test
  void a_header_that_promises_a_gigapixel_is_refused_before_it_is_decoded() throws IOException {
    byte[] bomb = DrawnDish.bytes("png", 3);
    int ihdr = 16;
    for (int side = 0; side < 2; side++) {
      bomb[ihdr + 4 * side] = 0;
      bomb[ihdr + 4 * side + 1] = 0;
      bomb[ihdr + 4 * side + 2] = (byte) (30_000 >> 8);
      bomb[ihdr + 4 * side + 3] = (byte) 30_000;
    }
    CRC32 crc = new CRC32();
    crc.update(bomb, 12, 17);
    for (int i = 0; i < 4; i++) {
      bomb[29 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
    }
    Cli cli = Cli.run("count", file("bomb.png", bomb));
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err())
        .isEqualTo(
            """
            readout: bomb.png: says 30000 × 30000 pixels (900 megapixels); at most 300 are read
              Crop the image, or scan it again at a lower resolution.
            """);
  }

  @Test
  void a_single_pixel_is_an_image_without_colonies() throws IOException {
    var pixel = new java.awt.image.BufferedImage(1, 1, java.awt.image.BufferedImage.TYPE_INT_RGB);
    Path file = folder.resolve("pixel.png");
    ImageIO.write(pixel, "png", file.toFile());
    Cli cli = Cli.run("count", file, "--json");
    assertThat(cli.code()).isZero();
    JsonNode region = cli.json().path("images").path(0).path("regions").path(0);
    assertThat(region.path("count").asInt()).isZero();
    assertThat(region.path("flags")).isNotEmpty();
  }

  @Test
  void an_image_that_may_not_be_read_says_so() throws IOException {
    Path secret = DrawnDish.write(folder.resolve("secret.png"), 3);
    assertThat(secret.toFile().setReadable(false)).isTrue();
    Assumptions.assumeFalse(Files.isReadable(secret), "this user reads everything");
    Cli cli = Cli.run("count", secret);
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("secret.png: may not be read by this user");
  }

  @Test
  void micrometres_without_a_pixel_size_are_refused() {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 3);
    Cli cli = Cli.run("count", dish, "--min-diameter", "60um");
    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("60.0 µm", "the size of a pixel is not known");
  }

  @Test
  void counts_inside_a_polygon_only() {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 45);
    Cli cli = Cli.run("count", dish, "--json", "--roi", "0,0 400,0 400,183 0,183");
    assertThat(cli.code()).isZero();
    int all = Cli.run("count", dish, "--json").json().at("/images/0/regions/0/count").asInt();
    assertThat(cli.json().at("/images/0/regions/0/count").asInt()).isBetween(1, all - 15);
  }

  @Test
  void wrong_usage_names_the_word_and_exits_with_two() {
    Path dish = DrawnDish.write(folder.resolve("dish.png"), 3);
    Cli vessel = Cli.run("count", dish, "--vessel", "bucket");
    assertThat(vessel.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(vessel.err())
        .contains("'bucket' is no vessel: auto, dish, 6, 12, 24, 96, flask or field")
        .contains("See `readout count --help`.");
    assertThat(Cli.run("count").code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(Cli.run("count", dish, "--um-per-px", "-1").code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(Cli.run("count", dish, "--roi", "1,2 3").code()).isEqualTo(ExitCode.WRONG_USAGE);
  }

  @Test
  void two_images_of_one_name_would_overwrite_each_others_overlay() throws IOException {
    Path first = DrawnDish.write(folder.resolve("dish.png"), 3);
    Path second = DrawnDish.write(folder.resolve("dish.jpg"), 3);
    Cli cli = Cli.run("count", first, second, "--overlay", folder.resolve("o"));
    assertThat(cli.code()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(cli.err()).contains("would both be written as dish.png");
    assertThat(folder.resolve("o")).doesNotExist();
  }
}
