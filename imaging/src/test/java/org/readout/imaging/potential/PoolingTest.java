package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.readout.imaging.ImageException;

final class PoolingTest {
  private static final AcquisitionSettings USUAL =
      new AcquisitionSettings(100.0, 2.0, "20x/0.75", "1x1");

  @Test
  void allows_fields_that_were_recorded_alike() {
    // A camera's own rounding is no difference.
    AcquisitionSettings rounded = new AcquisitionSettings(100.00000001, 2.0, "20x/0.75 ", "1x1");
    Pooling pooling = Pooling.of(Map.of("A01", USUAL, "A02", rounded));
    assertThat(pooling.allowed()).isTrue();
    assertThat(pooling.unknown()).isEmpty();
    assertThatCode(() -> pooling.require("TMRM")).doesNotThrowAnyException();
  }

  @Test
  void names_each_setting_that_differs_and_where() {
    Pooling pooling =
        Pooling.of(
            Map.of(
                "A01", USUAL,
                "A02", USUAL,
                "B03", new AcquisitionSettings(200.0, 2.0, "40x/0.95", "1x1")));
    assertThat(pooling.allowed()).isFalse();
    assertThat(pooling.differences()).containsOnlyKeys("exposure", "objective");
    assertThatThrownBy(() -> pooling.require("TMRM"))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessage(
            "TMRM: fields with different settings are not pooled: exposure 100 ms in A01, A02,"
                + " 200 ms in B03; objective 20x/0.75 in A01, A02, 40x/0.95 in B03");
  }

  @Test
  void what_is_not_known_is_named_but_is_no_difference() {
    Pooling pooling =
        Pooling.of(
            Map.of(
                "A01",
                USUAL,
                "A02",
                new AcquisitionSettings(100.0, null, null, "1x1"),
                "A03",
                AcquisitionSettings.UNKNOWN));
    assertThat(pooling.allowed()).isTrue();
    assertThat(pooling.unknown()).containsExactly("exposure", "gain", "objective", "binning");
  }

  @Test
  void nothing_is_alike() {
    assertThat(Pooling.of(Map.of()).allowed()).isTrue();
  }
}
