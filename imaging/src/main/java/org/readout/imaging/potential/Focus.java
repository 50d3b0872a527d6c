package org.readout.imaging.potential;

/**
 * How sharp a plane is. Only to be compared between fields of one channel, objective and assay.
 *
 * @param laplacianVariance variance of the Laplacian over variance of the plane: falls with blur
 * @param powerSlope slope of log power against log spatial frequency: falls with blur
 */
public record Focus(double laplacianVariance, double powerSlope) {}
