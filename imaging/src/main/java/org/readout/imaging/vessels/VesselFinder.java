package org.readout.imaging.vessels;

import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;
import org.readout.imaging.Mats;

/** Finds the compartments of an image. Pure; safe for many threads. */
public final class VesselFinder {
  /** True rims are seen all around; circles drawn by chance through rims of wells reach 0.8. */
  private static final double SURELY_A_DISH = 0.9;

  /** Less, and it must not be contradicted by a plate; through colonies chance reaches 0.6. */
  private static final double PERHAPS_A_DISH = 0.75;

  /** Where somebody said that there is a dish, half a rim is enough. */
  private static final double A_DISH_IF_ASKED = 0.5;

  private static final List<Vessel> PLATES =
      List.of(Vessel.WELLS_6, Vessel.WELLS_12, Vessel.WELLS_24, Vessel.WELLS_96);

  private VesselFinder() {}

  /**
   * What was found.
   *
   * @param compartments in reading order, at least one
   * @param seen false if a vessel was looked for and none was seen: then the whole field stands in
   * @param turned the plate stands upright, and where A1 is was assumed
   * @param mirrored its cut corners are at the right: it is seen from below, A1 at its top right
   */
  public record Found(
      List<Compartment> compartments, boolean seen, boolean turned, boolean mirrored) {
    public Found {
      compartments = List.copyOf(compartments);
    }
  }

  /**
   * @param bgr 8-bit, 3 channels, at least one pixel; read only
   */
  public static Found find(Mat bgr, Vessel vessel) {
    boolean nothing = vessel == Vessel.FIELD || vessel == Vessel.FLASK;
    Optional<Found> found = nothing ? Optional.empty() : seen(bgr, vessel);
    return found.orElseGet(() -> new Found(List.of(field(bgr)), nothing, false, false));
  }

  private static Optional<Found> seen(Mat bgr, Vessel vessel) {
    try (Mats mats = new Mats()) {
      Pyramid image = Pyramid.of(bgr, mats);
      return switch (vessel) {
        case AUTO -> dishOrPlate(image);
        case DISH -> dish(DishFinder.find(image), A_DISH_IF_ASKED);
        default -> wells(image, List.of(vessel), true);
      };
    }
  }

  private static Optional<Found> dishOrPlate(Pyramid image) {
    Optional<DishFinder.Seen> seen = DishFinder.find(image);
    Optional<Found> dish = dish(seen, PERHAPS_A_DISH);
    if (dish(seen, SURELY_A_DISH).isPresent()) {
      return dish;
    }
    Optional<Found> plate = wells(image, PLATES, false);
    return dish.filter(round -> plate.isEmpty() || holds(round, plate.get())).or(() -> plate);
  }

  private static Optional<Found> dish(Optional<DishFinder.Seen> dish, double leastSupport) {
    return dish.filter(seen -> seen.support() >= leastSupport)
        .map(seen -> new Compartment("dish", Compartment.Kind.DISH, seen.dish()))
        .map(round -> new Found(List.of(round), true, false, false));
  }

  private static Optional<Found> wells(Pyramid image, List<Vessel> plates, boolean asked) {
    return WellFinder.find(image, plates, asked)
        .map(plate -> new Found(plate.wells(), true, plate.turned(), plate.mirrored()));
  }

  /**
   * Whether all wells lie within the dish: then they are a chance pattern of colonies, else the
   * dish is a circle that was drawn by chance through the rims of wells.
   */
  private static boolean holds(Found dish, Found plate) {
    if (!(dish.compartments().get(0).shape() instanceof Compartment.Round round)) {
      return false;
    }
    return plate.compartments().stream()
        .map(Compartment::shape)
        .allMatch(
            shape ->
                shape instanceof Compartment.Round well
                    && round.wall().distance(well.floor().x(), well.floor().y())
                        < round.wall().r());
  }

  private static Compartment field(Mat bgr) {
    return new Compartment(
        "field", Compartment.Kind.FIELD, new Compartment.Box(0, 0, bgr.cols(), bgr.rows()));
  }
}
