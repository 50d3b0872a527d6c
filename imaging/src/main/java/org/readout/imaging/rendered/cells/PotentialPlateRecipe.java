package org.readout.imaging.rendered.cells;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same plate, done in several independent experiments. Immutable.
 *
 * @param wells the layout, the same in each experiment
 * @param experiments independent cultures on different days: the n of a test
 * @param field what one field of a vehicle well looks like: its usual potential, its cells, its
 *     images; its own scatter between cells is replaced by {@code scatter}
 */
public record PotentialPlateRecipe(
    long seed,
    PlateSize size,
    List<PlateWell> wells,
    int experiments,
    int fieldsPerWell,
    Scatter scatter,
    FieldRecipe field) {
  private static final int USUAL_EXPERIMENTS = 4;
  private static final int USUAL_FIELDS = 2;
  private static final int WELLS_AN_ARM = 4;
  private static final int WELLS_A_CONTROL = 3;

  /** What is planted: the inhibitor depolarises, rapamycin polarises a little. */
  private static final double INHIBITOR_MV = 10;

  private static final double RAPAMYCIN_MV = -3;
  private static final double BOTH_MV = 9;

  public PotentialPlateRecipe {
    Limits.require("experiments", experiments, 1, 100);
    Limits.require("fieldsPerWell", fieldsPerWell, 1, 100);
    wells = List.copyOf(wells);
    Set<String> free = new HashSet<>(size.wells());
    for (PlateWell well : wells) {
      if (!free.remove(well.name())) {
        throw new IllegalArgumentException(
            "%s is not on a plate of %s, or is used twice".formatted(well.name(), size));
      }
    }
  }

  /**
   * The founding question on 24 wells' worth of a 96-well plate: an inhibitor of miR-21 and
   * rapamycin, alone and together, four wells each, with FCCP, oligomycin and unstained wells.
   */
  public static PotentialPlateRecipe foundingTwoByTwo(long seed) {
    List<PlateWell> wells =
        randomised(
            seed,
            PlateSize.WELLS_96,
            foundingArms(INHIBITOR_MV, RAPAMYCIN_MV, BOTH_MV),
            WELLS_AN_ARM,
            List.of(
                Arm.control(Role.FCCP), Arm.control(Role.OLIGOMYCIN), Arm.control(Role.UNSTAINED)),
            WELLS_A_CONTROL);
    return new PotentialPlateRecipe(
        seed,
        PlateSize.WELLS_96,
        wells,
        USUAL_EXPERIMENTS,
        USUAL_FIELDS,
        Scatter.USUAL,
        FieldRecipe.defaults(seed));
  }

  /** The same plate on which no treatment does anything. */
  public static PotentialPlateRecipe nullPlate(long seed) {
    PotentialPlateRecipe plate = foundingTwoByTwo(seed);
    List<PlateWell> wells =
        plate.wells.stream()
            .map(
                well ->
                    well.arm().role() == Role.SAMPLE
                        ? new PlateWell(well.name(), well.arm().withShift(0))
                        : well)
            .toList();
    return plate.with(wells);
  }

  /**
   * The four arms of the two by two, with what each does against the first.
   *
   * @param bothMv of the two together; their interaction is what it differs from the sum of the two
   */
  public static List<Arm> foundingArms(double inhibitorMv, double rapamycinMv, double bothMv) {
    return List.of(
        Arm.vehicle("control", factors("control", "none")),
        Arm.sample("rapamycin", factors("control", "rapamycin"), rapamycinMv),
        Arm.sample("anti-miR-21", factors("anti-miR-21", "none"), inhibitorMv),
        Arm.sample("anti-miR-21 + rapamycin", factors("anti-miR-21", "rapamycin"), bothMv));
  }

  private static Map<String, String> factors(String antagomir, String drug) {
    return Map.of("antagomir", antagomir, "drug", drug);
  }

  /**
   * Arms and controls in wells by chance, off the rim where there is room.
   *
   * @throws IllegalArgumentException if they do not fit on the plate
   */
  public static List<PlateWell> randomised(
      long seed, PlateSize size, List<Arm> arms, int wellsAnArm, List<Arm> controls, int each) {
    int wanted = arms.size() * wellsAnArm + controls.size() * each;
    List<String> inner = size.innerWells();
    List<String> free = new ArrayList<>(wanted <= inner.size() ? inner : size.wells());
    if (wanted > free.size()) {
      throw new IllegalArgumentException(
          "%d wells are wanted, %s has %d".formatted(wanted, size, free.size()));
    }
    Draws draws = new Draws(seed, "wells");
    List<PlateWell> wells = new ArrayList<>();
    for (Arm arm : arms) {
      for (int n = 0; n < wellsAnArm; n++) {
        wells.add(new PlateWell(free.remove(draws.below(free.size())), arm));
      }
    }
    for (Arm control : controls) {
      for (int n = 0; n < each; n++) {
        wells.add(new PlateWell(free.remove(draws.below(free.size())), control));
      }
    }
    return wells;
  }

  public PotentialPlateRecipe with(List<PlateWell> others) {
    return new PotentialPlateRecipe(seed, size, others, experiments, fieldsPerWell, scatter, field);
  }

  public PotentialPlateRecipe with(Scatter other) {
    return new PotentialPlateRecipe(seed, size, wells, experiments, fieldsPerWell, other, field);
  }

  public PotentialPlateRecipe with(FieldRecipe other) {
    return new PotentialPlateRecipe(seed, size, wells, experiments, fieldsPerWell, scatter, other);
  }

  public PotentialPlateRecipe withExperiments(int number, int fields) {
    return new PotentialPlateRecipe(seed, size, wells, number, fields, scatter, field);
  }
}
