package org.readout.analysis.potential;

/**
 * Where a cell was.
 *
 * @param experiment the biological replicate: an independent culture, a day, a donor
 * @param plate one plate, measured in one session
 * @param well for example {@code B07}, or a dish
 * @param field one image of the well
 * @param cell its number in the field
 */
public record Place(String experiment, String plate, String well, String field, int cell) {
  public Place {
    experiment = experiment.strip();
    plate = plate.strip();
    well = well.strip();
    field = field.strip();
    if (experiment.isEmpty() || well.isEmpty()) {
      throw new IllegalArgumentException("a cell is in a well of an experiment");
    }
  }

  /** The well with its plate and experiment. */
  WellPlace wellPlace() {
    return new WellPlace(plateName(), well);
  }

  PlateName plateName() {
    return new PlateName(experiment, plate);
  }

  /** A plate name may come back in another experiment. */
  record PlateName(String experiment, String plate) {}

  record WellPlace(PlateName plate, String well) {}
}
