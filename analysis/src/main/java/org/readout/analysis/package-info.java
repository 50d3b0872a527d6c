/**
 * Knows numbers: statistics, assays and figures. Pure: no file, clock, thread or native code; the
 * same arguments always give the same bytes. Imports no other module of the project.
 */
@NullMarked
package org.readout.analysis;

import org.jspecify.annotations.NullMarked;
