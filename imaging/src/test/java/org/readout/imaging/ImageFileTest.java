package org.readout.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;

class ImageFileTest {
  private static final int HALF_THE_ROWS = Encoded.HEIGHT / 2;

  @BeforeAll
  static void native_code_loads() throws ImageException {
    OpenCv.require();
  }

  @Test
  void reads_every_kind_by_its_bytes_and_not_its_name() throws ImageException {
    for (Map.Entry<String, byte[]> file : Encoded.everyKind().entrySet()) {
      ImageFile image = ImageFile.of("unnamed", file.getValue());

      assertThat(image.widthPx()).as(file.getKey()).isEqualTo(Encoded.WIDTH);
      assertThat(image.heightPx()).isEqualTo(Encoded.HEIGHT);
      assertThat(image.planes()).isEqualTo(1);
      assertThat(image.calibration()).isEmpty();
      assertThat(image.bytes()).isEqualTo(file.getValue());
      try (Mats mats = new Mats()) {
        Mat bgr = image.bgr(mats);
        assertThat(bgr.type()).isEqualTo(CvType.CV_8UC3);
        assertThat(bgr.size()).isEqualTo(new Size(Encoded.WIDTH, Encoded.HEIGHT));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour.png",
        "sixteen.png",
        "plain.tif",
        "lzw.tif",
        "deflate.tif",
        "colour.bmp",
        "lossless.webp"
      })
  void gives_the_very_pixels_of_a_lossless_file(String kind) throws ImageException {
    try (Mats mats = new Mats()) {
      Mat picture = Encoded.picture(mats);
      assertThat(pixels(Encoded.everyKind().getOrDefault(kind, new byte[0])))
          .isEqualTo(pixels(picture));
    }
  }

  /**
   * Lost rows come back grey or black from the decoders; here nothing may come back but an error.
   */
  @Test
  void a_file_cut_anywhere_is_an_error_or_the_very_same_pixels() throws ImageException {
    for (Map.Entry<String, byte[]> file : Encoded.everyKind().entrySet()) {
      byte[] whole = file.getValue();
      byte[] pixels = pixels(whole);
      int step = Math.max(1, whole.length / 400);
      for (int length = 0; length < whole.length; length += step) {
        byte[] cut = Arrays.copyOf(whole, length);
        try {
          assertThat(pixels(cut)).as("%s at %d", file.getKey(), length).isEqualTo(pixels);
        } catch (ImageException e) {
          assertThat(e).hasMessageStartingWith("a file: ");
          assertThat(e.remedy()).endsWith(".");
        }
      }
    }
  }

  @Test
  void flipped_bits_never_end_in_anything_but_an_image_or_an_error() throws ImageException {
    SplittableRandom random = new SplittableRandom(20_261_123);
    for (Map.Entry<String, byte[]> file : Encoded.everyKind().entrySet()) {
      for (int i = 0; i < 300; i++) {
        byte[] flipped = file.getValue().clone();
        for (int flips = 1 + i % 4; flips > 0; flips--) {
          // Half of the flips hit the header, where they do the most.
          int span = random.nextBoolean() ? Math.min(64, flipped.length) : flipped.length;
          flipped[random.nextInt(span)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
          assertThat(pixels(flipped)).isNotEmpty();
        } catch (ImageException e) {
          assertThat(e.remedy()).endsWith(".");
        }
      }
    }
  }

  @Test
  void tells_where_a_file_was_cut() throws ImageException {
    byte[] png = Encoded.everyKind().getOrDefault("colour.png", new byte[0]);
    assertThatThrownBy(() -> ImageFile.of("plate.png", Arrays.copyOf(png, 1000)))
        .isInstanceOf(ImageException.CutOff.class)
        .hasMessageMatching(
            "plate.png: cut off at byte 1000 of at least \\d+, inside its IDAT chunk");
    byte[] jpeg = Encoded.everyKind().getOrDefault("baseline.jpg", new byte[0]);
    assertThatThrownBy(() -> ImageFile.of("plate.jpg", Arrays.copyOf(jpeg, jpeg.length - 2)))
        .isInstanceOf(ImageException.CutOff.class)
        .hasMessage(
            "plate.jpg: cut off at byte %d before the end mark of its picture", jpeg.length - 2);
  }

  @Test
  void a_jpeg_may_go_on_after_its_end_mark() throws ImageException {
    byte[] jpeg = Encoded.everyKind().getOrDefault("progressive.jpg", new byte[0]);
    byte[] motionPhoto = Arrays.copyOf(jpeg, jpeg.length + 5000);
    assertThat(pixels(motionPhoto)).isEqualTo(pixels(jpeg));
  }

  @Test
  void a_wrong_checksum_in_a_png_is_damage() throws ImageException {
    byte[] png = Encoded.everyKind().getOrDefault("colour.png", new byte[0]).clone();
    png[100] ^= 1;
    assertThatThrownBy(() -> ImageFile.of("plate.png", png))
        .isInstanceOf(ImageException.Damaged.class)
        .hasMessageMatching(
            "plate.png: is damaged: the checksum of its IDAT chunk at byte \\d+ is wrong");
  }

  /** As a writer that ran out of room leaves it: every checksum right, half of the rows missing. */
  @Test
  void a_png_that_holds_too_few_rows_is_damage() throws IOException {
    byte[] rows = new byte[HALF_THE_ROWS * (1 + 3 * Encoded.WIDTH)];
    byte[] png = Encoded.png(Encoded.WIDTH, Encoded.HEIGHT, rows);
    assertThatThrownBy(() -> pixels(png))
        .isInstanceOf(ImageException.Damaged.class)
        .hasMessage("a file: is damaged: its PNG data cannot be decoded");
  }

  @Test
  void refuses_a_bomb_before_decoding_it() {
    assertThatThrownBy(() -> ImageFile.of("bomb.png", Encoded.pngHeader(30_000, 30_000)))
        .isInstanceOf(ImageException.TooLarge.class)
        .hasMessage("bomb.png: says 30000 × 30000 pixels (900 megapixels); at most 300 are read");
    assertThatThrownBy(() -> ImageFile.of("none.png", Encoded.pngHeader(5, 0)))
        .isInstanceOf(ImageException.Damaged.class)
        .hasMessage("none.png: is damaged: says 5 × 0 pixels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 | begins with '%PDF', a PDF document",
        "PK\u0003\u0004rest | begins with 'PK\\x03\\x04', a ZIP archive, or a spreadsheet or document",
        "well;count | begins with 'well;cou'",
      })
  void says_what_a_file_that_is_no_image_begins_with(String bytes, String found) {
    assertThatThrownBy(() -> ImageFile.of("file.jpg", latin1(bytes)))
        .isInstanceOf(ImageException.NotAnImage.class)
        .hasMessage("file.jpg: is not an image: " + found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "....ftypheic | is a HEIC image, as phones write, which is not read",
        "GIF89a | is a GIF, which has at most 256 colours, which is not read",
        "ZISRAWFILE | is a Zeiss CZI file, which is not read",
      })
  void names_the_image_formats_that_it_does_not_read(String bytes, String what) {
    assertThatThrownBy(() -> ImageFile.of("file.jpg", latin1(bytes)))
        .isInstanceOf(ImageException.Unsupported.class)
        .hasMessage("file.jpg: " + what);
  }

  @Test
  void says_why_a_file_cannot_be_opened(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> ImageFile.read(folder.resolve("gone.png")))
        .isInstanceOf(ImageException.NotReadable.class)
        .hasMessageEndingWith("gone.png: there is no such file");
    assertThatThrownBy(() -> ImageFile.read(folder))
        .isInstanceOf(ImageException.NotReadable.class)
        .hasMessageEndingWith(": is a folder");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertThatThrownBy(() -> ImageFile.read(empty))
        .isInstanceOf(ImageException.NotReadable.class)
        .hasMessage("empty.png: is empty (0 bytes)");
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(empty), "the super-user may read everything");
    assertThatThrownBy(() -> ImageFile.read(empty))
        .isInstanceOf(ImageException.NotReadable.class)
        .hasMessageEndingWith("may not be read by this user");
  }

