package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
  @ParameterizedTest
  @CsvSource({
    "TMRM, TMRM",
    "tmre, TMRE",
    "Rhodamine 123, RHODAMINE_123",
    "Rh-123, RHODAMINE_123",
    "jc1, JC_1",
    "MitoTracker Red CMXRos, MITOTRACKER_RED_CMXROS",
    "mitotracker_red, MITOTRACKER_RED_CMXROS"
  })
  void is_known_by_its_usual_names(String text, Probe probe) {
    assertThat(Probe.parse(text)).contains(probe);
  }

  @ParameterizedTest
  @EnumSource
  void is_known_by_what_a_paper_writes(Probe probe) {
    assertThat(Probe.parse(probe.label())).contains(probe);
    assertThat(Probe.parse(probe.name())).contains(probe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DiOC6", "", "TMR", "JC-10"})
  void a_dye_that_is_not_known_is_none(String text) {
    assertThat(Probe.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "non-quench, NON_QUENCH",
    "Non quenching, NON_QUENCH",
    "QUENCH, QUENCH",
    "unknown, UNKNOWN"
  })
  void modes_are_known_by_their_usual_names(String text, LoadingMode mode) {
    assertThat(LoadingMode.parse(text)).contains(mode);
    assertThat(LoadingMode.parse(mode.label())).contains(mode);
    assertThat(LoadingMode.parse("maybe")).isEmpty();
  }
}
