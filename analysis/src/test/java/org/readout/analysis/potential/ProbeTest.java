package org.readout.analysis.potential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
  @ParameterizedTest
  @CsvSource({
    "TMRM, TMRM",
    "' tmre ', TMRE",
    "Rh123, RHODAMINE_123",
    "JC1, JC_1",
    "jc-1, JC_1",
    "CMXRos, MITOTRACKER_RED_CMXROS",
    "mitotracker_red_cmxros, MITOTRACKER_RED_CMXROS"
  })
  void a_dye_is_known_by_the_names_that_labs_give_it(String text, Probe probe) {
    assertThat(Probe.parse(text)).contains(probe);
  }

  /** MitoTracker Green tells mass, not potential, and must not pass for the red one. */
  @Test
  void what_is_no_potential_dye_is_none() {
    assertThat(Probe.parse("MitoTracker Green")).isEmpty();
    assertThat(Probe.parse("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "non-quench, NON_QUENCH",
    "Non quenching, NON_QUENCH",
    "NON_QUENCH, NON_QUENCH",
    "quench, QUENCH",
    "unknown, UNKNOWN"
  })
  void a_mode_is_known_by_its_names(String text, LoadingMode mode) {
    assertThat(LoadingMode.parse(text)).contains(mode);
  }

  @Test
  void a_mode_that_is_misspelt_is_not_guessed() {
    assertThat(LoadingMode.parse("no-quench?")).isEmpty();
  }
}
