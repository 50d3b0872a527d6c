package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says of every blob of an image why it is no colony, or nothing. What is typical is taken over all
 * compartments, so that a blank well is judged by its neighbours' colonies.
 */
final class Judge {
  /** Not half as much like a disc as a disc: that is a fibre, a scratch or a letter. */
  private static final double LEAST_SCORE = 0.45;

  /** The rest of the radius is where the wall reflects. */
  static final double INTERIOR = 0.93;

  /** From here on a lamp's light glints on the meniscus. */
  private static final double GLINTS = 0.80;

  /** A lighter thing there is a glint unless it is as round as this. */
  private static final double NO_GLINT = 0.75;

  /** And further inside, where agar shines, unless as round as this. */
  private static final double NO_GLARE = 0.55;

  /** So many colonies inside say what is typical at the rim. */
  private static final int ENOUGH_INSIDE = 4;

  private static final double RIM_CONTRAST = 0.6;
  private static final double RIM_SMALLEST = 0.5;
  private static final double RIM_LARGEST = 1.8;
  private static final double RIM_ROUNDEST = 0.6;

  /** A piece of the wall's own shadow may be as round as this, and is then small. */
  private static final double BAND_ROUNDEST = 0.85;

  private static final double BAND_SMALLEST = 0.7;
  private static final double BAND_CONTRAST = 0.75;

  /** A reflection lies outwards of its colony by less than this part of the radius. */
  private static final double REFLECTED = 0.06;

  /** Paler than this part of a strong colony is a stain, or out of focus. */
  private static final double PALEST = 0.30;

  /** But a disc as wide as colonies are may be as pale as this. */
  private static final double PALEST_DISC = 0.17;

  private static final double DISC_CIRCULARITY = 0.80;
  private static final double WIDE_ENOUGH = 0.5;

  /** Agar shines where it is uneven, and less than colonies do. */
  private static final double PALEST_SHINE = 0.40;

  /** Narrower than this part of the typical colony is debris, if nobody gave a limit. */
  private static final double NARROWEST = 0.40;

  /**
   * Narrower than this part of what holds half of all matter nothing is a colony, whatever lies
   * between: among colonies whose diameters vary as much as in any assay (standard deviation of
   * their logarithm 0.5) one in a thousand is.
   */
  private static final double SPECK_AMONG_ANY = 0.16;

  /** A gap in the widths, by factor, between many paler specks and colonies. */
  private static final double A_GAP = 1.2;

  /** The widest speck beside what holds half of all matter. */
  private static final double SPECK_AT_MOST = 0.45;

  private static final int FEWEST_SPECKS = 8;
  private static final double SPECKS_ARE_PALER = 0.7;

  /** Colonies that are lighter than agar are bacteria of one age, and of more even width. */
  private static final double SPECK_AMONG_BACTERIA = 0.25;

  /** Where there are specks and colonies, and nothing between, what is narrower is a speck. */
  private static final double SPECK = 0.35;

  /** Half of all matter is in things so many times as wide as half of all things: specks. */
  private static final double TWO_KINDS = 3.5;

  /** And at most this part of all things is about as wide as the limit between the two. */
  private static final double GAP = 0.1;

  private final List<Patch> patches;
  private final List<Blob> blobs;
  private final @Nullable Rejection[] reasons;

  /** Every limit of size and contrast is taken times this. */
  private final double strictness;

  private Judge(List<Patch> patches, List<Blob> blobs, double strictness) {
    this.patches = patches;
    this.blobs = blobs;
    this.strictness = strictness;
    this.reasons = new Rejection[blobs.size()];
  }

