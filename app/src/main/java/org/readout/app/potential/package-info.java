/** Measuring a set of fields: options, which file has which channel, and what is written of it. */
@NullMarked
package org.readout.app.potential;

import org.jspecify.annotations.NullMarked;
