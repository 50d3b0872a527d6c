package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.imaging.ImageException;

final class ProbeTest {
  @ParameterizedTest
  @CsvSource({
    "TMRM, TMRM",
    "tmre, TMRE",
    "Rhodamine 123, RHODAMINE_123",
    "Rh-123, RHODAMINE_123",
    "jc1, JC_1",
    "JC-1, JC_1",
    "MitoTracker Red CMXRos, MITOTRACKER_RED_CMXROS",
    "mitotracker_red, MITOTRACKER_RED_CMXROS"
  })
  void is_known_by_its_usual_names(String text, Probe probe) throws Exception {
    assertThat(Probe.parse(text)).isEqualTo(probe);
    assertThat(Probe.parse(probe.label())).isEqualTo(probe);
    assertThat(Probe.parse(probe.name())).isEqualTo(probe);
  }

  @Test
  void an_unknown_one_is_refused_with_those_that_are_known() {
    assertThatThrownBy(() -> Probe.parse("DiOC6"))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("'DiOC6'")
        .extracting(e -> ((ImageException) e).remedy())
        .asString()
        .contains("TMRM", "JC-1");
  }

  @ParameterizedTest
  @CsvSource({"non-quench, NON_QUENCH", "Non quenching, NON_QUENCH", "QUENCH, QUENCH"})
  void modes_are_known_by_their_usual_names(String text, LoadingMode mode) throws Exception {
    assertThat(LoadingMode.parse(text)).isEqualTo(mode);
  }

  @Test
  void an_unknown_mode_is_refused() {
    assertThatThrownBy(() -> LoadingMode.parse("maybe"))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining("'maybe'");
  }
}
