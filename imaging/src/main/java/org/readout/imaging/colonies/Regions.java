package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.vessels.Compartment;
import org.readout.imaging.vessels.VesselFinder;

/** Turns judged blobs into the regions of a result, with ids and flags. */
final class Regions {
  /** Covered beyond this, colonies merge faster than they are added. */
  private static final double TOO_MUCH_COVERED = 0.35;

  private static final double CONFLUENT = 0.6;

  private static final int NEARLY_NONE = 10;

  private Regions() {}

  static List<CountedRegion> of(
      VesselFinder.Found found,
      List<Patch> patches,
      List<float[]> signals,
      Standard standard,
      List<Blob> blobs,
      @Nullable Rejection[] reasons) {
    List<CountedRegion> regions = new ArrayList<>();
    int id = 1;
    for (int i = 0; i < patches.size(); i++) {
      Patch patch = patches.get(i);
      List<Candidate> candidates = new ArrayList<>();
      for (int j = 0; j < reasons.length; j++) {
        if (blobs.get(j).compartment() == i) {
          candidates.add(candidate(id++, blobs.get(j), patch, reasons[j]));
        }
      }
      regions.add(
          region(found, patch, covered(patch, signals.get(i), standard.covered(i)), candidates));
    }
    return regions;
  }

  private static Candidate candidate(int id, Blob blob, Patch patch, @Nullable Rejection reason) {
    double scale = patch.scale();
    return new Candidate(
        id,
        patch.imageX(blob.x()),
        patch.imageY(blob.y()),
        blob.area() / (scale * scale),
        blob.diameter() / scale,
        blob.form().circularity(),
        blob.meanSignal(),
        reason == null,
        reason,
        blob.outline());
  }

  private static double covered(Patch patch, float[] signal, double from) {
    int n = 0;
    byte[] inside = patch.inside();
    for (int i = 0; i < signal.length; i++) {
      n += inside[i] != 0 && signal[i] > from ? 1 : 0;
    }
    return patch.area() == 0 ? 0 : n / (double) patch.area();
  }

  private static CountedRegion region(
      VesselFinder.Found found, Patch patch, double covered, List<Candidate> candidates) {
    int count = (int) candidates.stream().filter(Candidate::accepted).count();
    boolean tooNumerous = covered > TOO_MUCH_COVERED;
    List<Flag> flags = new ArrayList<>();
    if (!found.seen()) {
      flags.add(Flag.NO_VESSEL);
    }
    if (found.turned()) {
      flags.add(Flag.PLATE_TURNED);
    }
    if (count == 0) {
      flags.add(Flag.EMPTY);
    } else if (count < NEARLY_NONE) {
      flags.add(Flag.NEAR_EMPTY);
    }
    if (tooNumerous) {
      flags.add(Flag.TOO_NUMEROUS);
    }
    if (covered > CONFLUENT) {
      flags.add(Flag.CONFLUENT);
    }
    Compartment compartment = patch.compartment();
    return new CountedRegion(
        compartment.name(),
        compartment.kind(),
        compartment.shape().outline(),
        count,
        tooNumerous,
        covered,
        candidates.size() - count,
        flags,
        candidates);
  }
}
