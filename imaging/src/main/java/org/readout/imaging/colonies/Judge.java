package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.vessels.Circle;
import org.readout.imaging.vessels.Compartment;

/**
 * Says of every blob of an image why it is no colony, or nothing. What is typical is taken over all
 * compartments, so that a blank well is judged by its neighbours' colonies.
 */
final class Judge {
  /** Less alike to a disc than this is a fibre, a scratch or a letter. */
  private static final double LEAST_SCORE = 0.35;

  /** The rest of the radius is where the wall reflects. */
  private static final double INTERIOR = 0.93;

  /** So many colonies inside say what is typical at the rim. */
  private static final int ENOUGH_INSIDE = 4;

  private static final double RIM_CONTRAST = 0.6;
  private static final double RIM_SMALLEST = 0.5;
  private static final double RIM_LARGEST = 1.8;

  /** Paler than this part of a strong colony is a stain, or out of focus. */
  private static final double PALEST = 0.30;

  /** So many blobs say what a strong colony is. */
  private static final int ENOUGH_FOR_CONTRAST = 2;

  /** Narrower than this part of the typical colony is debris, if nobody gave a limit. */
  private static final double NARROWEST = 0.45;

  private static final int ENOUGH_FOR_SIZE = 5;

  /** A quarter of their pixels reach this: of a blob of that contrast a quarter is covered. */
  private final List<Patch> patches;

  private final List<Blob> blobs;
  private final @Nullable Rejection[] reasons;

  private Judge(List<Patch> patches, List<Blob> blobs) {
    this.patches = patches;
    this.blobs = blobs;
    this.reasons = new Rejection[blobs.size()];
  }

  /**
   * @param smallest diameter in working pixels; 0 to judge by the typical colony
   * @return a reason for each blob, null for a colony
   */
  static @Nullable Rejection[] reasons(
      List<Patch> patches, List<Blob> blobs, Standard standard, double smallest) {
    Judge judge = new Judge(patches, blobs);
    judge.reject(Rejection.NOT_ROUND, blob -> blob.form().score() < LEAST_SCORE);
    judge.reject(Rejection.FAINT, blob -> blob.contrast() < standard.covered(blob.compartment()));
    if (smallest > 0) {
      judge.reject(Rejection.TOO_SMALL, blob -> blob.diameter() < smallest);
    }
    judge.rim();
    judge.pale();
    if (smallest <= 0) {
      judge.debris();
    }
    return judge.reasons;
  }

  /** Decides about one blob. */
  private interface Test {
    boolean fails(Blob blob);
  }

  private void reject(Rejection reason, Test test) {
    for (int i = 0; i < reasons.length; i++) {
      if (reasons[i] == null && test.fails(blobs.get(i))) {
        reasons[i] = reason;
      }
    }
  }

  private List<Blob> left() {
    List<Blob> left = new ArrayList<>();
    for (int i = 0; i < reasons.length; i++) {
      if (reasons[i] == null) {
        left.add(blobs.get(i));
      }
    }
    return left;
  }

  private void rim() {
    List<Blob> inside = left().stream().filter(blob -> !atRim(blob)).toList();
    if (inside.size() < ENOUGH_INSIDE) {
      return;
    }
    double contrast = Sample.of(inside.stream().mapToDouble(Blob::contrast).toArray()).median();
    double diameter = Sample.of(inside.stream().mapToDouble(Blob::diameter).toArray()).median();
    reject(
        Rejection.RIM,
        blob ->
            atRim(blob)
                && (blob.contrast() < RIM_CONTRAST * contrast
                    || blob.diameter() < RIM_SMALLEST * diameter
                    || blob.diameter() > RIM_LARGEST * diameter));
  }

  /** Whether a blob lies where a wall reflects. */
  boolean atRim(Blob blob) {
    Patch patch = patches.get(blob.compartment());
    if (patch.compartment().shape() instanceof Compartment.Round round) {
      Circle floor = round.floor();
      return floor.distance(patch.imageX(blob.x()), patch.imageY(blob.y())) > INTERIOR * floor.r();
    }
    return false;
  }

  private void pale() {
    List<Blob> left = left();
    if (left.size() >= ENOUGH_FOR_CONTRAST) {
      double strong = Sample.of(left.stream().mapToDouble(Blob::contrast).toArray()).quantile(0.75);
      reject(Rejection.PALE, blob -> blob.contrast() < PALEST * strong);
    }
  }

  /** The middle value if each blob counts by its area: specks are many, and colonies are large. */
  private static double byArea(List<Blob> blobs, ToDoubleFunction<Blob> value) {
    List<Blob> sorted = blobs.stream().sorted(Comparator.comparingDouble(value)).toList();
    double half = sorted.stream().mapToDouble(Blob::area).sum() / 2;
    for (Blob blob : sorted) {
      half -= blob.area();
      if (half <= 0) {
        return value.applyAsDouble(blob);
      }
    }
    return 0;
  }

  private void debris() {
    double[] diameters = left().stream().mapToDouble(Blob::diameter).sorted().toArray();
    if (diameters.length >= ENOUGH_FOR_SIZE) {
      // The smallest third may be the debris itself.
      double[] larger = Arrays.copyOfRange(diameters, diameters.length / 3, diameters.length);
      double typical = larger[larger.length / 2];
      reject(Rejection.DEBRIS, blob -> blob.diameter() < NARROWEST * typical);
    }
  }
}
