package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.readout.imaging.Mats;

/** What a person should know of a region before using its count. */
final class Flags {
  /** Covered beyond this, colonies merge faster than they are added. */
  private static final double TOO_MUCH_COVERED = 0.35;

  /** Covered beyond this they touch more often than not. */
  private static final double MUCH_COVERED = 0.18;

  /** If less of what is covered is round colonies, what is seen are the gaps between them. */
  private static final double LEAST_ROUND = 0.25;

  private static final double ROUND = 0.75;

  /** Most of the area. */
  private static final double CONFLUENT = 0.5;

  /** The upper end of a plate's countable range in microbiology, if colonies touch as well. */
  private static final int MOST_COUNTABLE = 300;

  /** The typical neighbour is nearer than this (from centre to centre, over a diameter). */
  private static final double CROWDED = 1.4;

  private static final int NEARLY_NONE = 10;

  /** A larger part than this at the rim, which is a seventh of the area. */
  private static final double RIM_HEAVY = 0.3;

  /** So many colonies make a part of them worth telling. */
  private static final int ENOUGH = 10;

  /** A group has at least this many typical areas, and no colony's form. */
  private static final double GROUP = 1.6;

  private static final double MANY = 0.25;

  /** In focus a colony this wide has more of its area at its height. */
  private static final double WIDE_PX = 14;

  private static final double FLAT = 0.3;

  /** More of the count than this hangs on limits. */
  private static final double DOUBTFUL = 0.25;

  /** A few doubts are any count's. */
  private static final int ENOUGH_DOUBTS = 3;

  private static final double MUCH_SATURATED = 0.25;

  private Flags() {}

  /**
   * @param general what is to be known of the whole image
   * @param doubtful how much of the count hangs on the limits, 0 to 1
   * @param lawn there is no background
   */
  static List<Flag> of(
      List<Flag> general,
      Patch patch,
      List<Blob> colonies,
      double doubtful,
      double covered,
      boolean lawn) {
    int n = colonies.size();
    boolean formless =
        covered > MUCH_COVERED && round(colonies) < LEAST_ROUND * covered * patch.area();
    List<Flag> flags = new ArrayList<>(general);
    add(flags, Flag.EMPTY, n == 0 && !lawn);
    add(flags, Flag.NEAR_EMPTY, n > 0 && n < NEARLY_NONE && !lawn);
    boolean many = n > MOST_COUNTABLE || (n >= ENOUGH && covered > MUCH_COVERED);
    boolean crowded = many && neighbours(colonies) < CROWDED;
    add(flags, Flag.TOO_NUMEROUS, lawn || formless || covered > TOO_MUCH_COVERED || crowded);
    add(flags, Flag.CONFLUENT, lawn || formless || covered > CONFLUENT);
    add(flags, Flag.UNSPLIT_GROUPS, n >= ENOUGH && groups(colonies) > MANY * n);
    add(flags, Flag.BLUR, isBlurred(colonies));
    add(flags, Flag.SATURATED, saturated(patch) > MUCH_SATURATED);
    long atRim = colonies.stream().filter(c -> patch.radius(c.x(), c.y()) > Judge.INTERIOR).count();
    add(flags, Flag.RIM_HEAVY, n >= ENOUGH && atRim > RIM_HEAVY * n);
    add(flags, Flag.UNCERTAIN, doubtful > DOUBTFUL && doubtful * n >= ENOUGH_DOUBTS);
    return flags;
  }

  private static void add(List<Flag> flags, Flag flag, boolean is) {
    if (is) {
      flags.add(flag);
    }
  }

  /** The area in round colonies (working pixels). */
  private static double round(List<Blob> colonies) {
    return colonies.stream()
        .filter(colony -> colony.form().circularity() > ROUND)
        .mapToDouble(Blob::area)
        .sum();
  }

  /** The median distance to the nearest neighbour, over the median diameter. */
  private static double neighbours(List<Blob> colonies) {
    List<Blob> sorted = colonies.stream().sorted(Comparator.comparingDouble(Blob::x)).toList();
    double[] nearest = new double[sorted.size()];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = nearest(sorted, i);
    }
    double[] diameters = sorted.stream().mapToDouble(Blob::diameter).toArray();
    return Sample.of(nearest).median() / Sample.of(diameters).median();
  }

  private static double nearest(List<Blob> sorted, int of) {
    Blob blob = sorted.get(of);
    double nearest = Double.MAX_VALUE;
    for (int step = -1; step <= 1; step += 2) {
      for (int i = of + step; i >= 0 && i < sorted.size(); i += step) {
        Blob other = sorted.get(i);
        if (Math.abs(other.x() - blob.x()) > nearest) {
          break;
        }
        nearest = Math.min(nearest, Math.hypot(other.x() - blob.x(), other.y() - blob.y()));
      }
    }
    return nearest;
  }

  private static long groups(List<Blob> colonies) {
    double area = Sample.of(colonies.stream().mapToDouble(Blob::area).toArray()).median();
    return colonies.stream()
        .filter(blob -> blob.area() > GROUP * area && !blob.form().isDisc())
        .count();
  }

  private static boolean isBlurred(List<Blob> colonies) {
    double[] flat =
        colonies.stream()
            .filter(blob -> blob.diameter() > WIDE_PX)
            .mapToDouble(Blob::flatness)
            .toArray();
    return flat.length >= ENOUGH / 2 && Sample.of(flat).median() < FLAT;
  }

  /** The part of the floor that is black or white in all channels. */
  private static double saturated(Patch patch) {
    try (Mats mats = new Mats()) {
      Mat white = mats.mat();
      Mat black = mats.mat();
      Core.inRange(patch.work(), Scalar.all(254), Scalar.all(255), white);
      Core.inRange(patch.work(), Scalar.all(0), Scalar.all(1), black);
      Core.bitwise_or(white, black, white);
      Core.bitwise_and(white, patch.mask(), white);
      return patch.area() == 0 ? 0 : Core.countNonZero(white) / (double) patch.area();
    }
  }
}