  /** Where the sample at the top left of the stored rows lies once the image stands upright. */
  @ParameterizedTest(name = "orientation {0}")
  @CsvSource({
    "1, 0, 0",
    "2, 36, 0",
    "3, 36, 22",
    "4, 0, 22",
    "5, 0, 0",
    "6, 22, 0",
    "7, 22, 36",
    "8, 0, 36"
  })
  void stands_upright_whatever_the_orientation(int orientation, int x, int y)
      throws ImageException {
    Map<Integer, Object> tag = Map.of(Tags.ORIENTATION, orientation);
    byte[] jpeg = Encoded.everyKind().getOrDefault("baseline.jpg", new byte[0]);
    assertTopLeftGoesTo(jpeg, Encoded.withExif(jpeg, tag), x, y);
    assertTopLeftGoesTo(
        Encoded.greyTiff(37, 23, 8, Map.of()), Encoded.greyTiff(37, 23, 8, tag), x, y);
    assertTopLeftGoesTo(
        Encoded.greyTiff(37, 23, 16, Map.of()), Encoded.greyTiff(37, 23, 16, tag), x, y);
  }

  private static void assertTopLeftGoesTo(byte[] stored, byte[] turned, int x, int y)
      throws ImageException {
    ImageFile image = ImageFile.of("turned", turned);
    try (Mats mats = new Mats()) {
      Mat lying = ImageFile.of("stored", stored).bgr(mats);
      Mat upright = image.bgr(mats);
      assertThat(upright.size()).isEqualTo(new Size(image.widthPx(), image.heightPx()));
      assertThat(upright.get(y, x)).isEqualTo(lying.get(0, 0));
    }
  }

