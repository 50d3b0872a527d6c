package org.readout.imaging.potential.lapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.readout.imaging.potential.MeasuredCell;

final class CellTracksTest {
  private static final double DIAMETER_PX = 20;

  @Test
  void follows_cells_that_wander_in_a_field_that_drifts() {
    Random random = new Random(4);
    int cells = 60;
    double[][] at = new double[cells][];
    for (int i = 0; i < cells; i++) {
      at[i] = new double[] {i % 10 * 40 + 20, Math.floorDiv(i, 10) * 40 + 20};
    }
    List<LapseFrame> frames = new ArrayList<>();
    for (int frame = 0; frame < 25; frame++) {
      Drift drift = frame == 0 ? Drift.NONE : new Drift(15, -9, 0.8);
      List<MeasuredCell> seen = new ArrayList<>();
      for (int i = 0; i < cells; i++) {
        at[i][0] += (frame == 0 ? 0 : 15) + 2 * random.nextGaussian();
        at[i][1] += (frame == 0 ? 0 : -9) + 2 * random.nextGaussian();
        // The brightness tells who it is; its number in the frame does not.
        seen.add(Lapses.cell(1, at[i][0], at[i][1], i));
      }
      Collections.shuffle(seen, random);
      frames.add(new LapseFrame(frame * 30.0, seen, drift));
    }
    List<Track> tracks = CellTracks.link(frames, DIAMETER_PX);
    assertThat(tracks).hasSize(cells);
    assertThat(tracks)
        .allSatisfy(
            track -> {
              assertThat(track.sightings()).hasSize(25);
              assertThat(track.sightings().stream().map(s -> Lapses.mean(s.cell())).distinct())
                  .hasSize(1);
            });
  }

  @Test
  void takes_the_links_that_are_best_together_not_the_nearest_first() {
    // The left one is nearest to the place between the two, but then the right one has none.
    List<LapseFrame> frames =
        List.of(
            frame(0, Lapses.cell(1, 100, 50, 1), Lapses.cell(2, 106, 50, 2)),
            frame(30, Lapses.cell(1, 103, 50, 1), Lapses.cell(2, 111, 50, 2)));
    List<Track> tracks = CellTracks.link(frames, DIAMETER_PX);
    assertThat(tracks).hasSize(2);
    assertThat(tracks.get(0).sightings().get(1).cell().xPx()).isEqualTo(103);
    assertThat(tracks.get(1).sightings().get(1).cell().xPx()).isEqualTo(111);
  }

  @Test
  void does_not_follow_beyond_half_a_diameter() {
    List<LapseFrame> frames =
        List.of(frame(0, Lapses.cell(1, 100, 50, 1)), frame(30, Lapses.cell(1, 110.5, 50, 1)));
    assertThat(CellTracks.link(frames, DIAMETER_PX)).hasSize(2);
  }

  @Test
  void finds_a_cell_again_that_was_missed_once_but_not_twice() {
    MeasuredCell cell = Lapses.cell(1, 100, 50, 1);
    List<LapseFrame> once = List.of(frame(0, cell), frame(30), frame(60, cell));
    assertThat(CellTracks.link(once, DIAMETER_PX)).hasSize(1);
    List<LapseFrame> twice = List.of(frame(0, cell), frame(30), frame(60), frame(90, cell));
    assertThat(CellTracks.link(twice, DIAMETER_PX)).hasSize(2);
  }

  @Test
  void does_not_trust_a_drift_that_is_uncertain() {
    List<LapseFrame> frames =
        List.of(
            frame(0, Lapses.cell(1, 100, 50, 1)),
            new LapseFrame(30, List.of(Lapses.cell(1, 101, 50, 1)), new Drift(90, 70, 0.01)));
    assertThat(CellTracks.link(frames, DIAMETER_PX)).hasSize(1);
  }

  @Test
  void nothing_has_no_tracks() {
    assertThat(CellTracks.link(List.of(), DIAMETER_PX)).isEmpty();
    assertThat(CellTracks.link(List.of(frame(0), frame(30)), DIAMETER_PX)).isEmpty();
  }

  private static LapseFrame frame(double seconds, MeasuredCell... cells) {
    return new LapseFrame(seconds, List.of(cells), Drift.NONE);
  }
}
