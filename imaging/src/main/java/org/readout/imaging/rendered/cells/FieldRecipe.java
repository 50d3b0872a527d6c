package org.readout.imaging.rendered.cells;

import java.util.List;

/**
 * What a field is to show. Immutable; the same recipe gives the same field.
 *
 * @param seed another seed, other cells
 * @param umPerPx micrometres a pixel
 * @param channels which images are taken, in the order of a file's channels
 */
public record FieldRecipe(
    long seed,
    int widthPx,
    int heightPx,
    double umPerPx,
    Culture culture,
    Tubules tubules,
    Potentials potentials,
    Dyes dyes,
    Optics optics,
    Sensor sensor,
    List<Channel> channels) {
  private static final int USUAL_SIDE_PX = 1024;
  private static final int MOST_SIDE_PX = 8192;

  /** About a 40× objective before a camera of 6.5 µm pixels behind a 0.63× adapter. */
  private static final double USUAL_UM_PER_PX = 0.25;

  public FieldRecipe {
    Limits.require("widthPx", widthPx, 16, MOST_SIDE_PX);
    Limits.require("heightPx", heightPx, 16, MOST_SIDE_PX);
    Limits.require("umPerPx", umPerPx, 0.02, 10);
    channels = List.copyOf(channels);
    if (channels.isEmpty() || channels.stream().distinct().count() != channels.size()) {
      throw new IllegalArgumentException("channels are to be named once each, not " + channels);
    }
  }

  /** One megapixel of usual cells at −150 ± 6 mV: nuclei, TMRM and mass. */
  public static FieldRecipe defaults(long seed) {
    return new FieldRecipe(
        seed,
        USUAL_SIDE_PX,
        USUAL_SIDE_PX,
        USUAL_UM_PER_PX,
        Culture.USUAL,
        Tubules.USUAL,
        Potentials.USUAL,
        Dyes.USUAL,
        Optics.USUAL,
        Sensor.USUAL,
        List.of(Channel.NUCLEI, Channel.TMRM, Channel.MASS));
  }

  public FieldRecipe withSeed(long other) {
    return new FieldRecipe(
        other,
        widthPx,
        heightPx,
        umPerPx,
        culture,
        tubules,
        potentials,
        dyes,
        optics,
        sensor,
        channels);
  }

  /** The same cells by number in a field of another size. */
  public FieldRecipe withSize(int otherWidthPx, int otherHeightPx) {
    return new FieldRecipe(
        seed,
        otherWidthPx,
        otherHeightPx,
        umPerPx,
        culture,
        tubules,
        potentials,
        dyes,
        optics,
        sensor,
        channels);
  }

  /** The same at another magnification. */
  public FieldRecipe at(double otherUmPerPx) {
    return new FieldRecipe(
        seed,
        widthPx,
        heightPx,
        otherUmPerPx,
        culture,
        tubules,
        potentials,
        dyes,
        optics,
        sensor,
        channels);
  }

  public FieldRecipe with(Culture other) {
    return new FieldRecipe(
        seed,
        widthPx,
        heightPx,
        umPerPx,
        other,
        tubules,
        potentials,
        dyes,
        optics,
        sensor,
        channels);
  }

  public FieldRecipe with(Tubules other) {
    return new FieldRecipe(
        seed,
        widthPx,
        heightPx,
        umPerPx,
        culture,
        other,
        potentials,
        dyes,
        optics,
        sensor,
        channels);
  }

  public FieldRecipe with(Potentials other) {
    return new FieldRecipe(
        seed, widthPx, heightPx, umPerPx, culture, tubules, other, dyes, optics, sensor, channels);
  }

  public FieldRecipe with(Dyes other) {
    return new FieldRecipe(
        seed,
        widthPx,
        heightPx,
        umPerPx,
        culture,
        tubules,
        potentials,
        other,
        optics,
        sensor,
        channels);
  }

  public FieldRecipe with(Optics other) {
    return new FieldRecipe(
        seed,
        widthPx,
        heightPx,
        umPerPx,
        culture,
        tubules,
        potentials,
        dyes,
        other,
        sensor,
        channels);
  }

  public FieldRecipe with(Sensor other) {
    return new FieldRecipe(
        seed,
        widthPx,
        heightPx,
        umPerPx,
        culture,
        tubules,
        potentials,
        dyes,
        optics,
        other,
        channels);
  }

  public FieldRecipe withChannels(Channel... others) {
    return new FieldRecipe(
        seed,
        widthPx,
        heightPx,
        umPerPx,
        culture,
        tubules,
        potentials,
        dyes,
        optics,
        sensor,
        List.of(others));
  }

  /** The same cells at another mean potential. */
  public FieldRecipe withPotential(double mitoMv) {
    return with(potentials.withMito(mitoMv));
  }

  public FieldRecipe withCells(int cells) {
    return with(culture.withCells(cells));
  }

  /** Pixels in that many micrometres. */
  double px(double um) {
    return um / umPerPx;
  }
}
