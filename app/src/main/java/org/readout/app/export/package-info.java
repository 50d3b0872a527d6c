/**
 * Packages for colleagues: the same tables as tidy CSV and as a workbook, never over an older one.
 */
@NullMarked
package org.readout.app.export;

import org.jspecify.annotations.NullMarked;
