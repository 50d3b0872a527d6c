package org.readout.imaging.potential.lapse;

import java.util.ArrayList;
import java.util.List;
import org.readout.imaging.potential.MeasuredCell;

/**
 * Follows cells from frame to frame by the nearest centroid of their nuclei, after the drift of the
 * field is taken out. Of all ways to link two frames the one with the least sum of squared
 * distances is taken. Pure.
 */
public final class CellTracks {
  /** A nucleus that moved by more than this part of its diameter may be another one. */
  private static final double GATE_DIAMETERS = 0.5;

  /** A nucleus may be missed once, in a frame out of focus, and is then looked for again. */
  private static final int LONGEST_GAP = 1;

  private final double gatePx;
  private final List<Open> tracks = new ArrayList<>();

  private CellTracks(double gatePx) {
    this.gatePx = gatePx;
  }

  /**
   * @param frames in the order of time
   * @param nucleusDiameterPx typical diameter of a nucleus
   */
  public static List<Track> link(List<LapseFrame> frames, double nucleusDiameterPx) {
    CellTracks tracks = new CellTracks(GATE_DIAMETERS * nucleusDiameterPx);
    for (int frame = 0; frame < frames.size(); frame++) {
      tracks.add(frame, frames.get(frame));
    }
    return tracks.tracks.stream().map(Open::closed).toList();
  }

  private void add(int number, LapseFrame frame) {
    List<Open> open = new ArrayList<>();
    for (Open track : tracks) {
      track.move(frame.drift());
      if (number - track.lastFrame() <= LONGEST_GAP + 1) {
        open.add(track);
      }
    }
    List<MeasuredCell> cells = frame.cells();
    int[] linked = Links.between(positions(open), positionsOf(cells), gatePx);
    boolean[] taken = new boolean[cells.size()];
    for (int i = 0; i < open.size(); i++) {
      if (linked[i] >= 0) {
        taken[linked[i]] = true;
        open.get(i).see(number, frame.seconds(), cells.get(linked[i]));
      }
    }
    for (int i = 0; i < cells.size(); i++) {
      if (!taken[i]) {
        Open fresh = new Open(tracks.size() + 1);
        fresh.see(number, frame.seconds(), cells.get(i));
        tracks.add(fresh);
      }
    }
  }

  private static double[][] positions(List<Open> tracks) {
    return tracks.stream().map(Open::position).toArray(double[][]::new);
  }

  private static double[][] positionsOf(List<MeasuredCell> cells) {
    return cells.stream()
        .map(cell -> new double[] {cell.xPx(), cell.yPx()})
        .toArray(double[][]::new);
  }

  /** A track that may still go on. */
  private static final class Open {
    private final int id;
    private final List<Track.Sighting> sightings = new ArrayList<>();
    private double x;
    private double y;

    Open(int id) {
      this.id = id;
    }

    void move(Drift drift) {
      if (drift.certain()) {
        x += drift.xPx();
        y += drift.yPx();
      }
    }

    void see(int frame, double seconds, MeasuredCell cell) {
      sightings.add(new Track.Sighting(frame, seconds, cell));
      x = cell.xPx();
      y = cell.yPx();
    }

    int lastFrame() {
      return sightings.get(sightings.size() - 1).frame();
    }

    double[] position() {
      return new double[] {x, y};
    }

    Track closed() {
      return new Track(id, sightings);
    }
  }
}
