package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.vessels.Compartment;

/** Turns judged blobs into the regions of a result, with their ids. */
final class Regions {
  private Regions() {}

  /**
   * @param general what is to be known of the whole image
   * @param firstId of the candidates
   */
  static List<CountedRegion> of(
      List<Flag> general,
      List<Patch> patches,
      List<float[]> signals,
      Standard standard,
      List<Blob> blobs,
      Verdict verdict,
      int firstId) {
    @Nullable Rejection[] reasons = verdict.reasons();
    List<CountedRegion> regions = new ArrayList<>();
    int id = firstId;
    for (int i = 0; i < patches.size(); i++) {
      Patch patch = patches.get(i);
      List<Candidate> candidates = new ArrayList<>();
      List<Blob> colonies = new ArrayList<>();
      int doubts = 0;
      for (int j = 0; j < reasons.length; j++) {
        Blob blob = blobs.get(j);
        if (blob.compartment() == i && (reasons[j] == null || !onTheWall(patch, blob))) {
          candidates.add(candidate(id++, blob, patch, reasons[j]));
          doubts += verdict.doubtful()[j] ? 1 : 0;
          if (reasons[j] == null) {
            colonies.add(blob);
          }
        }
      }
      double doubtful = Math.min(1, doubts / Math.max(1.0, colonies.size()));
      double covered = covered(patch, signals.get(i), standard, i);
      boolean lawn = standard.isLawn(i);
      List<Flag> flags = Flags.of(general, patch, colonies, doubtful, covered, lawn);
      Compartment compartment = patch.compartment();
      regions.add(
          new CountedRegion(
              compartment.name(),
              compartment.kind(),
              compartment.shape().outline(),
              colonies.size(),
              flags.contains(Flag.TOO_NUMEROUS),
              covered,
              doubtful,
              candidates.size() - colonies.size(),
              flags,
              candidates));
    }
    return regions;
  }

  /** The wall is full of lines; what is no colony there is not worth telling. */
  private static boolean onTheWall(Patch patch, Blob blob) {
    return patch.radius(blob.x(), blob.y()) > 1;
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

  /** In a lawn there is no background to measure from: the two halves of what is there decide. */
  private static double covered(Patch patch, float[] signal, Standard standard, int compartment) {
    byte[] inside = patch.inside();
    double from =
        standard.isLawn(compartment)
            ? Sample.of(signal, inside, patch.area(), Sample.SIZE).divide()
            : standard.covered(compartment);
    int n = 0;
    for (int i = 0; i < signal.length; i++) {
      n += inside[i] != 0 && signal[i] > from ? 1 : 0;
    }
    return patch.area() == 0 ? 0 : n / (double) patch.area();
  }
}
