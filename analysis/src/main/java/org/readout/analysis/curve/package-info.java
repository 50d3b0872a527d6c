/**
 * Curves through measurements: nonlinear least squares, dose–response, and what two drugs do
 * together. Doses are fitted on their logarithm, a dose of zero as the limit; a number that the
 * data do not determine is a state and never a number.
 */
@NullMarked
package org.readout.analysis.curve;

import org.jspecify.annotations.NullMarked;
