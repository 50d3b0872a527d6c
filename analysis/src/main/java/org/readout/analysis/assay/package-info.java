/**
 * Assays: from what was counted or measured in wells to an estimate per treatment, its test, and
 * the sentence for the paper. The unit of inference is the experiment (the biological replicate),
 * never the well.
 */
@NullMarked
package org.readout.analysis.assay;

import org.jspecify.annotations.NullMarked;
