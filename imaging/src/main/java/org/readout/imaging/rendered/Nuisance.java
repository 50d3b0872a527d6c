package org.readout.imaging.rendered;

/** One thing that makes a photograph hard to count. */
public enum Nuisance {
  /** Double rings of the rims, shaded walls, and colonies mirrored in the wall. */
  RIM,
  /** Lamps and windows reflected at rims and in wells. */
  GLARE,
  /** Flakes of stain, dust and small colonies below the limit. */
  DEBRIS,
  /** Lint. */
  FIBRES,
  /** The share of the colonies that touch or overlap another. */
  OVERLAPS,
  /** The share of the colonies that took little stain. */
  PALE,
  /** A lamp from one side, darker corners, caustics in the wells. */
  LIGHT,
  /** Ragged edges of cells that migrate, and satellites. */
  HALO,
  /** Colonies denser at the wall, as after swirling. */
  CROWDING,
  /** Stain that was not washed off. */
  RESIDUE,
  /** Drops of condensed water. */
  DROPLETS,
  /** The sensor's shot and read noise. */
  NOISE,
  /** The lens: a standard deviation of 3 pixels at level 1. */
  BLUR,
  /** The vessel lies turned: by up to 3 degrees at level 1. */
  TURN,
  /** JPEG quality 98 at level 0, 58 at level 1; PNG does not lose anything. */
  JPEG
}
