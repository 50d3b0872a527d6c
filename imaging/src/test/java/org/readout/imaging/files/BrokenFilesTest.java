package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.ImageException;

/** Files with bytes that are not what they were: read, or refused in words; never anything else. */
final class BrokenFilesTest {
  private static final int TRIES = 300;

  @TempDir private Path folder;

  private static byte[] whole(String kind) throws IOException {
    byte[] page = new byte[2 * 9 * 7];
    new SplittableRandom(1).nextBytes(page);
    List<byte[]> pages = List.of(page, page);
    String xml =
        "<OME><Image><Pixels DimensionOrder=\"XYCZT\" SizeX=\"9\" SizeY=\"7\" SizeC=\"2\""
            + " SizeZ=\"1\" SizeT=\"1\" PhysicalSizeX=\"1\" PhysicalSizeY=\"1\"><TiffData/></Pixels>"
            + "</Image></OME>";
    return switch (kind) {
      case "czi" -> CziTest.stack();
      case "nd2" -> Nd2Test.stack(0);
      case "big" -> TiffWriter.write(TiffForm.plain().asBig(true), 9, 7, pages, Map.of(270, xml));
      case "tiled" ->
          TiffWriter.write(
              TiffForm.plain().order(false).tiles(16).packed(5, 2), 9, 7, pages, Map.of());
      default ->
          TiffWriter.write(
              TiffForm.plain().packed(8, 2),
              9,
              7,
              pages,
              Map.of(270, "ImageJ=1.5\nimages=2\nchannels=2\nunit=um\n"));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "big", "tiled", "czi", "nd2"})
  void broken_bytes_are_refused_in_words(String kind) throws IOException {
    byte[] whole = whole(kind);
    SplittableRandom random = new SplittableRandom(kind.hashCode());
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] broken = whole.clone();
      int at = random.nextInt(whole.length);
      broken[at] = (byte) (i % 3 == 0 ? 0xFF : random.nextInt());
      if (i % 5 == 0) {
        broken[random.nextInt(whole.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("broken"), broken);
      try (StoredImage image = StoredImage.open(file)) {
        image.read(image.sizeC() - 1, image.sizeZ() - 1, image.sizeT() - 1).trueDepth();
      } catch (ImageException e) {
        assertThat(e.remedy()).isNotBlank();
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(kind + " with byte " + at + " broken, try " + i, e);
      }
    }
    assertThat(refused).isGreaterThan(10);
  }
}
