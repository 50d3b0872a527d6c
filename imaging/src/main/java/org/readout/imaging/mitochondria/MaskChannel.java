package org.readout.imaging.mitochondria;

/**
 * The channel on which mitochondria are looked for.
 *
 * @param name for people, for example {@code MitoTracker Green}
 * @param dependsOnPotential whether depolarised mitochondria are dimmer in it: a threshold then
 *     takes the polarised ones, and their mean hides what was lost
 */
public record MaskChannel(String name, boolean dependsOnPotential) {
  public MaskChannel {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a channel needs its name");
    }
  }
}
