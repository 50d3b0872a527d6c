package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.ImageException;

/** Two moments of three sections of two channels, 3 × 2 pixels, rows filled up to 16 bytes. */
final class Nd2Test {
  private static final int DEFLATED = 0;
  private static final int LOSSY = 1;
  private static final int PLAIN = 2;

  @TempDir private Path folder;

  static byte[] stack(int compression) throws IOException {
    Nd2Writer file = new Nd2Writer();
    for (int i = 0; i < 6; i++) {
      byte[] rows = new byte[32];
      for (int row = 0; row < 2; row++) {
        for (int x = 0; x < 3; x++) {
          rows[16 * row + 4 * x] = (byte) (10 * i + 3 * row + x);
          rows[16 * row + 4 * x + 2] = (byte) (100 + 10 * i);
        }
      }
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      data.writeBytes(new byte[8]);
      if (compression == DEFLATED) {
        try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
          packed.write(rows);
        }
      } else {
        data.writeBytes(rows);
      }
      file.piece("ImageDataSeq|" + i + "!", data.toByteArray());
    }
    file.piece(
        "ImageAttributesLV!",
        Nd2Writer.level(
            "SLxImageAttributes",
            Nd2Writer.whole("uiWidth", 3),
            Nd2Writer.whole("uiHeight", 2),
            Nd2Writer.whole("uiWidthBytes", 16),
            Nd2Writer.whole("uiComp", 2),
            Nd2Writer.whole("uiBpcInMemory", 16),
            Nd2Writer.whole("uiBpcSignificant", 14),
            Nd2Writer.whole("uiSequenceCount", 6),
            Nd2Writer.whole("eCompression", compression)));
    byte[] sections =
        Nd2Writer.level(
            "",
            Nd2Writer.whole("eType", 4),
            Nd2Writer.level(
                "uLoopPars", Nd2Writer.whole("uiCount", 3), Nd2Writer.fraction("dZStep", 0.5)));
    file.piece(
        "ImageMetadataLV!",
        Nd2Writer.level(
            "SLxExperiment",
            Nd2Writer.whole("eType", 1),
            Nd2Writer.level("uLoopPars", Nd2Writer.whole("uiCount", 2)),
            Nd2Writer.level("ppNextLevelEx", sections)));
    file.piece(
        "ImageMetadataSeqLV|0!",
        Nd2Writer.level(
            "SLxPictureMetadata",
            Nd2Writer.fraction("dCalibration", 0.16),
            Nd2Writer.level(
                "sPicturePlanes",
                Nd2Writer.level(
                    "sPlaneNew",
                    Nd2Writer.level("a0", Nd2Writer.text("sDescription", "TMRM")),
                    Nd2Writer.level("a1", Nd2Writer.text("sDescription", "MTG"))))));
    return file.end();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.nd2"), bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {PLAIN, DEFLATED})
  void every_plane_is_found_and_what_is_known_of_it(int compression)
      throws IOException, ImageException {
    try (StoredImage image = StoredImage.open(file(stack(compression)))) {
      assertThat(List.of(image.sizeC(), image.sizeZ(), image.sizeT())).containsExactly(2, 3, 2);
      assertThat(image.planes()).isEqualTo(6);
      assertThat(image.significantBits()).hasValue(14);
      assertThat(image.channels()).extracting(Channel::name).containsExactly("TMRM", "MTG");
      assertThat(image.pixelSize().orElseThrow().xUm()).isEqualTo(0.16);
      assertThat(image.pixelSize().orElseThrow().zUm()).hasValue(0.5);
      assertThat(image.read(0, 2, 1).at(2, 1)).isEqualTo(50 + 3 + 2);
      assertThat(image.read(1, 1, 0).at(2, 1)).isEqualTo(110);
    }
  }

  @Test
  void lossy_compression_is_refused_with_what_to_do() throws IOException {
    Path file = file(stack(LOSSY));
    assertThatThrownBy(() -> StoredImage.open(file).close())
        .isInstanceOfSatisfying(
            ImageException.Unsupported.class, e -> assertThat(e.remedy()).contains("OME-TIFF"));
  }

  @Test
  void a_file_cut_off_anywhere_is_refused() throws IOException {
    byte[] whole = stack(PLAIN);
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = file(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StoredImage.open(cut).close())
          .as("cut at %d", length)
          .isInstanceOf(ImageException.class);
    }
  }
}
