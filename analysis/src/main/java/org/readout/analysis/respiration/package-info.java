/**
 * Oxygen consumption of cells while inhibitors are injected one after another: what a well says
 * about its mitochondria. Wells are technical replicates; means of wells per experiment are what is
 * compared.
 */
@NullMarked
package org.readout.analysis.respiration;

import org.jspecify.annotations.NullMarked;
