package org.readout.imaging.potential.lapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;
import org.readout.imaging.cells.CellFinder;
import org.readout.imaging.cells.CellSettings;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;
import org.readout.imaging.cells.NucleusFinder;
import org.readout.imaging.cells.NucleusSettings;
import org.readout.imaging.potential.CellFree;
import org.readout.imaging.potential.ChannelImage;
import org.readout.imaging.potential.CorrectedChannel;
import org.readout.imaging.potential.Correction;
import org.readout.imaging.potential.Dark;
import org.readout.imaging.potential.Fidelity;
import org.readout.imaging.potential.FieldChannels;
import org.readout.imaging.potential.FieldObjects;
import org.readout.imaging.potential.FlatField;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.MeterSettings;
import org.readout.imaging.potential.PotentialMeter;
import org.readout.imaging.potential.Refusal;
import org.readout.imaging.potential.Signal;
import org.readout.imaging.rendered.cells.Channel;
import org.readout.imaging.rendered.cells.RenderedTimeLapse;
import org.readout.imaging.rendered.cells.TimeLapseRecipe;

/** Rendered fields that drift and bleach, nuclei found anew in every frame. */
final class RenderedLapseTest {
  private static final TimeLapseRecipe RECIPE = recipe();
  private static final double DIAMETER_PX = 30;

  @BeforeAll
  static void ready() throws Exception {
    OpenCv.require();
  }

  @Test
  void cells_are_followed_through_drift_and_their_bleaching_is_found() throws Exception {
    double k = 0.0008;
    RenderedTimeLapse vehicle =
        RenderedTimeLapse.of(RECIPE.withDrugs().withBleaching(k).withDrift(1.5, -2, 0.5));
    List<LapseFrame> frames = frames(vehicle);
    double x = frames.stream().mapToDouble(frame -> frame.drift().xPx()).sum();
    double y = frames.stream().mapToDouble(frame -> frame.drift().yPx()).sum();
    RenderedTimeLapse.Shift shift = vehicle.shift(vehicle.frames() - 1);
    assertThat(x).isCloseTo(shift.xPx(), within(1.0));
    assertThat(y).isCloseTo(shift.yPx(), within(1.0));
    List<Track> tracks = CellTracks.link(frames, DIAMETER_PX);
    long whole = tracks.stream().filter(t -> t.sightings().size() == frames.size()).count();
    assertThat(whole).isGreaterThanOrEqualTo(Math.max(3, insideAllTheTime(vehicle)));
    Bleaching bleaching = Bleaching.of(tracks, Lapses::mean);
    assertThat(bleaching.ratePerSecond()).isCloseTo(k, within(0.1 * k));
  }

  @Test
  void fccp_dims_cells_in_non_quench_mode() throws Exception {
    TimeLapse lapse = measured(RECIPE);
    assertThat(Objects.requireNonNull(lapse.riseAfterFccp())).isLessThan(0.05);
    assertThat(lapse.millivoltsRefusedBecause()).isEmpty();
    assertThat(lapse.courses()).isNotEmpty();
    CellCourse course = lapse.courses().get(0);
    double plateau = course.plateau().value().orElseThrow();
    assertThat(plateau / course.baseline().value().orElseThrow()).isLessThan(0.35);
  }

  @Test
  void fccp_brightens_cells_in_quench_mode_and_that_is_seen() throws Exception {
    TimeLapse lapse = measured(RECIPE.quenched());
    assertThat(Objects.requireNonNull(lapse.riseAfterFccp())).isGreaterThan(0.1);
    assertThat(lapse.millivoltsRefusedBecause()).contains(Refusal.DEQUENCHES);
  }

  /** Nuclei that the border does not cut in the first nor, drift being steady, the last frame. */
  private static long insideAllTheTime(RenderedTimeLapse lapse) {
    Set<Integer> inside = new HashSet<>();
    for (int frame : new int[] {0, lapse.frames() - 1}) {
      Labels nuclei = lapse.nucleusLabels(frame);
      Set<Integer> here = new HashSet<>();
      Set<Integer> cut = new HashSet<>();
      for (int i = 0; i < nuclei.ids().length; i++) {
        int x = i % nuclei.widthPx();
        int y = i / nuclei.widthPx();
        here.add(nuclei.ids()[i]);
        if (x == 0 || y == 0 || x == nuclei.widthPx() - 1 || y == nuclei.heightPx() - 1) {
          cut.add(nuclei.ids()[i]);
        }
      }
      here.removeAll(cut);
      here.remove(0);
      if (frame == 0) {
        inside.addAll(here);
      } else {
        inside.retainAll(here);
      }
    }
    return inside.size();
  }

  private static TimeLapseRecipe recipe() {
    TimeLapseRecipe usual = TimeLapseRecipe.defaults(12);
    // FCCP comes at 300 s, between the eighth and the ninth frame.
    return usual.with(usual.field().withSize(256, 256).at(0.5).withCells(9)).withFrames(12, 40);
  }

  private static TimeLapse measured(TimeLapseRecipe recipe) throws ImageException {
    double fccp = recipe.drugs().get(0).atS();
    List<Track> tracks = CellTracks.link(frames(RenderedTimeLapse.of(recipe)), DIAMETER_PX);
    return LapseMeter.measure(tracks, Lapses::mean, new LapseTimes(fccp, fccp), null);
  }

  private static List<LapseFrame> frames(RenderedTimeLapse lapse) throws ImageException {
    List<LapseFrame> frames = new ArrayList<>();
    Plane before = null;
    for (int frame = 0; frame < lapse.frames(); frame++) {
      Plane nuclei = lapse.image(Channel.NUCLEI, frame).plane();
      Drift drift = before == null ? Drift.NONE : Drift.between(before, nuclei);
      before = nuclei;
      List<MeasuredCell> cells = cells(nuclei, lapse.image(Channel.TMRM, frame).plane());
      frames.add(new LapseFrame(lapse.recipe().secondsAt(frame), cells, drift));
    }
    return frames;
  }

  private static List<MeasuredCell> cells(Plane stain, Plane tmrm) throws ImageException {
    FoundNuclei nuclei = NucleusFinder.find(stain, NucleusSettings.defaults());
    FoundCells rings = CellFinder.find(Optional.empty(), nuclei, CellSettings.defaults());
    ChannelImage image = new ChannelImage("TMRM", tmrm, OptionalDouble.of(65_535), Fidelity.LINEAR);
    Correction correction = new Correction(new Dark.Offset(100, "the recipe"), FlatField.NONE);
    CorrectedChannel corrected = CorrectedChannel.of(image, correction);
    // Far from every ring, because cells reach beyond them.
    CellFree free = CellFree.outside(rings.labels(), nuclei.labels(), DIAMETER_PX);
    FieldObjects objects =
        new FieldObjects(
            nuclei.labels(),
            rings.labels(),
            null,
            nuclei.diameterPx(),
            FieldObjects.Extent.PERINUCLEAR_RING,
            FieldObjects.Mask.PROBE);
    return PotentialMeter.measure(
            FieldChannels.of(Signal.of(corrected, free.background(corrected))),
            objects,
            MeterSettings.defaults())
        .cells();
  }
}
