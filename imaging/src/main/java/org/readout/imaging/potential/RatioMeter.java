package org.readout.imaging.potential;

import org.jspecify.annotations.Nullable;

/** The probe of one cell over its mass, and red over green. Confined to one thread. */
final class RatioMeter {
  /** Standard errors above zero from which on a sum may be divided by. */
  private static final double ABOVE_NOISE = 3;

  private final FieldChannels channels;
  private final CellPlaces places;
  private final MeterSettings settings;
  private final Tally probe;
  private final Tally partner;
  private final Tally partnerInMitochondria;

  RatioMeter(FieldChannels channels, CellPlaces places, MeterSettings settings, int largestCellPx) {
    this.channels = channels;
    this.places = places;
    this.settings = settings;
    probe = new Tally(largestCellPx);
    partner = new Tally(largestCellPx);
    partnerInMitochondria = new Tally(largestCellPx);
  }

  /**
   * @param sought whether mitochondria were looked for
   * @param probeSaturated the part of the probe's deciding pixels at the ceiling
   */
  MeasuredCell.@Nullable Mass mass(int id, boolean sought, double probeSaturated) {
    Signal mass = channels.mass();
    if (mass == null) {
      return null;
    }
    collect(id, mass, false);
    Tally judged = sought && partnerInMitochondria.n() > 0 ? partnerInMitochondria : partner;
    double noise = mass.background().noiseSd();
    double signalToNoise = noise > 0 ? judged.mean() / noise : Double.POSITIVE_INFINITY;
    boolean lost = judged.saturatedFraction() > settings.refuseSaturated();
    Estimate mean = lost ? Estimate.refused(Refusal.SATURATED) : Estimate.of(partner.mean());
    return new MeasuredCell.Mass(
        mean, signalToNoise, massRatio(lost, probeSaturated, signalToNoise));
  }

  private Estimate massRatio(boolean lost, double probeSaturated, double signalToNoise) {
    if (lost || probeSaturated > settings.refuseSaturated()) {
      return Estimate.refused(Refusal.SATURATED);
    }
    if (signalToNoise < settings.leastMassSignalToNoise() || !(partner.sum() > 0)) {
      return Estimate.refused(Refusal.MASS_TOO_WEAK);
    }
    return Estimate.of(probe.sum() / partner.sum());
  }

  /**
   * @param sought whether mitochondria were looked for
   * @param redSaturated the part of the red channel's deciding pixels at the ceiling
   */
  MeasuredCell.@Nullable Jc1 jc1(int id, boolean sought, double redSaturated) {
    Signal green = channels.green();
    if (green == null) {
      return null;
    }
    collect(id, green, sought);
    if (partner.n() == 0) {
      Estimate none = Estimate.refused(Refusal.NO_MITOCHONDRIA);
      return new MeasuredCell.Jc1(none, none, none, none);
    }
    if (Math.max(redSaturated, partner.saturatedFraction()) > settings.refuseSaturated()) {
      Estimate lost = Estimate.refused(Refusal.SATURATED);
      return new MeasuredCell.Jc1(lost, lost, lost, lost);
    }
    BleedThrough bleed = channels.bleed();
    double greenSum = partner.sum();
    double redSum = probe.sum() - (bleed == null ? 0 : bleed.fraction() * greenSum);
    double noise = partner.n() * green.background().standardErrorOfMean(partner.n());
    if (greenSum <= ABOVE_NOISE * noise) {
      Estimate none = Estimate.refused(Refusal.GREEN_NOT_ABOVE_NOISE);
      return new MeasuredCell.Jc1(Estimate.of(redSum), Estimate.of(greenSum), none, none);
    }
    double ratio = redSum / greenSum;
    return new MeasuredCell.Jc1(
        Estimate.of(redSum),
        Estimate.of(greenSum),
        Estimate.of(ratio),
        ratio > 0
            ? Estimate.of(Math.log(ratio) / Math.log(2))
            : Estimate.refused(Refusal.NOT_POSITIVE));
  }

  /** The probe and its partner over the cell, or over its mitochondria only. */
  private void collect(int id, Signal other, boolean mitochondriaOnly) {
    probe.clear();
    partner.clear();
    partnerInMitochondria.clear();
    float[] light = channels.potential().plane().samples();
    float[] others = other.plane().samples();
    PixelGroups groups = places.groups();
    for (int i = 0; i < groups.size(id); i++) {
      int pixel = groups.pixel(id, i);
      boolean inside = places.inMitochondria(pixel, id);
      boolean atCeiling = other.channel().saturated(pixel);
      if (inside || !mitochondriaOnly) {
        probe.add(light[pixel], false);
        partner.add(others[pixel], atCeiling);
      }
      if (inside) {
        partnerInMitochondria.add(others[pixel], atCeiling);
      }
    }
  }
}
