package org.readout.imaging.rendered.cells;

/** What a well is there for. */
public enum Role {
  /** The treatment that the others are held against. */
  VEHICLE,
  SAMPLE,
  /** Uncoupled: what is left of the light is the zero of the potential. */
  FCCP,
  /** Polarised by stopping the synthase: shows that light can go up, so that nothing quenches. */
  OLIGOMYCIN,
  /** Cells that got nothing but the stain of the nuclei. */
  UNSTAINED,
  /** Cells that got one dye only, to see how much of it gets into the other image. */
  SINGLE_STAIN
}
