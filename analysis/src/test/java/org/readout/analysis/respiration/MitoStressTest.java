package org.readout.analysis.respiration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.readout.analysis.Refusal;

class MitoStressTest {
  private static final List<OxygenRate> WELL =
      List.of(
          new OxygenRate(Phase.BASAL, 130),
          new OxygenRate(Phase.BASAL, 120),
          new OxygenRate(Phase.OLIGOMYCIN, 45),
          new OxygenRate(Phase.OLIGOMYCIN, 40),
          new OxygenRate(Phase.FCCP, 220),
          new OxygenRate(Phase.FCCP, 210),
          new OxygenRate(Phase.ROTENONE_ANTIMYCIN, 22),
          new OxygenRate(Phase.ROTENONE_ANTIMYCIN, 20));

  /** Last basal 120, least 40 and 20, most 220. */
  @Test
  void a_well_by_hand() {
    MitoStress found = MitoStress.of(WELL).orElseThrow();
    assertThat(found).isEqualTo(new MitoStress(20, 100, 80, 20, 200, 100));
    assertThat(found.spareCapacityPercent()).hasValue(200);
    assertThat(found.couplingEfficiencyPercent()).hasValue(80);
    assertThat(found.per(50).basal()).isEqualTo(2);
    assertThat(found.fccpFellShort()).isFalse();
  }

  @Test
  void fccp_below_basal_is_reported_and_flagged_not_clipped() {
    List<OxygenRate> weak =
        WELL.stream()
            .map(one -> one.phase() == Phase.FCCP ? new OxygenRate(Phase.FCCP, 90) : one)
            .toList();
    MitoStress found = MitoStress.of(weak).orElseThrow();
    assertThat(found.spareCapacity()).isEqualTo(-30);
    assertThat(found.fccpFellShort()).isTrue();
  }

  @Test
  void without_basal_respiration_there_is_no_share_of_it() {
    List<OxygenRate> dead = WELL.stream().map(one -> new OxygenRate(one.phase(), 20)).toList();
    MitoStress found = MitoStress.of(dead).orElseThrow();
    assertThat(found.couplingEfficiencyPercent()).isEmpty();
  }

  @Test
  void a_phase_without_a_measurement_is_refused() {
    for (Phase phase : Phase.values()) {
      List<OxygenRate> without = WELL.stream().filter(one -> one.phase() != phase).toList();
      assertThat(MitoStress.of(without).refusal()).contains(Refusal.MISSING_PHASE);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new OxygenRate(Phase.BASAL, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> MitoStress.of(WELL).orElseThrow().per(0));
  }
}
