package org.readout.devices.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.readout.devices.PlateFormat;
import org.readout.devices.Well;

final class WellBlockTest {
  @Property(tries = 200)
  void blocks_cover_the_wells_each_once_and_no_other(
      @ForAll @Size(max = 60) Set<@IntRange(max = 95) Integer> indices) {
    TreeSet<Well> wells = new TreeSet<>();
    indices.forEach(i -> wells.add(new Well(i / 12, i % 12)));
    List<Well> covered = new ArrayList<>();
    WellBlock.covering(wells).forEach(block -> covered.addAll(block.wells()));
    assertThat(covered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wells);
  }

  @Test
  void a_whole_plate_is_one_block_also_the_largest() {
    for (PlateFormat plate : PlateFormat.values()) {
      assertThat(WellBlock.covering(plate.wells())).containsExactly(WellBlock.all(plate));
    }
  }

  @Test
  void a_well_is_read_once_and_on_the_plate() {
    WellBlock block = new WellBlock(new Well(0, 0), new Well(1, 1));
    Optics optics = new Optics.Absorbance(List.of(450));
    PlateRead whole = PlateRead.of(PlateFormat.WELLS_96, optics);
    assertThatIllegalArgumentException().isThrownBy(() -> whole.only(List.of(block, block)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.only(List.of(WellBlock.all(PlateFormat.WELLS_384))));
    assertThatIllegalArgumentException().isThrownBy(() -> whole.only(List.of()));
  }
}
