package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.imaging.ImageException;

/** PNG and JPEG, written by Java's own image library. */
final class PictureFilesTest {
  private static final int WIDTH = 29;
  private static final int HEIGHT = 17;

  @TempDir private Path folder;

  private static BufferedImage picture(String kind) {
    return switch (kind) {
      case "grey8" -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
      case "grey16" -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
      case "rgb" -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
      case "rgba" -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_4BYTE_ABGR);
      case "bits1" -> new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
      default -> {
        byte[] ramp = new byte[16];
        for (int i = 0; i < ramp.length; i++) {
          ramp[i] = (byte) (255 - i * 17);
        }
        IndexColorModel colours = new IndexColorModel(4, 16, ramp, ramp, new byte[16]);
        yield new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, colours);
      }
    };
  }

  /** Smooth, with noise: so that a writer chooses every filter. */
  private static BufferedImage painted(String kind) {
    BufferedImage picture = picture(kind);
    WritableRaster raster = picture.getRaster();
    SplittableRandom random = new SplittableRandom(3);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
          int value = most * (x + y + band) / (WIDTH + HEIGHT + 4);
          raster.setSample(x, y, band, x % 3 == 0 ? random.nextInt(most + 1) : value);
        }
      }
    }
    return picture;
  }

  private static byte[] png(BufferedImage picture, boolean interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(
          interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(picture, null, null), how);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "grey8, 8, 1",
    "grey16, 16, 1",
    "rgb, 8, 3",
    "rgba, 8, 4",
    "bits1, 1, 1",
    "palette, 4, 1"
  })
  void a_png_gives_the_samples_that_were_written(String kind, int bits, int channels)
      throws IOException, ImageException {
    BufferedImage picture = painted(kind);
    for (boolean interlaced : List.of(false, true)) {
      Path file = Files.write(folder.resolve("picture.dat"), png(picture, interlaced));
      try (StoredImage image = StoredImage.open(file)) {
        assertThat(image.format()).isEqualTo("PNG");
        assertThat(image.bits()).isEqualTo(bits);
        assertThat(image.sizeC()).isEqualTo(channels);
        assertThat(image.lossy()).isFalse();
        assertThat(image.flags().contains("PALETTE"))
            .isEqualTo(kind.equals("palette") || (kind.equals("bits1") && palette(file)));
        for (int c = 0; c < channels; c++) {
          Samples samples = image.read(c, 0, 0);
          for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertThat(samples.at(i % WIDTH, i / WIDTH))
                .as("interlaced %s, channel %d, pixel %d", interlaced, c, i)
                .isEqualTo(picture.getRaster().getSample(i % WIDTH, i / WIDTH, c));
          }
        }
      }
    }
  }

  /** A PNG may keep black and white as a palette; byte 25 says so. */
  private static boolean palette(Path file) throws IOException {
    return Files.readAllBytes(file)[25] == 3;
  }

  @Test
  void a_png_cut_off_anywhere_is_refused() throws IOException {
    byte[] whole = png(painted("grey16"), false);
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StoredImage.open(cut).close())
          .as("cut at %d", length)
          .isInstanceOf(ImageException.class);
    }
  }

  @Test
  void a_jpeg_is_flagged_as_lossy_and_stays_red_green_blue() throws IOException, ImageException {
    BufferedImage red = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      red.setRGB(i % WIDTH, i / WIDTH, 0xC81408);
    }
    Path file = folder.resolve("red.jpg");
    ImageIO.write(red, "jpg", file.toFile());
    try (StoredImage image = StoredImage.open(file)) {
      assertThat(image.format()).isEqualTo("JPEG");
      assertThat(image.widthPx()).isEqualTo(WIDTH);
      assertThat(image.heightPx()).isEqualTo(HEIGHT);
      assertThat(image.lossy()).isTrue();
      assertThat(image.flags()).containsExactly("LOSSY");
      assertThat(image.channels())
          .extracting(Channel::name)
          .containsExactly("red", "green", "blue");
      assertThat(image.read(0, 0, 0).at(5, 5)).isBetween(195.0, 205.0);
      assertThat(image.read(2, 0, 0).at(5, 5)).isBetween(0.0, 16.0);
    }
  }

  /** A strip of JPEG is a whole JPEG file here, as some programs write it. */
  @ParameterizedTest
  @CsvSource({"6, 3", "1, 1"})
  void jpeg_inside_a_tiff_is_read_and_flagged(int photometric, int perPixel)
      throws IOException, ImageException {
    BufferedImage picture =
        new BufferedImage(
            WIDTH,
            HEIGHT,
            perPixel == 3 ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      picture.getRaster().setSample(i % WIDTH, i / WIDTH, 0, 200);
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", jpeg);
    TiffForm form =
        TiffForm.plain()
            .samples(8, 1)
            .perPixel(perPixel, false, photometric)
            .strips(HEIGHT)
            .packed(7, 1);
    byte[] tiff = TiffWriter.write(form, WIDTH, HEIGHT, List.of(jpeg.toByteArray()), Map.of());
    try (StoredImage image = StoredImage.open(Files.write(folder.resolve("a.tif"), tiff))) {
      assertThat(image.lossy()).isTrue();
      assertThat(image.flags()).contains("LOSSY");
      assertThat(image.sizeC()).isEqualTo(perPixel);
      assertThat(image.read(0, 0, 0).at(3, 3)).isBetween(195.0, 205.0);
    }
  }

  @Test
  void a_jpeg_cut_off_anywhere_is_refused() throws IOException {
    Path file = folder.resolve("grey.jpg");
    ImageIO.write(painted("grey8"), "jpg", file.toFile());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StoredImage.open(file).close())
          .as("cut at %d", length)
          .isInstanceOf(ImageException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7, NotAnImage",
    "GIF89a, Unsupported",
    "day 3: fed, NotAnImage",
    "x, NotAnImage",
    "'', NotReadable"
  })
  void what_is_no_image_is_called_so(String bytes, String family) throws IOException {
    Path file = Files.write(folder.resolve("x.tif"), bytes.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> StoredImage.open(file).close())
        .isInstanceOfSatisfying(
            ImageException.class,
            e -> {
              assertThat(e.getClass().getSimpleName()).isEqualTo(family);
              assertThat(e).hasMessageContaining("x.tif");
              assertThat(e.remedy()).isNotBlank();
            });
  }

  @Test
  void a_missing_file_and_a_folder_are_called_so() {
    assertThatThrownBy(() -> StoredImage.open(folder.resolve("none.tif")).close())
        .isInstanceOf(ImageException.NotReadable.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> StoredImage.open(folder).close())
        .isInstanceOf(ImageException.NotReadable.class)
        .hasMessageContaining("is a folder");
  }
}
