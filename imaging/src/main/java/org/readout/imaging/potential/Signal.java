package org.readout.imaging.potential;

import org.readout.imaging.Plane;

/**
 * A channel from which nothing but the light of the cells is left, {@code I'' = (I − D) / flat −
 * B}. Where there is none it scatters about zero: negative values are right and stay, because
 * cutting them off would raise every dim mean. Immutable.
 */
public final class Signal {
  private final CorrectedChannel channel;
  private final Background background;
  private final Plane plane;

  private Signal(CorrectedChannel channel, Background background, Plane plane) {
    this.channel = channel;
    this.background = background;
    this.plane = plane;
  }

  public static Signal of(CorrectedChannel channel, Background background) {
    float[] corrected = channel.plane().samples();
    float[] light = new float[corrected.length];
    float level = (float) background.level();
    for (int i = 0; i < light.length; i++) {
      light[i] = corrected[i] - level;
    }
    Plane plane = Plane.of(channel.plane().widthPx(), channel.plane().heightPx(), light);
    return new Signal(channel, background, plane);
  }

  public String name() {
    return channel.name();
  }

  public CorrectedChannel channel() {
    return channel;
  }

  public Background background() {
    return background;
  }

  /** I'', camera counts above the background. */
  public Plane plane() {
    return plane;
  }
}
