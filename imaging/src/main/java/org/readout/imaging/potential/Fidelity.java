package org.readout.imaging.potential;

/** What the samples of a file say about light. */
public enum Fidelity {
  /** Proportional to light above the camera's offset, as the camera gave them. */
  LINEAR,
  /** Changed by a lossy compression such as JPEG. */
  LOSSY,
  /** Stretched to eight bits for a screen: neither offset nor scale is the camera's. */
  STRETCHED,
  /** A colour rendering, not the samples of a detector. */
  RGB
}