  /**
   * @param smallest diameter in working pixels; 0 to judge by the typical colony
   * @param strictness 1 for the verdict that counts; others to see what hangs on the limits
   * @return a reason for each blob, null for a colony
   */
  static @Nullable Rejection[] reasons(
      List<Patch> patches,
      List<Blob> blobs,
      Standard standard,
      Stain stain,
      double smallest,
      double strictness) {
    Judge judge = new Judge(patches, blobs, strictness);
    judge.reject(Rejection.NOT_ROUND, blob -> blob.form().score() < LEAST_SCORE);
    judge.reject(Rejection.FAINT, blob -> blob.contrast() < standard.lowest(blob.compartment()));
    judge.reject(
        Rejection.PALE,
        blob ->
            !judge.isSurelyFormed(blob, stain)
                && blob.contrast() < strictness * standard.covered(blob.compartment()));
    if (stain.lighter()) {
      judge.reject(
          Rejection.GLARE,
          blob -> blob.form().circularity() < (judge.radius(blob) > GLINTS ? NO_GLINT : NO_GLARE));
    }
    if (smallest > 0) {
      judge.reject(Rejection.TOO_SMALL, blob -> blob.diameter() < strictness * smallest);
    }
    if (smallest <= 0) {
      judge.specks(stain.lighter());
    }
    judge.rim();
    judge.pale(stain);
    if (smallest <= 0) {
      judge.debris();
    }
    return judge.reasons;
  }

  private double radius(Blob blob) {
    return patches.get(blob.compartment()).radius(blob.x(), blob.y());
  }

