package org.readout.imaging.potential;

import java.util.Locale;

/** Why there is no number, and what would make one possible. */
public enum Refusal {
  SATURATED(
      "too many of the pixels are at the camera's ceiling: their true value is not known",
      "Shorten the exposure or lower the gain, and record the field again."),
  AT_BORDER(
      "the cell is cut by the border of the image",
      "Keep border cells, or centre the field on it."),
  NO_CELLS("too few cells that count", "Record more fields, or look at why cells were excluded."),
  NO_PIXELS("the cell has no pixel there", "Look at the overlay: the outline may be wrong."),
  NO_MITOCHONDRIA(
      "no mitochondria were found in the cell",
      "Find them on a potential-independent channel, or use the mean of the cell."),
  NO_NUCLEUS_CORE(
      "the nucleus is too small to have a core free of its surroundings' light",
      "Record at a higher magnification."),
  RING(
      "a ring stands for the cell, whose periphery is not seen",
      "Record a stain of the cytoplasm."),
  TOO_DIM("the signal is not above the noise", "Expose longer, or take it for fully depolarised."),
  MASS_TOO_WEAK(
      "the mass channel's signal is too weak to divide by",
      "Stain or expose the mass channel more."),
  GREEN_NOT_ABOVE_NOISE(
      "the green channel is not above the noise: there is nothing to divide by",
      "Expose the green channel longer."),
  NOT_POSITIVE(
      "not above zero: it has no logarithm",
      "Use the ratio itself, or count the cell as depolarised."),
  NO_BASELINE(
      "no frame was recorded before the drug", "Record some frames before the drug is added."),
  BASELINE_BLEACHES(
      "the baseline loses too much of its light to bleaching",
      "Lower the light or the number of frames, and record it again."),
  TOO_FEW_FRAMES("too few frames", "Record more frames."),
  DEQUENCHES(
      "the signal rises when FCCP is added: the dye is in quench mode, in which a depolarisation"
          + " raises the signal",
      "Load less dye (non-quench mode), or report the direction of change only.");

  private final String reason;
  private final String remedy;

  Refusal(String reason, String remedy) {
    this.reason = reason;
    this.remedy = remedy;
  }

  /** The name in tables, for example {@code mass-too-weak}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason as part of a sentence. */
  public String reason() {
    return reason;
  }

  /** What to do about it: one imperative sentence. */
  public String remedy() {
    return remedy;
  }
}
