/**
 * Knows people: the command line, the page, exports, reports and the demonstration. The only place
 * that wires the other modules together.
 */
@NullMarked
package org.readout.app;

import org.jspecify.annotations.NullMarked;
