package org.readout.imaging.potential;

import java.util.Set;

/**
 * How far one channel of one field can be trusted. Immutable.
 *
 * @param saturatedFraction of all pixels at the camera's ceiling, 0 to 1
 * @param signalToNoise mean of the pixels of cells over the noise of a background pixel
 * @param offsetCounts what was subtracted as dark, stored counts; 0 where a frame was
 */
public record ChannelQuality(
    String channel,
    Focus focus,
    double saturatedFraction,
    double signalToNoise,
    Background background,
    double offsetCounts,
    Set<FieldFlag> flags) {}
