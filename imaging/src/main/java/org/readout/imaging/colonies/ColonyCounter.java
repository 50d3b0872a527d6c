package org.readout.imaging.colonies;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Calibration;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.vessels.Compartment;
import org.readout.imaging.vessels.Vessel;
import org.readout.imaging.vessels.VesselFinder;

/**
 * Counts colonies. A pure function of the image's bytes and the settings: the same in, the same
 * out, on any number of threads.
 */
public final class ColonyCounter {
  /** What a result names as its way of counting. */
  public static final String ALGORITHM = "component-tree";

  /** Changes whenever the same image may give another number. */
  public static final String VERSION = "2";

  /** All compartments of an image together have at most so many working pixels (1600²). */
  private static final double WORKING_PIXELS = 2.56e6;

  /** The smallest soft agar colony where nobody says otherwise (micrometres across). */
  private static final double SOFT_AGAR_SMALLEST_UM = 50;

  private ColonyCounter() {}

  /**
   * Counts in all dishes, wells or the field of an image.
   *
   * @throws ImageException if the image cannot be read, if its region of interest does not fit it,
   *     or if a limit in micrometres meets an image of unknown scale
   */
  public static CountedImage count(ImageFile file, CountSettings settings) throws ImageException {
    OpenCv.require();
    Calibration calibration = calibration(file, settings);
    double smallestPx = smallestPx(file, settings, calibration);
    try (Mats mats = new Mats()) {
      Mat bgr = file.bgr(mats);
      Mat roi = roi(file, settings.roi(), mats);
      VesselFinder.Found found = VesselFinder.find(bgr, settings.vessel());
      List<Patch> patches =
          patches(bgr, roi, found, settings, mats).stream()
              .filter(patch -> patch.area() > 0)
              .toList();
      if (patches.isEmpty()) {
        found = VesselFinder.find(bgr, Vessel.FIELD);
        patches = patches(bgr, roi, found, settings, mats);
      }
      List<Flag> general = general(found, settings, calibration);
      List<CountedRegion> regions = new ArrayList<>();
      for (List<Patch> alike : judgedTogether(patches, settings.assay())) {
        int known = regions.stream().mapToInt(region -> region.candidates().size()).sum();
        regions.addAll(regions(alike, settings, smallestPx, general, 1 + known));
      }
      return new CountedImage(file.name(), bgr.cols(), bgr.rows(), calibration, regions);
    }
  }

  /**
   * Wells share a stain and a typical colony, so that a blank is judged by the others; but a lawn
   * with holes says nothing of a well where no cell is left.
   */
  private static List<List<Patch>> judgedTogether(List<Patch> patches, ColonyAssay assay) {
    return assay == ColonyAssay.PLAQUE ? patches.stream().map(List::of).toList() : List.of(patches);
  }

  private static List<CountedRegion> regions(
      List<Patch> patches,
      CountSettings settings,
      double smallestPx,
      List<Flag> general,
      int firstId) {
    Stain stain = Stain.of(patches, polarity(settings), settings.assay());
    List<float[]> signals = new ArrayList<>();
    for (Patch patch : patches) {
      signals.add(stain.signal(patch));
    }
    Standard standard = Standard.of(patches, signals);
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < patches.size(); i++) {
      blobs.addAll(Detection.of(patches.get(i), signals.get(i), standard, i));
    }
    double smallest = smallestPx * patches.get(0).scale();
    Verdict verdict = Verdict.of(patches, blobs, standard, stain, smallest);
    return Regions.of(general, patches, signals, standard, blobs, verdict, firstId);
  }

  private static List<Patch> patches(
      Mat bgr, Mat roi, VesselFinder.Found found, CountSettings settings, Mats mats) {
    double scale = scale(found.compartments());
    return found.compartments().stream()
        .map(compartment -> Patch.of(bgr, roi, compartment, settings.assay(), scale, mats))
        .toList();
  }

  private static List<Flag> general(
      VesselFinder.Found found, CountSettings settings, @Nullable Calibration calibration) {
    List<Flag> flags = new ArrayList<>();
    if (!found.seen()) {
      flags.add(Flag.NO_VESSEL);
    }
    if (found.turned()) {
      flags.add(Flag.PLATE_TURNED);
    }
    if (found.mirrored()) {
      flags.add(Flag.PLATE_MIRRORED);
    }
    if (settings.assay() == ColonyAssay.SOFT_AGAR && calibration == null) {
      flags.add(Flag.NO_SCALE);
    }
    return flags;
  }

  private static @Nullable Calibration calibration(ImageFile file, CountSettings settings) {
    Double given = settings.umPerPx();
    return given == null ? file.calibration().orElse(null) : new Calibration(given, "given");
  }

  /** In pixels of the image; 0 to judge by the typical colony. */
  private static double smallestPx(
      ImageFile file, CountSettings settings, @Nullable Calibration calibration)
      throws ImageException {
    if (settings.minDiameter() instanceof SizeLimit.Pixels limit) {
      return limit.value();
    }
    if (settings.minDiameter() instanceof SizeLimit.Micrometres limit) {
      if (calibration == null) {
        throw new ImageException.NoScale(file.name(), limit.value());
      }
      return limit.value() / calibration.umPerPx();
    }
    return settings.assay() == ColonyAssay.SOFT_AGAR && calibration != null
        ? SOFT_AGAR_SMALLEST_UM / calibration.umPerPx()
        : 0;
  }

  private static Polarity polarity(CountSettings settings) {
    boolean clear = settings.assay() == ColonyAssay.PLAQUE && settings.polarity() == Polarity.AUTO;
    return clear ? Polarity.LIGHT : settings.polarity();
  }

  private static double scale(List<Compartment> compartments) {
    double pixels = 0;
    for (Compartment compartment : compartments) {
      if (compartment.shape() instanceof Compartment.Box box) {
        pixels += (double) box.width() * box.height();
      } else if (compartment.shape() instanceof Compartment.Round round) {
        pixels += 4 * round.wall().r() * round.wall().r();
      }
    }
    return Math.min(1, Math.sqrt(WORKING_PIXELS / pixels));
  }

  /** 0 outside, 1 inside; empty for everywhere. */
  private static Mat roi(ImageFile file, @Nullable RegionOfInterest roi, Mats mats)
      throws ImageException {
    Mat mask = mats.mat();
    if (roi instanceof RegionOfInterest.Polygon polygon) {
      mask.create(file.heightPx(), file.widthPx(), CvType.CV_8U);
      mask.setTo(Scalar.all(0));
      Point[] corners =
          polygon.points().stream().map(p -> new Point(p.x(), p.y())).toArray(Point[]::new);
      Imgproc.fillPoly(mask, List.of(mats.own(new MatOfPoint(corners))), Scalar.all(1));
    } else if (roi instanceof RegionOfInterest.Mask drawn) {
      if (drawn.image().widthPx() != file.widthPx()
          || drawn.image().heightPx() != file.heightPx()) {
        throw new ImageException.BadRegion(
            file.name(),
            "is %d × %d pixels, the image %d × %d"
                .formatted(
                    drawn.image().widthPx(),
                    drawn.image().heightPx(),
                    file.widthPx(),
                    file.heightPx()));
      }
      Imgproc.cvtColor(drawn.image().bgr(mats), mask, Imgproc.COLOR_BGR2GRAY);
      Core.min(mask, Scalar.all(1), mask);
    }
    if (!mask.empty() && Core.countNonZero(mask) == 0) {
      throw new ImageException.BadRegion(file.name(), "has no pixel in the image");
    }
    return mask;
  }
}
