/**
 * Quantitative PCR. Cycles are logarithms of amounts, so that means and tests are of cycles and
 * only what is printed is taken back to amounts. A cycle that was not reached is no number here:
 * what was not determined stays out and is said.
 */
@NullMarked
package org.readout.analysis.qpcr;

import org.jspecify.annotations.NullMarked;