  private void reject(Rejection reason, Predicate<Blob> test) {
    for (int i = 0; i < reasons.length; i++) {
      if (reasons[i] == null && test.test(blobs.get(i))) {
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

  /** Before anything is called typical: specks may be many times as many as colonies. */
  private void specks(boolean lighter) {
    double matter = matter(left());
    double part = lighter ? SPECK_AMONG_BACTERIA : SPECK_AMONG_ANY;
    // Small and pale beside large ones is debris among stained colonies, but young among bacteria.
    double gap = lighter ? 0 : gap(left(), part * matter, SPECK_AT_MOST * matter);
    reject(Rejection.DEBRIS, blob -> blob.diameter() < strictness * part * matter);
    reject(Rejection.DEBRIS, blob -> blob.diameter() < gap);
  }

  /**
   * The width above which colonies begin, if many paler things are narrower and nothing lies
   * between; else 0.
   */
  private static double gap(List<Blob> blobs, double from, double to) {
    List<Blob> sorted = blobs.stream().sorted(Comparator.comparingDouble(Blob::diameter)).toList();
    double widest = A_GAP;
    double above = 0;
    for (int i = FEWEST_SPECKS; i < sorted.size(); i++) {
      double diameter = sorted.get(i).diameter();
      double below = sorted.get(i - 1).diameter();
      boolean within = below > from && diameter < to && 2 * i >= sorted.size() - i;
      if (within && diameter > widest * below && arePaler(sorted, i)) {
        widest = diameter / below;
        above = diameter;
      }
    }
    return above;
  }

  private static boolean arePaler(List<Blob> sorted, int end) {
    double specks = median(sorted.subList(0, end), Blob::contrast);
    return specks < SPECKS_ARE_PALER * median(sorted.subList(end, sorted.size()), Blob::contrast);
  }

  /** Half of all round matter is in narrower things, as if they were balls. */
  private static double matter(List<Blob> blobs) {
    List<Blob> round = blobs.stream().filter(blob -> blob.form().circularity() > NO_GLINT).toList();
    return byWeight(round, Blob::diameter, blob -> Math.pow(blob.diameter(), 3));
  }

  /** What lies at the rim must be like the colonies inside, and not the second of two in a line. */
  private void rim() {
    List<Blob> inside = left().stream().filter(blob -> radius(blob) <= INTERIOR).toList();
    double contrast = median(inside, Blob::contrast);
    double diameter = median(inside, Blob::diameter);
    boolean known = inside.size() >= ENOUGH_INSIDE;
    Predicate<Blob> unlike =
        blob ->
            blob.contrast() < strictness * RIM_CONTRAST * contrast
                || blob.diameter() < strictness * RIM_SMALLEST * diameter
                || (blob.diameter() > RIM_LARGEST * diameter && !blob.form().isDisc());
    reject(
        Rejection.RIM,
        blob ->
            radius(blob) > INTERIOR
                && (blob.form().circularity() < RIM_ROUNDEST || (known && unlike.test(blob))));
    reject(
        Rejection.RIM,
        blob ->
            radius(blob) > 1
                && (!known
                    || blob.form().circularity() < BAND_ROUNDEST
                    || blob.diameter() < BAND_SMALLEST * diameter
                    || blob.contrast() < BAND_CONTRAST * contrast));
    List<Blob> atRim = left().stream().filter(blob -> radius(blob) > INTERIOR).toList();
    reject(
        Rejection.RIM,
        blob -> radius(blob) > 1 && atRim.stream().anyMatch(other -> reflects(blob, other)));
  }

  /** Whether {@code outer} lies in the same direction as {@code inner}, a little further out. */
  private boolean reflects(Blob outer, Blob inner) {
    double out = radius(outer) - radius(inner);
    if (outer.compartment() != inner.compartment() || out <= 0 || out > REFLECTED) {
      return false;
    }
    double apart = Math.hypot(outer.x() - inner.x(), outer.y() - inner.y());
    double outwards = out * patches.get(outer.compartment()).floorRadius();
    double aside = Math.sqrt(Math.max(0, apart * apart - outwards * outwards));
    return aside < Math.max(outer.diameter(), inner.diameter());
  }

  private void pale(Stain stain) {
    List<Blob> round =
        left().stream().filter(blob -> blob.form().circularity() > NO_GLINT).toList();
    double strong = byWeight(round, Blob::contrast, Blob::area);
    double wide = WIDE_ENOUGH * typical(round);
    double palest = stain.lighter() ? PALEST_SHINE : PALEST;
    reject(
        Rejection.PALE,
        blob ->
            blob.contrast()
                < strictness
                    * strong
                    * (isSurelyFormed(blob, stain) && blob.diameter() > wide
                        ? PALEST_DISC
                        : palest));
  }

  /** A stained disc that took little stain is one all the same; shine and blur have its form. */
  private boolean isSurelyFormed(Blob blob, Stain stain) {
    return !stain.lighter()
        && blob.form().circularity() > DISC_CIRCULARITY
        && blob.form().isDisc()
        && radius(blob) <= INTERIOR;
  }

  private void debris() {
    List<Blob> left = left();
    double typical = typical(left);
    double matter = matter(left);
    long between =
        left.stream()
            .filter(blob -> blob.diameter() > SPECK * 0.7 * matter)
            .filter(blob -> blob.diameter() < SPECK * 1.6 * matter)
            .count();
    double narrowest =
        matter > TWO_KINDS * median(left, Blob::diameter) && between <= GAP * left.size()
            ? Math.max(SPECK * matter, NARROWEST * typical)
            : NARROWEST * typical;
    reject(Rejection.DEBRIS, blob -> blob.diameter() < strictness * narrowest);
  }

  /** The middle diameter of the larger two thirds: the smallest third may be debris. */
  private static double typical(List<Blob> blobs) {
    List<Blob> sorted = blobs.stream().sorted(Comparator.comparingDouble(Blob::diameter)).toList();
    return median(sorted.subList(sorted.size() / 3, sorted.size()), Blob::diameter);
  }

  private static double median(List<Blob> blobs, ToDoubleFunction<Blob> value) {
    return byWeight(blobs, value, blob -> 1);
  }

  /** The middle value if each blob counts by its weight; 0 without blobs. */
  private static double byWeight(
      List<Blob> blobs, ToDoubleFunction<Blob> value, ToDoubleFunction<Blob> weight) {
    List<Blob> sorted = blobs.stream().sorted(Comparator.comparingDouble(value)).toList();
    double half = sorted.stream().mapToDouble(weight).sum() / 2;
    for (Blob blob : sorted) {
      half -= weight.applyAsDouble(blob);
      if (half <= 0) {
        return value.applyAsDouble(blob);
      }
    }
    return 0;
  }
}
