/**
 * Finds mitochondria inside cells and measures their networks. The way of a pixel: {@code TopHat}
 * (what is thinner than a mitochondrion's neighbourhood), {@code Otsu} in each cell, {@code
 * Objects} (what is connected), {@code Skeleton} and {@code SkeletonGraph} (branches and
 * junctions).
 *
 * <p>Two dimensions: of a stack, give one plane or a projection.
 */
@NullMarked
package org.readout.imaging.mitochondria;

import org.jspecify.annotations.NullMarked;
