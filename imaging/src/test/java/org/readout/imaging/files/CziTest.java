package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readout.imaging.ImageException;

final class CziTest {
  private static final String XML =
      """
      <ImageDocument><Metadata><Information><Image><ComponentBitCount>12</ComponentBitCount>
      <Dimensions><Channels><Channel Id="Channel:0" Name="DAPI"><ExposureTime>2000000</ExposureTime>
      <EmissionWavelength>465</EmissionWavelength></Channel><Channel Id="Channel:1" Name="AF568"/>
      </Channels></Dimensions></Image></Information><Scaling><Items>
      <Distance Id="X"><Value>6.5E-07</Value></Distance><Distance Id="Y"><Value>6.5E-07</Value></Distance>
      <Distance Id="Z"><Value>0</Value></Distance></Items></Scaling></Metadata></ImageDocument>""";

  @TempDir private Path folder;

  /** Samples of 16 bits, the first of them {@code first}. */
  private static byte[] samples(int count, int first) {
    byte[] samples = new byte[2 * count];
    samples[0] = (byte) first;
    samples[1] = 3;
    return samples;
  }

  static byte[] stack() {
    List<CziWriter.Plane> planes = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      for (int z = 0; z < 3; z++) {
        for (int c = 0; c < 2; c++) {
          Map<String, Integer> starts = Map.of("X", 7, "Y", 9, "C", c, "Z", z, "T", t, "S", 0);
          planes.add(new CziWriter.Plane(starts, 4, 2, 0, samples(8, 6 * t + 2 * z + c)));
        }
      }
    }
    return CziWriter.write(1, planes, XML);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.czi"), bytes);
  }

  @Test
  void every_plane_is_found_and_what_is_known_of_it() throws IOException, ImageException {
    try (StoredImage image = StoredImage.open(file(stack()))) {
      assertThat(List.of(image.sizeC(), image.sizeZ(), image.sizeT())).containsExactly(2, 3, 2);
      assertThat(image.read(1, 2, 1).at(0, 0)).isEqualTo(3 * 256 + 6 + 4 + 1);
      assertThat(image.channels()).extracting(Channel::name).containsExactly("DAPI", "AF568");
      assertThat(image.channels().get(0).exposureMs()).hasValue(2);
      assertThat(image.channels().get(0).emissionNm()).hasValue(465);
      assertThat(image.significantBits()).hasValue(12);
      assertThat(image.pixelSize().orElseThrow().xUm()).isEqualTo(0.65);
      assertThat(image.pixelSize().orElseThrow().zUm()).isEmpty();
      assertThat(image.flags()).isEmpty();
    }
  }

  @Test
  void zstandard_with_its_bytes_by_rank_comes_back() throws IOException, ImageException {
    byte[] plain = new byte[16];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) (i * 37);
    }
    byte[] ranked = new byte[16];
    for (int i = 0; i < 8; i++) {
      ranked[i] = plain[2 * i];
      ranked[8 + i] = plain[2 * i + 1];
    }
    byte[] frame = Packing.zstandard(ranked);
    byte[] data = new byte[3 + frame.length];
    data[0] = 3;
    data[1] = 1;
    data[2] = 1;
    System.arraycopy(frame, 0, data, 3, frame.length);
    CziWriter.Plane plane = new CziWriter.Plane(Map.of("X", 0, "Y", 0), 4, 2, 6, data);
    try (StoredImage image = StoredImage.open(file(CziWriter.write(1, List.of(plane), XML)))) {
      assertThat(image.read(0, 0, 0).littleEndian()).isEqualTo(plain);
    }
  }

  @Test
  void tiles_lie_where_the_stage_stood() throws IOException, ImageException {
    List<CziWriter.Plane> tiles = new ArrayList<>();
    for (int m = 0; m < 3; m++) {
      Map<String, Integer> starts = Map.of("X", 100 + 4 * m, "Y", 50 + m, "M", m, "S", 0);
      tiles.add(new CziWriter.Plane(starts, 4, 2, 0, samples(8, m + 1)));
    }
    tiles.add(
        new CziWriter.Plane(Map.of("X", 900, "Y", 50, "M", 0, "S", 1), 4, 2, 0, samples(8, 9)));
    try (StoredImage image = StoredImage.open(file(CziWriter.write(1, tiles, XML)))) {
      assertThat(image.flags()).containsExactly("MORE_IMAGES", "MOSAIC");
      assertThat(image.widthPx()).isEqualTo(12);
      assertThat(image.heightPx()).isEqualTo(4);
      Samples samples = image.read(0, 0, 0);
      assertThat(samples.at(4, 1)).isEqualTo(3 * 256 + 2);
      assertThat(samples.at(8, 2)).isEqualTo(3 * 256 + 3);
      assertThat(samples.at(11, 0)).isZero();
    }
  }

  @Test
  void jpeg_xr_is_refused_with_what_to_do() throws IOException {
    CziWriter.Plane plane = new CziWriter.Plane(Map.of("X", 0, "Y", 0), 4, 2, 4, new byte[] {1, 2});
    Path file = file(CziWriter.write(1, List.of(plane), XML));
    assertThatThrownBy(() -> StoredImage.open(file).close())
        .isInstanceOfSatisfying(
            ImageException.Unsupported.class,
            e -> {
              assertThat(e).hasMessageContaining("JPEG XR");
              assertThat(e.remedy()).contains("Zstandard");
            });
  }

  @Test
  void a_file_cut_off_anywhere_is_refused() throws IOException {
    byte[] whole = stack();
    for (int length = 0; length < whole.length; length += 11) {
      Path cut = file(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StoredImage.open(cut).close())
          .as("cut at %d", length)
          .isInstanceOf(ImageException.class);
    }
  }
}
