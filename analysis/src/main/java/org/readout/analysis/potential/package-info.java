/**
 * Membrane potential from the fluorescence of cells: what a probe can say, millivolts by Nernst per
 * cell, and treatments compared over experiments. Every number that a probe, a mode or a missing
 * control does not allow is withheld, with the reason and what would make it possible.
 */
@NullMarked
package org.readout.analysis.potential;

import org.jspecify.annotations.NullMarked;
