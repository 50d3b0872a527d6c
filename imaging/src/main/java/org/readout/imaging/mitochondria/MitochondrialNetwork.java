package org.readout.imaging.mitochondria;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;

/**
 * The mitochondria of one cell, in pixels.
 *
 * @param cellId its number in the labels of the cells
 * @param cytoplasmPx the cell's area without its nucleus
 * @param outsideNucleusPx the mitochondria's area outside of the nucleus
 * @param threshold what the top-hat of the smoothed channel had to be above, in its unit
 * @param contrast how far the two sides of the threshold lie apart, over the noise
 * @param absence why there is none; null where there are some
 * @param branching of all objects together
 */
public record MitochondrialNetwork(
    int cellId,
    int cytoplasmPx,
    int outsideNucleusPx,
    double threshold,
    double contrast,
    @Nullable Absence absence,
    List<MitochondrialObject> objects,
    Branching branching) {
  public MitochondrialNetwork {
    objects = List.copyOf(objects);
    if ((absence == null) == objects.isEmpty()) {
      throw new IllegalArgumentException(
          "%d objects, absent because of %s".formatted(objects.size(), absence));
    }
  }

  /** Why there is none, for a person; empty where there are some. */
  public Optional<String> noneBecause() {
    return Optional.ofNullable(absence).map(Absence::sentence);
  }

  /** The area of all mitochondria of the cell. */
  public int footprintPx() {
    return objects.stream().mapToInt(MitochondrialObject::areaPx).sum();
  }

  public double footprintUm2(Calibration calibration) {
    return footprintPx() * calibration.umPerPx() * calibration.umPerPx();
  }

  /** The part of the cytoplasm that is mitochondria, 0 to 1; empty without cytoplasm. */
  public OptionalDouble fraction() {
    return cytoplasmPx == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) outsideNucleusPx / cytoplasmPx);
  }

  public int networks() {
    return (int) objects.stream().filter(MitochondrialObject::isNetwork).count();
  }

  public int individuals() {
    return objects.size() - networks();
  }

  /** Mean over objects; empty where there is none. */
  public OptionalDouble meanAreaPx() {
    return mean(MitochondrialObject::areaPx);
  }

  /** Mean over objects of 4πA/P²; empty where there is none. */
  public OptionalDouble meanCircularityFormFactor() {
    return mean(MitochondrialObject::circularityFormFactor);
  }

  /** Mean over objects of P²/4πA; empty where there is none. */
  public OptionalDouble meanMitoFormFactor() {
    return mean(MitochondrialObject::mitoFormFactor);
  }

  /** Mean over objects; empty where there is none. */
  public OptionalDouble meanAspectRatio() {
    return mean(MitochondrialObject::aspectRatio);
  }

  private OptionalDouble mean(ToDoubleFunction<MitochondrialObject> value) {
    return objects.stream().mapToDouble(value).average();
  }
}
