/**
 * Agilent BioTek: exports of Gen5, and two families of readers on their serial lines: the ELx808
 * generation and the Synergy and Cytation family.
 */
@NullMarked
package org.readout.devices.biotek;

import org.jspecify.annotations.NullMarked;
