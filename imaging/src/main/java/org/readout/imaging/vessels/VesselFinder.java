package org.readout.imaging.vessels;

import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;

/** Finds the compartments of an image. Pure; safe for many threads. */
public final class VesselFinder {
  /** A third of the rim seen as an edge: less is a circle by chance. */
  private static final double LEAST_SUPPORT = 0.35;

  private VesselFinder() {}

  /**
   * What was found.
   *
   * @param compartments in reading order, at least one
   * @param seen false if a vessel was looked for and none was seen: then the whole field stands in
   * @param turned the plate stands upright, and where A1 is was assumed
   */
  public record Found(List<Compartment> compartments, boolean seen, boolean turned) {
    public Found {
      compartments = List.copyOf(compartments);
    }
  }

  /**
   * @param bgr 8-bit, 3 channels, at least one pixel; read only
   */
  public static Found find(Mat bgr, Vessel vessel) {
    if (vessel == Vessel.AUTO || vessel == Vessel.DISH) {
      Optional<DishFinder.Seen> dish = DishFinder.find(bgr);
      if (dish.isPresent() && dish.get().support() >= LEAST_SUPPORT) {
        Compartment.Round round = dish.get().dish();
        return new Found(
            List.of(new Compartment("dish", Compartment.Kind.DISH, round)), true, false);
      }
    }
    boolean asked = vessel == Vessel.FIELD || vessel == Vessel.FLASK;
    return new Found(List.of(field(bgr)), asked, false);
  }

  private static Compartment field(Mat bgr) {
    return new Compartment(
        "field", Compartment.Kind.FIELD, new Compartment.Box(0, 0, bgr.cols(), bgr.rows()));
  }
}
