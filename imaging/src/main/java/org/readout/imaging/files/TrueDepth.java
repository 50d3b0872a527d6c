package org.readout.imaging.files;

/**
 * What the samples of a channel really are, whatever the width in which they are stored. It is
 * found from the samples alone, so that it holds for files that say nothing or something wrong; a
 * dim image can therefore need fewer bits than its camera has.
 *
 * @param bits bits that count: the least of 8, 10, 12, 14 and 16 that the highest sample needs
 *     above the offset, in steps; the stored bits of other types
 * @param offset what every sample has on top because of how it was stored, for example 32768; 0
 *     where nothing shows one. A camera's own black level is not told from dim background here
 * @param step what all samples are multiples of, for example 16 for 12 bits at the upper end of 16,
 *     or 257 for 8 bits that were stretched; 1 for plain counts, 0 for fractions
 * @param ceiling the value at which samples are clipped where the image shows it, else the highest
 *     that {@code bits} can hold
 * @param fractionAtCeiling how many of the samples have it, 0 to 1
 * @param lowest of all samples
 * @param highest of all samples
 * @param reason why this is thought so, for people
 */
public record TrueDepth(
    int bits,
    double offset,
    int step,
    double ceiling,
    double fractionAtCeiling,
    double lowest,
    double highest,
    String reason) {
  static TrueDepth of(Samples samples) {
    return switch (samples.type()) {
      case UINT8, INT8, UINT16, INT16 -> Histogram.of(samples).depth();
      default -> Extremes.of(samples).depth();
    };
  }
}