  @ParameterizedTest(name = "largest sample {0}: sample {1} becomes {2}")
  @CsvSource({
    "1023, 1023, 255",
    "1024, 1024, 64",
    "4095, 2048, 128",
    "16383, 8192, 128",
    "65535, 32768, 128"
  })
  void scales_16_bits_by_the_true_depth(int largest, int sample, int expected)
      throws ImageException {
    try (Mats mats = new Mats()) {
      Mat grey = mats.zeros(new Size(8, 8), CvType.CV_16UC1);
      grey.put(0, 0, new short[] {(short) largest, (short) sample});
      Mat bgr = ImageFile.of("deep.png", Encoded.encode(".png", grey)).bgr(mats);
      assertThat(bgr.get(0, 1)).containsExactly(expected, expected, expected);
    }
  }

  @Test
  void lays_transparent_pixels_on_white() throws ImageException {
    try (Mats mats = new Mats()) {
      Mat bgra = mats.own(new Mat(1, 3, CvType.CV_8UC4, new Scalar(10, 20, 30, 255)));
      bgra.put(0, 1, 10, 20, 30, 0);
      bgra.put(0, 2, 10, 20, 30, 51);
      Mat bgr = ImageFile.of("clear.png", Encoded.encode(".png", bgra)).bgr(mats);
      assertThat(bgr.get(0, 0)).containsExactly(10, 20, 30);
      assertThat(bgr.get(0, 1)).containsExactly(255, 255, 255);
      assertThat(bgr.get(0, 2)).containsExactly(206, 208, 210);
    }
  }

  /** Three pixels of (10, 20, 30) with opacity 51, 0 and 255; of bits 8 and 16. */
  @ParameterizedTest(name = "extra sample {0}, {1} bits")
  @CsvSource({
    "0, 8, '30 20 10, 30 20 10, 30 20 10'",
    "1, 8, '234 224 214, 255 255 255, 30 20 10'",
    "2, 8, '210 208 206, 255 255 255, 30 20 10'",
    "2, 16, '210 208 206, 255 255 255, 30 20 10'",
  })
  void takes_a_fourth_sample_of_a_tiff_for_what_it_says(int extra, int bits, String expected)
      throws ImageException {
    byte[] samples = {10, 20, 30, 51, 10, 20, 30, 0, 10, 20, 30, (byte) 255};
    byte[] strip = samples;
    if (bits == 16) {
      strip = new byte[2 * samples.length];
      for (int i = 0; i < strip.length; i++) {
        strip[i] = samples[i / 2];
      }
    }
    Map<Integer, Object> tags = new TreeMap<>();
    tags.put(Tags.WIDTH, 3);
    tags.put(Tags.HEIGHT, 1);
    tags.put(Tags.BITS, bits);
    tags.put(Tags.PHOTOMETRIC, 2);
    tags.put(Tags.STRIP_OFFSETS, 8);
    tags.put(Tags.SAMPLES, 4);
    tags.put(Tags.STRIP_BYTES, strip.length);
    tags.put(Tags.EXTRA_SAMPLES, extra);
    assertThat(pixels(Encoded.directory(strip, tags))).isEqualTo(bytes(expected));
  }

  /** The fourth byte of a bitmap is filling, and most often zero. */
  @Test
  void a_bitmap_of_32_bits_is_not_transparent() throws ImageException {
    try (Mats mats = new Mats()) {
      Mat bgra = mats.own(new Mat(1, 2, CvType.CV_8UC4, new Scalar(10, 20, 30, 0)));
      assertThat(pixels(Encoded.encode(".bmp", bgra))).isEqualTo(bytes("10 20 30, 10 20 30"));
    }
  }

