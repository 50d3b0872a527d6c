package org.readout.analysis.assay;

import java.util.Optional;
import java.util.OptionalDouble;
import org.readout.analysis.NestedModelsF;

/**
 * The regression behind the comparisons.
 *
 * @param formula in R's notation
 * @param experiments that are in it
 * @param treatments that are in it, the control included
 * @param dispersion φ, the quality figure: 1 is the scatter of counting alone; empty without
 *     residual degrees of freedom
 * @param overall whether the treatments differ at all; empty where nothing is tested
 */
public record ModelFit(
    String formula,
    int experiments,
    int treatments,
    int residualDf,
    double deviance,
    OptionalDouble dispersion,
    Optional<NestedModelsF> overall) {}
