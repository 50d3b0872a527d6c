package org.readout.imaging.files.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that the reference program (zstd 1.5) made of the texts and images below. */
final class ZstandardTest {
  static final int SIDE = 128;

  /** A disc with noise in 16 bits: what a compressor meets in microscopy. */
  static byte[] disc() {
    SplittableRandom random = new SplittableRandom(5);
    ByteBuffer samples = ByteBuffer.allocate(2 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE - SIDE / 2;
      int y = i / SIDE - SIDE / 2;
      int light = x * x + y * y < 1600 ? 900 : 0;
      samples.putShort((short) (100 + light + random.nextInt(24)));
    }
    return samples.array();
  }

  /** Words in an order that repeats itself from afar. */
  static byte[] words() {
    SplittableRandom random = new SplittableRandom(6);
    String[] words = {"dish", "well", "plate", "colony", "nucleus", "field", "stain", "dose"};
    StringBuilder text = new StringBuilder();
    while (text.length() < 300_000) {
      text.append(words[random.nextInt(words.length)]).append(random.nextInt(1000)).append(' ');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] original(String name) {
    return switch (name) {
      case "disc" -> disc();
      case "words" -> words();
      default -> new byte[70_000];
    };
  }

  private static byte[] frame(String file) throws IOException {
    try (InputStream in = ZstandardTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({"disc, 1", "disc, 19", "words, 1", "words, 19", "zeros, 3"})
  void gives_back_what_the_reference_program_packed(String name, int level) throws IOException {
    byte[] original = original(name);
    byte[] into = new byte[original.length];
    assertThat(Zstandard.unpack(frame(name + "-" + level + ".zst"), into))
        .isEqualTo(original.length);
    assertThat(into).isEqualTo(original);
  }

  @Test
  void two_frames_follow_each_other_and_less_may_be_asked_for() throws IOException {
    byte[] frame = frame("disc-19.zst");
    byte[] two = Arrays.copyOf(frame, 2 * frame.length);
    System.arraycopy(frame, 0, two, frame.length, frame.length);
    byte[] into = new byte[2 * disc().length - 7];
    assertThat(Zstandard.unpack(two, into)).isEqualTo(into.length);
    assertThat(Arrays.copyOfRange(into, disc().length, into.length))
        .isEqualTo(Arrays.copyOf(disc(), disc().length - 7));
  }

  @Test
  void a_frame_cut_off_anywhere_comes_out_short() throws IOException {
    byte[] frame = frame("disc-19.zst");
    byte[] into = new byte[disc().length];
    // The last four bytes are a checksum, which is not looked at.
    for (int length = 0; length < frame.length - 4; length += 7) {
      assertThat(Zstandard.unpack(Arrays.copyOf(frame, length), into))
          .as("cut at %d", length)
          .isLessThan(into.length);
    }
  }

  @Test
  void broken_bytes_never_do_more_harm_than_to_be_wrong() throws IOException {
    byte[] frame = frame("words-19.zst");
    SplittableRandom random = new SplittableRandom(9);
    byte[] into = new byte[words().length];
    for (int i = 0; i < 400; i++) {
      byte[] broken = frame.clone();
      for (int flips = 0; flips < 3; flips++) {
        broken[random.nextInt(i % 2 == 0 ? 200 : broken.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThat(Zstandard.unpack(broken, into)).isBetween(0, into.length);
    }
  }
}
