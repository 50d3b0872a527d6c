package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NucleusSettingsTest {
  @Test
  void tells_its_parameters_under_stable_keys() {
    assertThat(NucleusSettings.defaults().parameters().toString())
        .isEqualTo("{diameter_px=auto, smallest_fraction=0.13}");
    assertThat(NucleusSettings.defaults().withDiameterPx(31.5).parameters())
        .containsEntry("diameter_px", 31.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -3, 2, Double.NaN, Double.POSITIVE_INFINITY})
  void refuses_a_diameter_that_cannot_be(double diameter) {
    assertThatThrownBy(() -> NucleusSettings.defaults().withDiameterPx(diameter))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void refuses_what_is_no_part(double fraction) {
    assertThatThrownBy(() -> new NucleusSettings(OptionalDouble.empty(), fraction))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
