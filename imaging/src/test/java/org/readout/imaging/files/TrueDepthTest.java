package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a camera recorded is found again, however the samples were stored. */
final class TrueDepthTest {
  private static final int SIDE = 200;

  /**
   * Dim background with noise and bright discs, as a camera of {@code bits} with a black level of
   * 100 counts records them.
   */
  private static Samples stored(int bits, double gain, IntUnaryOperator storing) {
    SplittableRandom random = new SplittableRandom(11);
    int full = (1 << bits) - 1;
    ByteBuffer samples = ByteBuffer.allocate(2 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SIDE * SIDE; i++) {
      double x = i % SIDE % 50 - 25;
      double y = i / SIDE % 50 - 25;
      double light = gain * full * Math.exp(-(x * x + y * y) / 120);
      double noise = random.nextDouble(-1, 1) * Math.sqrt(light + 30) * 1.7;
      int counts = (int) Math.max(0, Math.min(full, Math.round(100 + light + noise)));
      samples.putShort((short) storing.applyAsInt(counts));
    }
    return Samples.of(SampleType.UINT16, SIDE, SIDE, 1, false, 0, samples.array());
  }

  @ParameterizedTest(name = "{0} bits, saturated {1}")
  @CsvSource({"12, true", "12, false", "14, true", "14, false", "16, true", "16, false"})
  void the_bits_and_the_ceiling_of_a_camera(int bits, boolean saturated) {
    TrueDepth depth = stored(bits, saturated ? 1.3 : 0.8, counts -> counts).trueDepth();
    assertThat(depth.bits()).isEqualTo(bits);
    assertThat(depth.offset()).isZero();
    assertThat(depth.ceiling()).isEqualTo((1 << bits) - 1);
    if (saturated) {
      assertThat(depth.fractionAtCeiling()).isBetween(0.02, 0.06);
    } else {
      assertThat(depth.fractionAtCeiling()).isZero();
    }
  }

  @Test
  void half_the_range_that_was_added_is_an_offset() {
    TrueDepth depth = stored(12, 1.3, counts -> counts + 32768).trueDepth();
    assertThat(depth.bits()).isEqualTo(12);
    assertThat(depth.offset()).isEqualTo(32768);
    assertThat(depth.ceiling()).isEqualTo(36863);
    assertThat(depth.fractionAtCeiling()).isGreaterThan(0.02);
    assertThat(depth.reason()).contains("32768");
  }

  @Test
  void twelve_bits_at_the_upper_end_of_sixteen() {
    TrueDepth depth = stored(12, 1.3, counts -> counts << 4).trueDepth();
    assertThat(depth.bits()).isEqualTo(12);
    assertThat(depth.step()).isEqualTo(16);
    assertThat(depth.ceiling()).isEqualTo(65520);
    assertThat(depth.fractionAtCeiling()).isGreaterThan(0.02);
  }

  @Test
  void eight_bits_stretched_to_sixteen() {
    TrueDepth depth = stored(8, 0.5, counts -> counts * 257).trueDepth();
    assertThat(depth.bits()).isEqualTo(8);
    assertThat(depth.step()).isEqualTo(257);
  }

  @Test
  void a_sensor_that_is_full_below_its_range_is_clipped_there() {
    TrueDepth depth = stored(16, 1.3, counts -> Math.min(counts, 61_000)).trueDepth();
    assertThat(depth.ceiling()).isEqualTo(61_000);
    assertThat(depth.fractionAtCeiling()).isGreaterThan(0.02);
  }

  @Test
  void one_hot_pixel_is_no_ceiling() {
    Samples samples = stored(12, 0.02, counts -> counts);
    samples.littleEndian()[2001] = (byte) 0xEA;
    TrueDepth depth = samples.trueDepth();
    assertThat(depth.fractionAtCeiling()).isZero();
    assertThat(depth.highest()).isGreaterThan(59_000);
  }

  @Test
  void bright_light_alone_is_no_offset() {
    TrueDepth depth = stored(16, 0.8, counts -> Math.min(65_535, counts + 33_000)).trueDepth();
    assertThat(depth.offset()).isZero();
  }

  @Test
  void labels_and_masks_have_no_depth() {
    byte[] mask = new byte[SIDE * SIDE];
    java.util.Arrays.fill(mask, 0, 900, (byte) 1);
    TrueDepth depth = Samples.of(SampleType.UINT8, SIDE, SIDE, 1, false, 0, mask).trueDepth();
    assertThat(depth.bits()).isEqualTo(8);
    assertThat(depth.fractionAtCeiling()).isZero();
    assertThat(depth.reason()).contains("mask");
  }

  @Test
  void fractions_are_clipped_where_they_crowd() {
    ByteBuffer samples = ByteBuffer.allocate(4 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < SIDE * SIDE; i++) {
      double value = random.nextDouble(-0.2, 1.6);
      samples.putFloat(i == 7 ? Float.NaN : (float) Math.min(1, value));
    }
    TrueDepth depth =
        Samples.of(SampleType.FLOAT32, SIDE, SIDE, 1, false, 0, samples.array()).trueDepth();
    assertThat(depth.ceiling()).isEqualTo(1);
    assertThat(depth.fractionAtCeiling()).isBetween(0.32, 0.35);
    assertThat(depth.lowest()).isBetween(-0.2, -0.19);
    assertThat(depth.bits()).isEqualTo(32);
  }
}