  @Test
  void white_is_zero_is_seen_as_a_person_sees_it() throws ImageException {
    byte[] black = pixels(Encoded.greyTiff(37, 23, 8, Map.of()));
    byte[] white = pixels(Encoded.greyTiff(37, 23, 8, Map.of(Tags.PHOTOMETRIC, 0)));
    for (int i = 0; i < black.length; i++) {
      assertThat(white[i] & 0xFF).isEqualTo(255 - (black[i] & 0xFF));
    }
    assertThatThrownBy(() -> pixels(Encoded.greyTiff(37, 23, 16, Map.of(Tags.PHOTOMETRIC, 0))))
        .isInstanceOf(ImageException.Unsupported.class)
        .hasMessage("a file: a 16-bit TIFF in which zero is white");
  }

  @Test
  void believes_a_scanner() throws ImageException {
    Map<Integer, Object> tags = new TreeMap<>();
    tags.put(Tags.MAKE, "EPSON");
    tags.put(Tags.MODEL, "Perfection V850");
    tags.put(Tags.X_RESOLUTION, 600.0);
    tags.put(Tags.Y_RESOLUTION, 600.0);
    tags.put(Tags.RESOLUTION_UNIT, 2);
    Calibration scanner =
        ImageFile.of("scan.tif", Encoded.greyTiff(37, 23, 8, tags)).calibration().orElseThrow();
    assertThat(scanner.umPerPx()).isCloseTo(25_400 / 600.0, within(1e-9));
    assertThat(scanner.source()).isEqualTo("scanner resolution 600 dpi (EPSON Perfection V850)");

    byte[] jpeg = Encoded.everyKind().getOrDefault("baseline.jpg", new byte[0]);
    assertThat(ImageFile.of("scan.jpg", Encoded.withExif(jpeg, tags)).calibration())
        .contains(scanner);

    tags.put(Tags.SOFTWARE, "Adobe Photoshop CC 2015 (Windows)");
    assertThat(ImageFile.of("edited.tif", Encoded.greyTiff(37, 23, 8, tags)).calibration())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Apple, iPhone 13 Pro, 17.6.1",
    "'', '', matplotlib 3.9",
    "NIKON CORPORATION, D850, 1.10"
  })
  void never_makes_micrometres_of_dots_per_inch_alone(String make, String model, String software)
      throws ImageException {
    Map<Integer, Object> tags =
        Map.of(
            Tags.MAKE,
            make,
            Tags.MODEL,
            model,
            Tags.SOFTWARE,
            software,
            Tags.X_RESOLUTION,
            300.0,
            Tags.Y_RESOLUTION,
            300.0,
            Tags.RESOLUTION_UNIT,
            2);
    assertThat(ImageFile.of("photo.tif", Encoded.greyTiff(37, 23, 8, tags)).calibration())
        .isEmpty();
  }

  @Test
  void takes_the_pixel_size_that_imagej_wrote() throws ImageException {
    Map<Integer, Object> tags =
        Map.of(
            Tags.DESCRIPTION,
            "ImageJ=1.53t\nimages=1\nunit=micron\n",
            Tags.X_RESOLUTION,
            1.55,
            Tags.Y_RESOLUTION,
            1.55,
            Tags.RESOLUTION_UNIT,
            1);
    assertThat(ImageFile.of("field.tif", Encoded.greyTiff(37, 23, 16, tags)).calibration())
        .contains(new Calibration(1 / 1.55, "ImageJ pixel size, unit=micron"));
  }

  @ParameterizedTest
  @CsvSource({
    "339, 3, a TIFF of 8-bit floating-point samples; 8- and 16-bit positive ones are read",
    "259, 50000, a TIFF of compression 50000",
    "277, 2, 'a TIFF of 2 samples a pixel, neither grey nor RGB'",
    "262, 5, 'a TIFF of 1 samples a pixel, neither grey nor RGB'",
    "262, 32803, a camera's raw image",
    "50706, 1, a camera's raw image",
  })
  void refuses_the_tiffs_that_are_not_decoded_rightly(int tag, int value, String what) {
    byte[] tiff = Encoded.greyTiff(37, 23, 8, Map.of(tag, value));
    assertThatThrownBy(() -> ImageFile.of("stack.tif", tiff))
        .isInstanceOf(ImageException.Unsupported.class)
        .hasMessage("stack.tif: " + what);
  }

  private static byte[] pixels(byte[] file) throws ImageException {
    try (Mats mats = new Mats()) {
      return pixels(ImageFile.of("a file", file).bgr(mats));
    }
  }

  private static byte[] pixels(Mat bgr) {
    byte[] pixels = new byte[(int) bgr.total() * bgr.channels()];
    bgr.get(0, 0, pixels);
    return pixels;
  }

  private static byte[] bytes(String numbers) {
    String[] each = numbers.split("[ ,]+", -1);
    byte[] bytes = new byte[each.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(each[i]);
    }
    return bytes;
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
