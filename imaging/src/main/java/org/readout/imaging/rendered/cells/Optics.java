package org.readout.imaging.rendered.cells;

import java.util.EnumMap;
import java.util.Map;

/**
 * Between the cells and the camera.
 *
 * @param psfSigmaPx standard deviation of the point spread function in focus
 * @param defocusPx what being out of focus adds to it, for each channel; what is not named is sharp
 * @param haze share of the light that comes from above and below the focus and is spread wide
 * @param vignette how much darker the corners are than the middle, 0 to 1
 * @param backgroundPhotons from medium and plastic, in each pixel in the middle of the field
 */
public record Optics(
    double psfSigmaPx,
    Map<Channel, Double> defocusPx,
    double haze,
    double vignette,
    double backgroundPhotons) {
  public static final Optics USUAL = new Optics(1.3, Map.of(), 0.15, 0.25, 40);

  public Optics {
    Limits.require("psfSigmaPx", psfSigmaPx, 0, 50);
    defocusPx.forEach((channel, px) -> Limits.require("defocusPx of " + channel, px, 0, 50));
    Limits.require("haze", haze, 0, 1);
    Limits.require("vignette", vignette, 0, 0.99);
    Limits.require("backgroundPhotons", backgroundPhotons, 0, 1e6);
    defocusPx = Map.copyOf(defocusPx);
  }

  public Optics withPsf(double otherPx) {
    return new Optics(otherPx, defocusPx, haze, vignette, backgroundPhotons);
  }

  public Optics withDefocus(Channel channel, double px) {
    Map<Channel, Double> others = new EnumMap<>(Channel.class);
    others.putAll(defocusPx);
    others.put(channel, px);
    return new Optics(psfSigmaPx, others, haze, vignette, backgroundPhotons);
  }

  public Optics withHaze(double other) {
    return new Optics(psfSigmaPx, defocusPx, other, vignette, backgroundPhotons);
  }

  public Optics withVignette(double other) {
    return new Optics(psfSigmaPx, defocusPx, haze, other, backgroundPhotons);
  }

  public Optics withBackground(double photons) {
    return new Optics(psfSigmaPx, defocusPx, haze, vignette, photons);
  }

  /** Standard deviation of all blur together. */
  double sigmaPx(Channel channel) {
    double defocus = defocusPx.getOrDefault(channel, 0.0);
    return Math.sqrt(psfSigmaPx * psfSigmaPx + defocus * defocus);
  }
}
