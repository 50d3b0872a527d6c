package org.readout.analysis.assay;

import java.util.SortedMap;

/**
 * What one well got, for finding the factors of a design.
 *
 * @param factors columns of the design by name, for example {@code drug=rapamycin}
 */
public record Allocation(String treatment, SortedMap<String, String> factors) {}
