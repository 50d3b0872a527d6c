package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.ImageException;

/** Every layout of a TIFF comes back sample for sample, and cut off nowhere comes back at all. */
final class TiffFormsTest {
  private static final int WIDTH = 21;
  private static final int HEIGHT = 13;

  @TempDir private Path folder;

  static Stream<TiffForm> forms() {
    List<TiffForm> forms = new ArrayList<>();
    TiffForm plain = TiffForm.plain();
    for (boolean little : List.of(true, false)) {
      for (boolean big : List.of(true, false)) {
        TiffForm base = plain.order(little).asBig(big);
        forms.add(base);
        forms.add(base.tagsLast());
        forms.add(base.tiles(16));
        for (int compression : List.of(5, 8, 32946, 32773, 50000)) {
          forms.add(base.packed(compression, 1));
        }
        for (int bits : List.of(8, 16, 32)) {
          for (int format : List.of(1, 2)) {
            TiffForm whole = base.samples(bits, format);
            forms.add(whole);
            forms.add(whole.packed(5, 2));
            forms.add(whole.packed(8, 2).tiles(16));
            forms.add(whole.packed(50000, 2));
            forms.add(whole.perPixel(3, false, 2).packed(8, 2));
            forms.add(whole.perPixel(3, true, 2).packed(8, 2).tagsLast());
            forms.add(whole.perPixel(4, false, 2).strips(5));
          }
        }
        for (int bits : List.of(32, 64)) {
          TiffForm floating = base.samples(bits, 3);
          forms.add(floating);
          forms.add(floating.packed(8, 3));
          forms.add(floating.packed(8, 2).tiles(16));
          forms.add(floating.packed(5, 3).perPixel(3, false, 2).tiles(16));
          forms.add(floating.perPixel(3, true, 2));
        }
        for (int bits : List.of(1, 2, 4, 10, 12, 14)) {
          forms.add(base.samples(bits, 1));
          forms.add(base.samples(bits, 1).packed(5, 1).tiles(16));
          forms.add(base.samples(bits, 1).perPixel(3, false, 2));
        }
      }
    }
    return forms.stream();
  }

  private static List<byte[]> pages(TiffForm form, int count) {
    SplittableRandom random = new SplittableRandom(form.hashCode());
    List<byte[]> pages = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      byte[] page = new byte[WIDTH * HEIGHT * form.perPixel() * form.sampleBytes()];
      for (int i = 0; i < page.length; i++) {
        // Long runs and noise: both sides of every compression.
        page[i] = (byte) (i % 64 < 20 ? 7 : random.nextInt());
        if (form.bits() < 8) {
          page[i] &= (byte) ((1 << form.bits()) - 1);
        } else if (form.bits() > 8 && form.bits() < 16 && i % 2 == 1) {
          page[i] &= (byte) ((1 << (form.bits() - 8)) - 1);
        }
      }
      pages.add(page);
    }
    return pages;
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("image.tif"), bytes);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void every_sample_comes_back(TiffForm form) throws IOException, ImageException {
    List<byte[]> pages = pages(form, 3);
    Path file = file(TiffWriter.write(form, WIDTH, HEIGHT, pages, Map.of()));
    try (StoredImage image = StoredImage.open(file)) {
      assertThat(image.planes()).isEqualTo(3);
      assertThat(image.sizeC()).isEqualTo(form.perPixel());
      assertThat(image.bits()).isEqualTo(form.bits());
      for (int z = 0; z < 3; z++) {
        assertThat(image.read(0, z, 0).littleEndian()).isEqualTo(pages.get(z));
      }
      int last = form.perPixel() - 1;
      Samples samples = image.read(last, 2, 0);
      int index = form.separate() ? last * WIDTH * HEIGHT + 30 : 30 * form.perPixel() + last;
      int lowest = pages.get(2)[index * form.sampleBytes()] & 0xFF;
      if (form.sampleFormat() != 3) {
        assertThat((long) samples.at(30 % WIDTH, 30 / WIDTH) & 0xFF).isEqualTo(lowest);
        assertThat(samples.toPlane().at(30 % WIDTH, 30 / WIDTH))
            .isEqualTo((float) samples.at(30 % WIDTH, 30 / WIDTH));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_file_cut_off_is_refused_and_never_read_wrong(TiffForm form) throws IOException {
    cutOff(form, 12);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_file_cut_off_at_any_byte_is_refused_and_never_read_wrong(boolean tagsFirst)
      throws IOException {
    TiffForm form = TiffForm.plain().packed(5, 2);
    cutOff(tagsFirst ? form : form.tagsLast(), Integer.MAX_VALUE);
  }

  private void cutOff(TiffForm form, int places) throws IOException {
    List<byte[]> pages = pages(form, 2);
    byte[] whole = TiffWriter.write(form, WIDTH, HEIGHT, pages, Map.of());
    int step = Math.max(1, whole.length / places);
    for (int length = whole.length - 1; length >= 0; length -= step) {
      Path cut = file(Arrays.copyOf(whole, length));
      try (StoredImage image = StoredImage.open(cut)) {
        // Only what no plane needs may be missing: the filling at the end of the last values.
        assertThat(image.planes()).as("%s cut at %d", form, length).isEqualTo(2);
        assertThat(image.read(0, 0, 0).littleEndian()).isEqualTo(pages.get(0));
        assertThat(image.read(0, 1, 0).littleEndian()).isEqualTo(pages.get(1));
      } catch (ImageException e) {
        assertThat(e.remedy()).isNotBlank();
      }
    }
  }
}
