package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.readout.imaging.ImageException;

/** A recording of two channels and ten moments at two positions, one of its planes missing. */
final class NdTiffTest {
  private static final int WIDTH = 3;
  private static final int HEIGHT = 2;
  private static final int PLANE_BYTES = 2 * WIDTH * HEIGHT;

  @TempDir private Path folder;
  private byte[] index = {};

  @BeforeEach
  void write() throws IOException {
    ByteArrayOutputStream planes = new ByteArrayOutputStream();
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    byte[] summary = "{\"PixelSize_um\":0.325}".getBytes(StandardCharsets.UTF_8);
    planes.writeBytes(
        ByteBuffer.allocate(28)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {'I', 'I', 42, 0})
            .putInt(0)
            .putInt(483729)
            .putInt(24, summary.length)
            .array());
    planes.writeBytes(summary);
    for (int position = 0; position < 2; position++) {
      for (int time = 0; time < 11; time++) {
        for (String channel : new String[] {"DAPI", "FITC"}) {
          if (position == 0 && time == 10 && channel.equals("FITC")) {
            continue;
          }
          String axes =
              "{\"position\":%d,\"time\":%d,\"channel\":\"%s\"}".formatted(position, time, channel);
          entry(list, axes, planes.size());
          byte[] plane = new byte[PLANE_BYTES];
          plane[0] = (byte) (100 * position + 2 * time + (channel.equals("FITC") ? 1 : 0));
          planes.writeBytes(plane);
        }
      }
    }
    Files.write(folder.resolve("run_NDTiffStack.tif"), planes.toByteArray());
    index = list.toByteArray();
    Files.write(folder.resolve("NDTiff.index"), index);
  }

  private static void entry(ByteArrayOutputStream list, String axes, int at) {
    byte[] json = axes.getBytes(StandardCharsets.UTF_8);
    byte[] name = "run_NDTiffStack.tif".getBytes(StandardCharsets.UTF_8);
    list.writeBytes(
        ByteBuffer.allocate(8 + json.length + name.length + 32)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(json.length)
            .put(json)
            .putInt(name.length)
            .put(name)
            .putInt(at)
            .putInt(WIDTH)
            .putInt(HEIGHT)
            .putInt(4)
            .array());
  }

  @Test
  void the_first_position_is_the_image() throws ImageException {
    for (String name : new String[] {"NDTiff.index", "run_NDTiffStack.tif"}) {
      try (StoredImage image = StoredImage.open(folder.resolve(name))) {
        assertThat(image.format()).isEqualTo("NDTiff");
        assertThat(image.sizeT()).isEqualTo(11);
        assertThat(image.planes()).isEqualTo(43);
        assertThat(image.significantBits()).hasValue(12);
        assertThat(image.pixelSize().orElseThrow().xUm()).isEqualTo(0.325);
        assertThat(image.channels()).extracting(Channel::name).containsExactly("DAPI", "FITC");
        assertThat(image.flags()).containsExactly("MORE_IMAGES", "PLANES_MISSING");
        assertThat(image.read(1, 0, 9).at(0, 0)).isEqualTo(19);
        assertThat(image.read(0, 0, 10).at(0, 0)).isEqualTo(20);
        assertThatThrownBy(() -> image.read(1, 0, 10))
            .isInstanceOf(ImageException.MissingPlane.class);
      }
    }
  }

  @Test
  void a_list_cut_off_inside_an_entry_is_refused() throws IOException {
    int entry = index.length / 43;
    for (int length = 6; length < entry; length++) {
      Path cut = Files.write(folder.resolve("cut.index"), Arrays.copyOf(index, length));
      assertThatThrownBy(() -> StoredImage.open(cut).close())
          .as("cut at %d", length)
          .isInstanceOf(ImageException.class);
    }
  }

  @Test
  void planes_that_lie_behind_the_end_of_their_file_are_refused() throws IOException {
    Path planes = folder.resolve("run_NDTiffStack.tif");
    byte[] all = Files.readAllBytes(planes);
    // Only the last of the first position must be there; the second is not looked at.
    Files.write(planes, Arrays.copyOf(all, 28 + 22 + 21 * PLANE_BYTES - 1));
    assertThatThrownBy(() -> StoredImage.open(folder.resolve("NDTiff.index")).close())
        .isInstanceOf(ImageException.CutOff.class);
  }
}
